import type { Estate, ForeignTrail } from "../../aws/estate.js";
import { noEstate } from "../../aws/estate.js";
import { remember } from "../../aws/remember.js";
import { isDeployedHere } from "../../aws/own-deployment.js";
import type { Settings } from "../../aws/settings.js";
import type { Graph } from "../../graph/graph.js";
import type { Template } from "../../template/template.js";
import type { Project } from "../project.js";
import { type DeclaredTrail, declaredTrails } from "./declared-trails.js";
import { type Deployed, deployedIn, unitOf } from "./deployed.js";
import { isOneAccount, type Membership } from "./groups.js";
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
  const { project, membership } = member;
  const { template } = graph;
  // A stack set's template is deployed to other accounts.
  if (membership.isApart === true || template.elsewhere === true) return noEstate;
  const others = once(() => deployedBeside(member, template));
  const declaring = once(() => others().filter(({ mayHaveTrails }) => mayHaveTrails));
  const trails = once(() => declaring().flatMap((other) => foreignTrails(other, template, member)));
  const own = once(() => declaredTrails(graph, membership.settings));
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
      return others().some(({ mayCreate, contents }) => mayCreate && mayAddTrails(contents()));
    },
    isCertain: (resource) => own().some((each) => each.resource === resource && isTheSame(each)),
  };
}

function mayAddTrails(contents: ReturnType<Deployed["contents"]>): boolean {
  if (contents === "no deployment") return false;
  return contents === "unread" || contents.mayAddTrails;
}

function deployedBeside(
  { path, project, membership, base }: Member,
  { dialect, planned }: Template,
): readonly Deployed[] {
  const unit = unitOf(path, dialect === "terraform" && !planned);
  return deployedIn(project, base).filter(
    (other) => other.unit !== unit && isOneAccount(other.membership, membership),
  );
}

/** Whether it is the same trail whatever the scenario. */
function isTheSame({ isCertain, variants }: DeclaredTrail): boolean {
  return isCertain && variants.length === 1;
}

/** The trails of another file but for those that take part in the template, or that the own file declares. */
function foreignTrails(
  { path: other, contents, membership }: Deployed,
  template: Template,
  { path, project }: Member,
): readonly ForeignTrail[] {
  const read = contents();
  if (typeof read === "string") return [];
  const { trails, planned, account = membership.settings.accountId } = read;
  const own = template.account ?? membership.settings.accountId;
  // Plans say to which account they are applied.
  if (own !== undefined && account !== undefined && own !== account) return [];
  const isTakingPart = ({ file = other }: DeclaredTrail["resource"]): boolean =>
    file === path || partsOf(template).has(file);
  // A plan is of what a configuration, or another plan, declares too.
  const isPlanned = planned || template.planned;
  const isSame = ({ name, dialect }: DeclaredTrail["resource"]): boolean =>
    isPlanned && dialect === template.dialect && template.resources.has(name);
  return trails
    .filter(({ resource }) => !isTakingPart(resource) && !isSame(resource))
    .map(({ resource, ...trail }): ForeignTrail => {
      return { ...trail, name: `${project.nameOf(other)}:${resource.name}` };
    });
}

/** The files that have a part in a template. */
const partsOf = remember(
  ({ resources }: Template): ReadonlySet<string> =>
    new Set([...resources.values()].filter(isDeployedHere).flatMap(({ file }) => file ?? [])),
);
