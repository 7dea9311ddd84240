import { type Kind, type View, viewOf } from "../view.js";
import { exists } from "../world.js";

/** Whether only what is created in a scenario counts, or whatever is declared. */
export type Presence = "created" | "declared";

/** A view that is there, or nothing. */
export function presentOf<V extends View>(
  kind: Kind<V>,
  view: V,
  presence: Presence,
): readonly V[] {
  if (presence === "declared") return [view];
  return viewOf(kind, view.resource, view.world) === undefined ? [] : [view];
}

/** Whether a view certainly counts. */
export function isThere({ resource, world }: View, presence: Presence): boolean {
  return presence === "declared" || exists(resource, world) === true;
}
