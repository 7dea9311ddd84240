import type { Written } from "../aws/property.js";
import { type Edit, spellingOf } from "./edit.js";

/** The properties that a rule read in one scenario. */
export type Readings = readonly Written[];

/**
 * Whether an edit leaves a scenario alone: the rule read the same property there and found it
 * spelled elsewhere, in the other branch of a choice for instance. Where it had no reason to read
 * the property, or it is spelled at the same place, a cure here may be a fault there.
 */
export function leavesAlone({ property }: Edit, readings: Readings): boolean {
  const { resource, name } = property;
  const same = readings.filter((each) => each.resource === resource && each.name === name);
  const spelling = spellingOf(property);
  return same.length > 0 && same.every((each) => spellingOf(each) !== spelling);
}
