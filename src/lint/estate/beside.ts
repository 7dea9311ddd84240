import { remember, rememberWeakly } from "../../aws/remember.js";
import type { Settings } from "../../aws/settings.js";
import { groupBy } from "../../template/group.js";
import type { Template } from "../../template/template.js";
import type { Project } from "../project.js";
import { type Deployed, deployedIn, unitOf } from "./deployed.js";
import { areTwoDeployments, isOneAccount, type Membership } from "./groups.js";

/** A file of a project, in a group. */
export interface Member {
  readonly path: string;
  readonly project: Project;
  readonly membership: Membership;
  /** The settings as they are for all groups. */
  readonly base: Settings;
}

/** What else is deployed to the account of a member, seen from one of its templates. */
export function deployedBeside(member: Member, template: Template): readonly Deployed[] {
  return othersIn(unitsWith, member, template);
}

/** What of it may declare trails. */
export function declaringBeside(member: Member, template: Template): readonly Deployed[] {
  return othersIn(declaringUnitsWith, member, template);
}

/** What of it may create what others declare, or nobody. */
export function creatingBeside(member: Member, template: Template): readonly Deployed[] {
  return othersIn(creatingUnitsWith, member, template);
}

/** Of what several groups deploy together each is one. */
function othersIn(unitsOf: UnitsOf, member: Member, template: Template): readonly Deployed[] {
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
const creatingUnitsWith = unitsThat(({ mayCreate }) => mayCreate());

/** The same for all that is deployed with a group, or where there are none. */
function unitsThat(isMeant: (deployed: Deployed) => boolean): UnitsOf {
  return remember((project) =>
    rememberWeakly((base) => {
      const inAccount = new Map<Membership["group"], Units>();
      return (membership) => {
        const { group } = membership;
        const isThere = (other: Deployed): boolean =>
          isMeant(other) && isOneAccount(other.membership, membership);
        const units =
          inAccount.get(group) ??
          groupBy(deployedIn(project, base).filter(isThere), ({ unit }) => unit);
        inAccount.set(group, units);
        return units;
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

export function ownUnit({ path }: Member, { dialect, planned }: Template): string {
  return unitOf(path, dialect === "terraform" && !planned);
}
