import type { Resource } from "../../template/template.js";
import { Property, type Reportable } from "../property.js";
import { within } from "../statement.js";
import type { Subject } from "../subject.js";
import { type Kind, resourcesOf, viewOf } from "../view.js";
import type { World } from "../world.js";
import { type Assignment, assignments, UserAttachments } from "./assignment.js";
import { ownGrantsOf } from "./grant.js";
import { resourceNamed } from "./holder.js";
import { User } from "./user.js";

/** A policy that a user has other than through a group. */
export type PolicyOfUser =
  /** Written in the user, or attached where the user is declared. */
  | { readonly kind: "own"; readonly at: Reportable; readonly policy: string }
  /** Given to the user by a resource of its own. */
  | { readonly kind: "given"; readonly at: Reportable; readonly user: string };

/** Every resource that gives policies to users. */
export const PolicyOfUser: Subject<readonly PolicyOfUser[]> = {
  candidates: (graph) => [
    ...resourcesOf(User, graph).map((resource) => (world: World) => {
      const user = viewOf(User, resource, world);
      return user && ownOf(user);
    }),
    ...assignments.flatMap((kind) =>
      resourcesOf(kind, graph).map((resource) => (world: World) => {
        const assignment = viewOf(kind, resource, world);
        return assignment && givenBy(assignment, kind);
      }),
    ),
  ],
};

function ownOf(user: User): readonly PolicyOfUser[] {
  return ownGrantsOf(user)
    .filter(({ kind, at }) => kind !== "elsewhere" || (at instanceof Property && at.isSet))
    .map(({ at, label }) => ({ kind: "own", at, policy: label }));
}

function givenBy(
  { users, policies, document, world }: Assignment,
  kind: Kind<Assignment>,
): readonly PolicyOfUser[] {
  const isGiving =
    document.statements.length > 0 ||
    document.gap !== undefined ||
    // A list that nobody knows may be empty.
    policies.some(({ property }) =>
      kind === UserAttachments ? property.isSet : property.mayBeSet,
    );
  if (!isGiving) return [];
  return users.names.filter(isThere).map((at) => {
    const user = resourceNamed(at, User, world);
    return { kind: "given", at: within(at.resource, at.use), user: describe(user, at) };
  });
}

function isThere({ mayBeSet, raw }: Property<string>): boolean {
  return mayBeSet && !(raw.state === "unknown" && raw.mayBeAbsent === true);
}

function describe(user: Resource | undefined, { value }: Property<string>): string {
  const name = user?.name ?? value;
  return name === undefined ? "a user" : `user '${name}'`;
}
