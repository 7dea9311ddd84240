import { truth } from "../graph/evaluate.js";
import type { Graph } from "../graph/graph.js";
import type { Scenario } from "../graph/scenario.js";
import type { Unknown } from "../graph/value.js";
import type { Resource } from "../template/template.js";
import type { Written } from "./property.js";
import type { Settings } from "./settings.js";

/** A template in one scenario, with what the user told us about the account around it. */
export interface World {
  readonly graph: Graph;
  readonly scenario: Scenario;
  readonly settings: Settings;
  /** Told of every property that is asked for and that nobody can know. */
  readonly onUnknown?: OnUnknown | undefined;
  /** Told of every property that is asked for. */
  readonly onRead?: ((written: Written) => void) | undefined;
}

export type OnUnknown = (value: Unknown) => void;

/** Whether a resource is created in this scenario; undefined where nobody can know. */
export function exists(resource: Resource, { scenario }: World): boolean | undefined {
  if (resource.condition === undefined) return true;
  const existence = truth(resource.condition, scenario);
  scenario.existence.set(resource.name, existence);
  return existence;
}
