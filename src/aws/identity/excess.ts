import { breadthOf, type Breadth } from "../../iam/breadth.js";
import type { Graph } from "../../graph/graph.js";
import type { Items } from "../block.js";
import type { Link } from "../link.js";
import type { Property, Reportable } from "../property.js";
import { nameOf, within } from "../statement.js";
import type { Candidate, Subject } from "../subject.js";
import { type Kind, resourcesOf, type View, viewOf } from "../view.js";
import type { World } from "../world.js";
import { type Assignment, assignments, OwnAssignment } from "./assignment.js";
import { mayBeBounded, mayLimit, servesAsBoundary } from "./boundary.js";
import { type Grant, grantsIn, ownGrantsOf } from "./grant.js";
import { Group } from "./group.js";
import { resourceNamed } from "./holder.js";
import type { InlinePolicy } from "./inline-policy.js";
import { administratorAccess, type ManagedPolicy } from "./managed-policy.js";
import { mayHaveBoundary, permissionSetParts } from "./permission-set.js";
import { Role } from "./role.js";
import { User } from "./user.js";

/** A statement or attachment that grants what no task needs, in the words of a message. */
export type Excess =
  | {
      readonly kind: "statement";
      readonly at: Reportable;
      readonly statement: string;
      readonly what: string;
      readonly isEverything: boolean;
    }
  | { readonly kind: "attachment"; readonly at: Reportable; readonly policy: string };

/** Every resource in which permissions are written or attached. */
export const Excess: Subject<readonly Excess[]> = {
  candidates: (graph) => [
    ...permissionSetParts.flatMap((kind) =>
      resourcesOf(kind, graph).map((resource) => (world: World) => {
        const part = viewOf(kind, resource, world);
        return part && (mayHaveBoundary(part) ? [] : excessesOf(grantsIn(part), part));
      }),
    ),
    ...ofBounded(User, graph),
    ...ofBounded(Role, graph),
    ...resourcesOf(Group, graph).map((resource) => (world: World) => {
      const group = viewOf(Group, resource, world);
      return group && excessesOf(ownGrantsOf(group), group);
    }),
    ...assignments.flatMap((kind) =>
      resourcesOf(kind, graph).map((resource) => (world: World) => {
        const view = viewOf(kind, resource, world);
        if (view === undefined) return undefined;
        const isHarmless =
          areHoldersLimited(view) || (kind === OwnAssignment && servesAsBoundary(resource, world));
        return isHarmless ? [] : excessesOf(grantsIn(view), view);
      }),
    ),
  ],
};

interface Bounded extends View {
  readonly boundary: Link<ManagedPolicy>;
  readonly inlinePolicies: Items<InlinePolicy>;
  readonly managedPolicies: readonly Link<ManagedPolicy>[];
}

function ofBounded<V extends Bounded>(
  kind: Kind<V>,
  graph: Graph,
): readonly Candidate<readonly Excess[]>[] {
  return resourcesOf(kind, graph).map((resource) => (world) => {
    const view = viewOf(kind, resource, world);
    return view && (mayLimit(view.boundary) ? [] : excessesOf(ownGrantsOf(view), view));
  });
}

/** What is written elsewhere in the template is reported there. */
function excessesOf(grants: readonly Grant[], { resource: owner }: View): readonly Excess[] {
  return grants.flatMap((grant): readonly Excess[] => {
    if (grant.kind === "of AWS") {
      return grant.name === administratorAccess
        ? [{ kind: "attachment", at: grant.at, policy: grant.label }]
        : [];
    }
    if (grant.kind === "elsewhere" || grant.resource !== owner) return [];
    return grant.document.statements.flatMap((each): readonly Excess[] => {
      const breadth = breadthOf(each);
      if (breadth === undefined) return [];
      const { kind, use } = breadth;
      const at = within(owner, use);
      const isEverything = kind === "everything" || kind === "everything but some resources";
      return [
        { kind: "statement", at, statement: nameOf(each), what: describe(breadth), isEverything },
      ];
    });
  });
}

function describe(breadth: Breadth): string {
  switch (breadth.kind) {
    case "everything":
      return "every action on every resource";
    case "everything but some resources":
      return "every action on all but some resources";
    case "whole service":
      return `every action of ${breadth.service} on every resource`;
    case "all but some actions":
      return "all but some actions on every resource";
    case "all but some resources":
      return "actions on all but some resources";
    case "any role":
      return "passing any role to a service";
  }
}

/** Whether all who are given the permissions have a permissions boundary that may limit them. */
function areHoldersLimited({ users, groups, roles, world }: Assignment): boolean {
  if (groups.names.length > 0 || !groups.complete) return false;
  const limited = [
    ...users.names.map((name) => isLimited(name, User, world)),
    ...roles.names.map((name) => isLimited(name, Role, world)),
  ];
  return limited.length > 0 && limited.every((each) => each);
}

function isLimited<V extends Bounded>(
  name: Property<string>,
  kind: Kind<V>,
  world: World,
): boolean {
  const resource = resourceNamed(name, kind, world);
  if (resource === undefined) return mayBeBounded(name, world);
  const view = viewOf(kind, resource, world);
  return view !== undefined && mayLimit(view.boundary);
}
