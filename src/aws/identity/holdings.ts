import { gapFor } from "../gap.js";
import { exists } from "../world.js";
import { remember } from "../remember.js";
import { viewOf } from "../view.js";
import { type Assignment, assignments } from "./assignment.js";
import { type Grant, grantsIn, ownGrantsOf } from "./grant.js";
import { Group, GroupMembership, type Membership, UserMembership } from "./group.js";
import { giversOf, resourceNamed } from "./holder.js";
import { User } from "./user.js";

/** Policies that a user has, and the group that it has them through. Users of one share the list. */
export interface Holding {
  readonly grants: readonly Grant[];
  readonly group: Group | undefined;
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
  const ofGroups = groups.map((group) => ({ group, ...holdingsOfGroup(group) }));
  const own = [...ownGrantsOf(user), ...assignedBy(assigned.byHolder.get(resource), user)];
  return {
    all: [{ grants: own, group: undefined }, ...ofGroups],
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

function assignedBy(
  givers: readonly Assignment[] | undefined,
  { world }: User | Group,
): readonly Grant[] {
  return (givers ?? [])
    .filter(({ resource }) => exists(resource, world) !== false)
    .flatMap(grantsIn);
}
