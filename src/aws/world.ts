import { truth } from "../graph/evaluate.js";
import type { Graph } from "../graph/graph.js";
import type { Scenario } from "../graph/scenario.js";
import { newSideTable } from "../template/side-table.js";
import type { Resource } from "../template/template.js";
import type { Estate } from "./estate.js";
import type { Written } from "./property.js";
import type { Settings } from "./settings.js";

/** A template in one scenario, with what the user told us about the account around it. */
export interface World {
  /** @internal */
  readonly graph: Graph;
  /** @internal */
  readonly scenario: Scenario;
  readonly settings: Settings;
  /** What other templates deploy beside it, as far as any are known. */
  readonly estate?: Estate | undefined;
}

const readings = newSideTable<Scenario, Written[]>();

/** Every property that was asked for in a scenario, in order. */
export function readingsIn(scenario: Scenario): readonly Written[] {
  return readings.get(scenario) ?? [];
}

export function noteReading(written: Written, { scenario }: World): void {
  const before = readings.get(scenario);
  if (before === undefined) readings.set(scenario, [written]);
  else before.push(written);
}

/** Whether a resource is created in this scenario; undefined where nobody can know. */
export function exists(
  resource: Pick<Resource, "condition" | "name">,
  { scenario }: World,
): boolean | undefined {
  if (resource.condition === undefined) return true;
  const existence = truth(resource.condition, scenario);
  scenario.existence.set(resource.name, existence);
  return existence;
}
