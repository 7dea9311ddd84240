import { dirname } from "node:path";
import type { Estate, ForeignTrail } from "../../aws/estate.js";
import { noEstate } from "../../aws/estate.js";
import { remember } from "../../aws/remember.js";
import type { Settings } from "../../aws/settings.js";
import type { Graph } from "../../graph/graph.js";
import { fileNaming } from "../../template/file-naming.js";
import { groupBy } from "../../template/group.js";
import type { Template } from "../../template/template.js";
import type { Project } from "../project.js";
import { filesIn } from "./contents.js";
import { type DeclaredTrail, declaredTrails } from "./declared-trails.js";
import { type Deployed, deployedIn, unitOf, unitsIn } from "./deployed.js";
import { areTwoDeployments, isOneAccount, type Membership } from "./groups.js";
import { once } from "./once.js";

/** A file of a project, in a group. */
export interface Member {
  readonly path: string;
  readonly project: Project;
  readonly membership: Membership;
  /** The settings as they are for all groups. */
  readonly base: Settings;
}

/** What others deploy to the account of a file, seen from one of its templates. Found when asked for. */
export function estateOf(member: Member, graph: Graph): Estate {
  const { project, membership, base } = member;
  const { template } = graph;
  // A stack set's template is deployed to other accounts.
  if (membership.isApart === true || template.elsewhere === true) return noEstate;
  const others = once(() => deployedBeside(unitsWith, member, template));
  const declaring = once(() => deployedBeside(declaringUnitsWith, member, template));
  const own = once(() => declaredTrails(graph, membership.settings));
  const trails = once(() => foreignTrails(declaring(), own(), template, member));
  return {
    get isAlone() {
      return others().length === 0;
    },
    get trails() {
      return trails();
    },
    get gap() {
      if (project.listing.gap !== undefined) return project.listing.gap;
      const unread = declaring().find(({ contents }) => contents() === "unread");
      return unread && `'${project.nameOf(unread.path)}' cannot be read`;
    },
    get mayHaveMore() {
      return others().some(({ mayCreate, contents }) => mayCreate() && mayAddTrails(contents()));
    },
    get mayBeInOrganization() {
      return deployedIn(project, base)
        .filter((other) => !isOneAccount(other.membership, membership))
        .some((other) => other.mayBeOfOrganization && isOfOrganization(other));
    },
    isCertain: (resource) => own().some((each) => each.resource === resource && isTheSame(each)),
  };
}

function mayAddTrails(contents: ReturnType<Deployed["contents"]>): boolean {
  if (contents === "no deployment") return false;
  return contents === "unread" || contents.mayAddTrails;
}

function isOfOrganization({ contents }: Deployed): boolean {
  const read = contents();
  return typeof read !== "string" && read.trails.some((trail) => trail.mayBeOfOrganization);
}

/** The other deployments, of which what several groups deploy together is one. */
function deployedBeside(unitsOf: UnitsOf, member: Member, template: Template): readonly Deployed[] {
  const { project, membership, base } = member;
  const own = ownUnit(member, template);
  return [...unitsOf(project)(base)(membership)].flatMap(([unit, each]) =>
    unit === own ? distinct(each, [membership]) : distinct(each, []),
  );
}

type Units = ReadonlyMap<string, readonly Deployed[]>;

type UnitsOf = (project: Project) => (base: Settings) => (membership: Membership) => Units;

/** What is deployed to the account of a member, itself among it. */
const unitsWith = unitsThat(() => true);

const declaringUnitsWith = unitsThat(({ mayHaveTrails }) => mayHaveTrails);

/** The same for all that is deployed with a group, or where there are none. */
function unitsThat(isMeant: (deployed: Deployed) => boolean): UnitsOf {
  return remember((project) =>
    remember((base) => {
      const inAccount = new Map<Membership["group"], Units>();
      return (membership) => {
        const { group } = membership;
        const before =
          inAccount.get(group) ??
          groupBy(
            deployedIn(project, base).filter(
              (other) => isMeant(other) && isOneAccount(other.membership, membership),
            ),
            ({ unit }) => unit,
          );
        inAccount.set(group, before);
        return before;
      };
    }),
  );
}

function distinct(all: readonly Deployed[], before: readonly Membership[]): readonly Deployed[] {
  const known = [...before];
  return all.filter(({ membership }) => {
    const isNew = known.every((each) => areTwoDeployments(each, membership));
    if (isNew) known.push(membership);
    return isNew;
  });
}

function ownUnit({ path }: Member, { dialect, planned }: Template): string {
  return unitOf(path, dialect === "terraform" && !planned);
}

/** Whether it is the same trail whatever the scenario. */
function isTheSame({ isCertain, variants }: DeclaredTrail): boolean {
  return isCertain && variants.length === 1;
}

/** The trails of other deployments, seen from a template that declares some itself. */
function foreignTrails(
  others: readonly Deployed[],
  own: readonly DeclaredTrail[],
  template: Template,
  member: Member,
): readonly ForeignTrail[] {
  const units = groupBy(others, ({ unit }) => unit);
  return others.flatMap((other) => {
    const isOneOfSeveral =
      other.unit === ownUnit(member, template) || (units.get(other.unit) ?? []).length > 1;
    return trailsOf(other, own, template, member).map(({ resource, ...trail }): ForeignTrail => {
      const file = member.project.nameOf(fileNaming(resource) ?? other.path);
      const { group } = other.membership;
      return {
        ...trail,
        name: `${file}:${resource.name}`,
        ...(isOneOfSeveral && group !== undefined && { group: group.name }),
      };
    });
  });
}

/** The trails of another deployment that are not the own ones. */
function trailsOf(
  { path, unit, contents, membership }: Deployed,
  own: readonly DeclaredTrail[],
  template: Template,
  member: Member,
): readonly DeclaredTrail[] {
  const read = contents();
  if (typeof read === "string") return [];
  const { trails, planned, account = membership.settings.accountId, parts } = read;
  const ownAccount = template.account ?? member.membership.settings.accountId;
  // Plans say to which account they are applied.
  if (ownAccount !== undefined && account !== undefined && ownAccount !== account) return [];
  const home = ownUnit(member, template);
  const isElsewhere = unit !== home;
  const isAtHome = (file: string): boolean => file === member.path || dirname(file) === home;
  const ownParts = new Set(filesIn(template));
  const files = unitsIn(member.project).get(unit) ?? [];
  // What is a part of the template, as its text is now, is no other deployment.
  if (isElsewhere && files.some((file) => ownParts.has(file.path))) return [];
  const isPart = [...parts].some(isAtHome);
  const isDeclaredHere = ({ resource: { file } }: DeclaredTrail): boolean =>
    file !== undefined && isElsewhere && (isAtHome(file) || (isPart && ownParts.has(file)));
  const isPlanned = planned || template.planned;
  return trails.filter(
    (trail) =>
      !isDeclaredHere(trail) &&
      !(
        isPlanned && own.some((each) => isSame(each, trail, dirname(path) === dirname(member.path)))
      ),
  );
}

/** A plan is of what a configuration, or another plan, declares too, unless that has another name. */
function isSame(one: DeclaredTrail, other: DeclaredTrail, isBeside: boolean): boolean {
  return (
    one.resource.name === other.resource.name &&
    one.resource.dialect === other.resource.dialect &&
    (isBeside ||
      one.trailName === undefined ||
      [undefined, one.trailName].includes(other.trailName))
  );
}
