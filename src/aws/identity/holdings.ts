import { mayBeOfAnother } from "../own-deployment.js";
import { gapFor } from "../gap.js";
import { partsOf } from "../../graph/text.js";
import type { Unknown, Value } from "../../graph/value.js";
import { keyOf } from "../index-by-name.js";
import type { Property } from "../property.js";
import { exists } from "../world.js";
import { perScenario, remember } from "../remember.js";
import { type View, viewOf } from "../view.js";
import { type Assignment, assignments } from "./assignment.js";
import { type Grant, grantsIn, ownGrantsOf } from "./grant.js";
import { Group, GroupMembership, type Membership, UserMembership } from "./group.js";
import { giversOf, resourceNamed } from "./holder.js";
import { User } from "./user.js";

/** Policies that a user has, and the group that it has them through. Users of one share the list. */
export interface Holding {
  readonly grants: readonly Grant[];
  readonly group: { readonly name: string } | undefined;
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
  const named = given.flatMap(({ names }) => names.filter((name) => name.mayBeSet));
  const found = named.map((name) => resourceNamed(name, Group, world));
  const groups = [...new Set(found)].flatMap(
    (each) => (each === undefined ? undefined : viewOf(Group, each, world)) ?? [],
  );
  const undeclared = named.filter((_, index) => found[index] === undefined);
  const ofGroups = groups.map((group) => ({ group, ...holdingsOfGroup(group) }));
  const own = [...ownGrantsOf(user), ...assignedBy(assigned.byHolder.get(resource), user)];
  return {
    all: [
      { grants: own, group: undefined },
      ...ofGroups,
      ...undeclared.flatMap((each) => holdingOfName(each, user) ?? []),
    ],
    complete:
      assigned.open.length === 0 &&
      membership.open.length === 0 &&
      given.every(({ complete }) => complete) &&
      found.every((each) => each !== undefined) &&
      ofGroups.every(({ complete }) => complete) &&
      [user, ...groups].every((each) => gapFor(each.resource, world, giving) === undefined),
  };
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

const holdingsByName = perScenario(() => new Map<string, Holding>());

/**
 * What the template gives to a group that it does not declare, by the name that its users are put
 * into it with. What else it has, nobody knows.
 */
function holdingOfName({ raw }: Property<string>, user: User): Holding | undefined {
  const { world } = user;
  const key = keyOf(raw);
  // Another configuration of Terraform's provider may be for another account.
  if (key === undefined || !isInOwnAccount(user)) return undefined;
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
