import type { Written } from "../aws/property.js";
import { type Change, spellingOf } from "./edit.js";

/** The properties that a rule read in one scenario. */
export type Readings = readonly Written[];

/**
 * Whether a change leaves a scenario alone: the rule read the same property there and found it
 * spelled elsewhere, in the other branch of a choice for instance. Where it had no reason to read
 * the property, or it is spelled at the same place, a cure here may be a fault there.
 */
export function leavesAlone(change: Change, readings: Readings): boolean {
  // What is added or removed is there, or gone, in every scenario.
  if (change.kind !== "setting") return false;
  const { property } = change;
  const { resource, name } = property;
  const same = readings.filter((each) => each.resource === resource && each.name === name);
  const spelling = spellingOf(property);
  return same.length > 0 && same.every((each) => spellingOf(each) !== spelling);
}
