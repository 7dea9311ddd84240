import { entriesOf, resolve } from "../document/entries.js";
import type { Entry, Mapping, Node, Sequence } from "../document/node.js";
import type { Call, Expand } from "./call.js";
import { mappingAt, reasonOf, sequenceAt, unknownAt } from "./make-node.js";
import { longForm } from "./plain.js";
import { type Scope, spend } from "./scope.js";

/** How lists at the same key are merged: item by item, or one after the other. */
type MergeLists = (lower: Sequence, upper: Sequence, scope: Scope) => Node;

/** Objects one over the other; what is written beside the call is over all of them. */
export const mergeFunctions: readonly (readonly [name: string, Expand])[] = [
  ["Merge", merging(mergeItems)],
  ["DeepMerge", merging((lower, upper) => sequenceAt([...lower.items, ...upper.items], upper))],
];

function merging(mergeLists: MergeLists): Expand {
  return ({ name, argument, siblings, at }: Call, scope) => {
    const { run } = scope;
    const list = resolve(run.expand(argument, scope));
    const isList = list.kind === "Sequence" && list.tag === undefined;
    const layers: readonly Node[] = isList
      ? list.items.map((item) => longForm(resolve(item)))
      : [list];
    const empty: Node = mappingAt([], at);
    const isKnown = isList && layers.every(({ kind }) => kind === "Mapping");
    const merged = isKnown
      ? layers.reduce((lower, upper) => merge(lower, upper, mergeLists, scope), empty)
      : unknownAt(at, reasonOf(list) ?? `'Fn::${name}' needs a list of objects`);
    const base = resolve(merged);
    if (base.kind !== "Mapping") return merged;
    return run.expand(withDefaults(siblings, base, at), scope);
  };
}

/** Entries, and those of an object that are not among them. */
export function withDefaults(own: readonly Entry[], base: Mapping, at: Call["at"]): Mapping {
  const names = new Set(own.map(({ key }) => key.text));
  const others = entriesOf(base).filter(({ key }) => !names.has(key.text));
  return mappingAt([...own, ...others], at, base.gap);
}

function merge(lower: Node, upper: Node, lists: MergeLists, scope: Scope): Node {
  const [below, above] = [longForm(resolve(lower)), longForm(resolve(upper))];
  if (below.kind === "Mapping" && above.kind === "Mapping") {
    return mergeMappings(below, above, lists, scope);
  }
  if (below.kind === "Sequence" && above.kind === "Sequence") return lists(below, above, scope);
  if (above.kind === "Scalar" || below.kind === "Scalar") return upper;
  return unknownAt(above, reasonOf(below) ?? reasonOf(above) ?? "a list is merged with an object");
}

/** Where one of them may have more entries, entries of the other are merged with unknown ones. */
function mergeMappings(lower: Mapping, upper: Mapping, lists: MergeLists, scope: Scope): Mapping {
  const below = new Map(entriesOf(lower).map((entry) => [entry.key.text, entry]));
  const above = entriesOf(upper);
  spend(scope.run, below.size + above.length, upper);
  const names = new Set(above.map(({ key }) => key.text));
  const kept =
    upper.gap === undefined ? [...below.values()].filter(({ key }) => !names.has(key.text)) : [];
  const merged = above.map((entry): Entry => {
    const under = below.get(entry.key.text)?.value;
    if (under !== undefined) return { ...entry, value: merge(under, entry.value, lists, scope) };
    if (lower.gap === undefined || isIntrinsic(entry.value)) return entry;
    return { ...entry, value: merge(unknownAt(lower, lower.gap), entry.value, lists, scope) };
  });
  return mappingAt([...kept, ...merged], upper, lower.gap ?? upper.gap);
}

/** Nobody merges what CloudFormation computes with anything. */
function isIntrinsic(node: Node): boolean {
  const written = resolve(node);
  if (written.tag !== undefined) return true;
  const [only, ...others] = written.kind === "Mapping" ? written.entries : [];
  return (
    only !== undefined && others.length === 0 && /^(?:Ref|Condition|Fn::.*)$/.test(only.key.text)
  );
}

function mergeItems(lower: Sequence, upper: Sequence, scope: Scope): Node {
  const items = upper.items.map((item, index) => {
    const below = lower.items[index];
    return below === undefined ? item : merge(below, item, mergeItems, scope);
  });
  return sequenceAt([...items, ...lower.items.slice(upper.items.length)], upper);
}
