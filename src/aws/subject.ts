import type { Graph } from "../graph/graph.js";
import type { Reportable } from "./property.js";
import { type Kind, resourcesOf, type View, viewOf, viewsOf } from "./view.js";
import type { World } from "./world.js";

/**
 * What a rule is about. Each candidate is looked at in scenarios of its own, so that only the
 * inputs which matter to it are varied; where it does not exist in one, there is nothing to check.
 */
export interface Subject<S> {
  /** Whether what one resource is decides about the others. */
  readonly isAboutAll?: true;
  /** @internal */
  readonly candidates: (graph: Graph) => readonly Candidate<S>[];
  /** What of other files makes it what the rule is about, as messages say at their ends. */
  readonly because?: (subject: S) => string;
  /** What makes it that: a file without any has no part, though it leads to what is wrong. */
  readonly madeBy?: (subject: S) => readonly Reportable[];
}

export type Candidate<S> = (world: World) => S | undefined;

/** Every resource of a kind, one at a time. */
export function each<V extends View>(kind: Kind<V>): Subject<V> {
  return {
    candidates: (graph) =>
      resourcesOf(kind, graph).map((resource) => (world) => viewOf(kind, resource, world)),
  };
}

/** All resources of a kind that exist together in a scenario, where there is at least one. */
export function all<V extends View>(kind: Kind<V>): Subject<readonly V[]> {
  return {
    isAboutAll: true,
    candidates: (graph) =>
      resourcesOf(kind, graph).length === 0
        ? []
        : [
            (world) => {
              const views = viewsOf(kind, world);
              return views.length === 0 ? undefined : views;
            },
          ],
  };
}
