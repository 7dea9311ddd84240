import { excerpt } from "./excerpt.js";
import type { Entry, Problem } from "./node.js";

/** Most mappings have few keys; looking through those costs less than a set of them. */
const few = 8;

/**
 * Finds the keys that a mapping has twice. CloudFormation makes strings of all keys, so `1` and
 * `"1"` are the same; a mapping may merge several others.
 */
export function duplicateKeys(entries: readonly Entry[]): readonly Problem[] {
  const problems: Problem[] = [];
  const seen = entries.length > few ? new Set<string>() : undefined;
  entries.forEach(({ key, merge }, index) => {
    if (merge) return;
    const isDuplicate = seen?.has(key.text) ?? isBefore(entries, index, key.text);
    seen?.add(key.text);
    if (!isDuplicate) return;
    problems.push({ message: `Duplicate key '${excerpt(key.text)}'.`, span: key.span });
  });
  return problems;
}

function isBefore(entries: readonly Entry[], end: number, name: string): boolean {
  for (let index = 0; index < end; index += 1) {
    const entry = entries[index];
    if (entry?.key.text === name && !entry.merge) return true;
  }
  return false;
}
