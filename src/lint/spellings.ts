import type { Written } from "../aws/property.js";
import { type Edit, spellingOf } from "./edit.js";

/** Where the properties that a rule read are spelled in one scenario, by resource and name. */
export type Spellings = Map<string, Set<string>>;

export function addSpelling(spellings: Spellings, written: Written): void {
  const name = nameOf(written);
  const places = spellings.get(name) ?? new Set();
  spellings.set(name, places.add(spellingOf(written)));
}

/**
 * Whether an edit leaves a scenario alone: the rule read the same property there and found it
 * spelled elsewhere, in the other branch of a choice for instance. Where it had no reason to read
 * the property, or it is spelled at the same place, a cure here may be a fault there.
 */
export function leavesAlone({ property }: Edit, spellings: Spellings): boolean {
  const places = spellings.get(nameOf(property));
  return places !== undefined && !places.has(spellingOf(property));
}

function nameOf({ resource, name }: Pick<Written, "resource" | "name">): string {
  return `${resource.name} ${name}`;
}
