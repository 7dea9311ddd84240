import { mayBeOfAnother } from "../own-deployment.js";
import { gapFor } from "../gap.js";
import { partsOf } from "../../graph/text.js";
import type { Unknown, Value } from "../../graph/value.js";
import { keyOf } from "../index-by-name.js";
import type { Property, Reportable } from "../property.js";
import { exists, type World } from "../world.js";
import { perScenario, remember } from "../remember.js";
import { groupBy } from "../../template/group.js";
import type { Resource } from "../../template/template.js";
import { type View, viewOf } from "../view.js";
import { type Assignment, assignments } from "./assignment.js";
import { type Grant, grantsIn, ownGrantsOf } from "./grant.js";
import { Group, GroupMembership, type Membership, UserMembership } from "./group.js";
import { giversOf, resourceNamed } from "./holder.js";
import type { Names } from "./names.js";
import { User } from "./user.js";

/** Policies that a user has, and the group that it has them through. Users of one share the list. */
export interface Holding {
  readonly grants: readonly Grant[];
  readonly group: { readonly name: string } | undefined;
  /** What says so: that group, and where the user is put into it. */
  readonly through: readonly Reportable[];
}

/** What a user has, directly and through its groups. */
export interface Holdings {
  readonly all: readonly Holding[];
  /** Whether there is certainly nothing else that the template says or may say. */
  readonly complete: boolean;
}

const toUsers = { kinds: assignments, namesIn: ({ users }: Assignment) => users };
const toGroups = { kinds: assignments, namesIn: ({ groups }: Assignment) => groups };
const intoGroups = {
  kinds: [GroupMembership, UserMembership],
  namesIn: ({ users }: Membership) => users,
};

const giving = [...assignments, ...intoGroups.kinds];

/** Follows a user to its policies: its own, those assigned to it, and those of its groups. */
export function holdingsOf(user: User): Holdings {
  const { world, resource } = user;
  const assigned = giversOf(toUsers, User, world);
  const membership = giversOf(intoGroups, User, world);
  const memberships = (membership.byHolder.get(resource) ?? []).filter(
    (each) => exists(each.resource, world) !== false,
  );
  const given = [user.groups, ...memberships.map((each) => each.groups)];
  const entries = [
    ...entriesIn(user.groups, world),
    ...memberships.flatMap((each) => entriesOf(user, each)),
  ];
  const declared = groupBy(entries, ({ group }) => group);
  const undeclared = declared.get(undefined) ?? [];
  const ofGroups = [...declared].flatMap(([resource, through]) => {
    const group = resource && viewOf(Group, resource, world);
    if (group === undefined) return [];
    return { group, through: [...through.map(({ at }) => at), group], ...holdingsOfGroup(group) };
  });
  const own = [...ownGrantsOf(user), ...assignedBy(assigned.byHolder.get(resource), user)];
  return {
    all: [
      { grants: own, group: undefined, through: [] },
      ...ofGroups,
      ...[...groupBy(undeclared, ({ name }) => keyOf(name.raw))].flatMap(([key, through]) => {
        const [{ name } = {}] = through;
        const holding = key && name && holdingOfName(key, name, user);
        return holding ? { ...holding, through: through.map(({ at }) => at) } : [];
      }),
    ],
    complete:
      assigned.open.length === 0 &&
      membership.open.length === 0 &&
      given.every(({ complete }) => complete) &&
      undeclared.length === 0 &&
      ofGroups.every(({ complete }) => complete) &&
      [user, ...ofGroups.map(({ group }) => group)].every(
        (each) => gapFor(each.resource, world, giving) === undefined,
      ),
  };
}

/** What says that a user is in a group. */
interface Entry {
  readonly at: Reportable;
  readonly name: Property<string>;
  /** Nothing where the template does not declare it. */
  readonly group: Resource | undefined;
}

function entriesIn({ names }: Names, world: World): readonly Entry[] {
  return names
    .filter((name) => name.mayBeSet)
    .map((name) => ({ at: name, name, group: resourceNamed(name, Group, world) }));
}

/** Where a group has several users, the name of the user says so. */
function entriesOf({ resource, world }: User, membership: Membership): readonly Entry[] {
  const entries = entriesIn(membership.groups, world);
  if (membership.resource.type === UserMembership.terraform) return entries;
  const at = membership.users.names.find((each) => resourceNamed(each, User, world) === resource);
  return at === undefined ? entries : entries.map((each) => ({ ...each, at }));
}

interface HoldingsOfGroup {
  readonly grants: readonly Grant[];
  readonly complete: boolean;
}

/** A group may have thousands of users, who all have what it has. */
const holdingsOfGroup = remember((group: Group): HoldingsOfGroup => {
  const { byHolder, open } = giversOf(toGroups, Group, group.world);
  const grants = [...ownGrantsOf(group), ...assignedBy(byHolder.get(group.resource), group)];
  return { grants, complete: open.length === 0 };
});

const holdingsByName = perScenario(() => new Map<string, Omit<Holding, "through">>());

/**
 * What the template gives to a group that it does not declare, by the name that its users are put
 * into it with. What else it has, nobody knows.
 */
function holdingOfName(
  key: string,
  { raw }: Property<string>,
  user: User,
): Omit<Holding, "through"> | undefined {
  const { world } = user;
  // Another configuration of Terraform's provider may be for another account.
  if (!isInOwnAccount(user)) return undefined;
  const known = holdingsByName(world);
  const before = known.get(key);
  if (before !== undefined) return before;
  const givers = giversOf(toGroups, Group, world).byName.get(key)?.filter(isInOwnAccount);
  const holding = { group: { name: textOf(raw) }, grants: assignedBy(givers, user) };
  known.set(key, holding);
  return holding;
}

function isInOwnAccount({ resource }: View): boolean {
  return !mayBeOfAnother(resource);
}

/** A name as a message says it; what supplies it where nobody knows it. */
function textOf(raw: Value): string {
  const parts = partsOf(raw) ?? [];
  return parts.map((part) => (typeof part === "string" ? part : nameOf(part))).join("");
}

function nameOf({ reference, identity = "…" }: Unknown): string {
  return reference?.resource ?? identity.replace(/^\w+ /, "");
}

function assignedBy(
  givers: readonly Assignment[] | undefined,
  { world }: User | Group,
): readonly Grant[] {
  return (givers ?? [])
    .filter(({ resource }) => exists(resource, world) !== false)
    .flatMap(grantsIn);
}
