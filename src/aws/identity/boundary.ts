import { placeAllowing } from "../../iam/breadth.js";
import { same } from "../../graph/text.js";
import type { Resource } from "../../template/template.js";
import type { Link } from "../link.js";
import type { Property } from "../property.js";
import { possibleViewsOf } from "../view.js";
import type { World } from "../world.js";
import { assignments } from "./assignment.js";
import { Group } from "./group.js";
import { administratorAccess, type ManagedPolicy, nameOfAwsPolicy } from "./managed-policy.js";
import { Role } from "./role.js";
import { User } from "./user.js";
import { perScenario } from "../remember.js";

/** What the managed policies of a template are used for. */
interface Uses {
  readonly attached: ReadonlySet<Resource | undefined>;
  readonly boundaries: ReadonlySet<Resource | undefined>;
  /** The names of users and roles that have a boundary, which are read where somebody asks. */
  readonly bounded: readonly (() => Property<string>)[];
  /** Whether somebody has a boundary of which nobody knows which policy it is. */
  readonly isOpen: boolean;
}

/**
 * Whether a managed policy only is, or may only be, a permissions boundary, which grants nothing: it
 * says what may be granted at most.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html
 */
export function servesAsBoundary(policy: Resource, world: World): boolean {
  const { attached, boundaries, isOpen } = usesIn(world);
  return !attached.has(policy) && (isOpen || boundaries.has(policy));
}

/**
 * Whether a name that certainly means no user or role of the template may mean one with a permissions
 * boundary: nobody knows the name, or theirs.
 */
export function mayBeBounded({ state, raw }: Property<string>, world: World): boolean {
  return usesIn(world).bounded.some((nameOf) => {
    if (state === "unknown") return true;
    const name = nameOf();
    return name.state === "unknown" && same(name.raw, raw) !== false;
  });
}

/**
 * Whether a permissions boundary may keep its user from what policies allow: any does but one that
 * surely allows everything.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html
 */
export function mayLimit(boundary: Link<ManagedPolicy>): boolean {
  if (boundary.state === "absent") return false;
  const { target } = boundary;
  if (target === undefined) return nameOfAwsPolicy(boundary) !== administratorAccess;
  const { statements, gap } = target.document;
  const isOpen =
    gap === undefined &&
    statements.some((each) => placeAllowing(each, "*") !== undefined) &&
    statements.every(({ effect }) => effect === "Allow");
  return !isOpen;
}

const usesIn = perScenario((world): Uses => {
  const users = possibleViewsOf(User, world);
  const roles = possibleViewsOf(Role, world);
  const bounded = [...users, ...roles];
  const givers = assignments.flatMap((kind) => possibleViewsOf(kind, world));
  const limits = bounded.map(({ boundary }) => boundary);
  const attached = [
    ...[...bounded, ...possibleViewsOf(Group, world)].flatMap((each) => each.managedPolicies),
    ...givers.flatMap(({ policies }) => policies),
  ].map(targetOf);
  const given = givers.filter(({ users, groups, roles }) =>
    [users, groups, roles].some(({ names }) => names.length > 0),
  );
  return {
    attached: new Set([...attached, ...given.map(({ resource }) => resource)]),
    boundaries: new Set(limits.map(targetOf)),
    bounded: [
      ...users.filter(isBounded).map((each) => () => each.userName),
      ...roles.filter(isBounded).map((each) => () => each.roleName),
    ],
    isOpen: limits.some(
      ({ state, property }) => state === "external" && property.state === "unknown",
    ),
  };
});

function isBounded({ boundary }: User | Role): boolean {
  return boundary.state !== "absent";
}

function targetOf({ target }: Link<ManagedPolicy>): Resource | undefined {
  return target?.resource;
}
