import type { Entry, Mapping, Node } from "../document/node.js";
import type { Expression, Fields, Place } from "../template/expression.js";
import type { FindPossible } from "../template/template.js";
import { type Allowance, writtenAs } from "./substitute.js";

/** What the names of a template mean while its expressions are read. */
export interface Context {
  readonly text: string;
  readonly resources: ReadonlySet<string>;
  readonly inputs: ReadonlySet<string>;
  readonly conditions: ReadonlySet<string>;
  /** All mappings as one object, so that a lookup may compute the mapping's name too. */
  readonly mappings: Fields;
  /** Conditions that are written where they decide, in the order they are read. */
  readonly tests: Expression[];
  /** What may be in lists that are computed. */
  readonly possible: FindPossible;
  /** What the loops of the template may still take. */
  readonly allowance: Allowance;
  /** Reads a node in this context, one that is aliased only once. */
  readonly expression: (node: Node) => Expression;
}

export function placeOf(node: Node): Place {
  return { span: node.span, node: writtenAs(node) };
}

/** The node itself, or what an alias stands for. */
export function resolve(node: Node): Exclude<Node, { kind: "Alias" }> {
  return node.kind === "Alias" ? node.target : node;
}

/** The characters of a scalar that is written out rather than computed by a function. */
export function textOf(node: Node): string | undefined {
  const scalar = resolve(node);
  return scalar.kind === "Scalar" && !isComputed(scalar) ? scalar.text : undefined;
}

/** The items of a list that is written out. */
export function itemsOf(node: Node): readonly Node[] | undefined {
  const list = resolve(node);
  return list.kind === "Sequence" && !isComputed(list) ? list.items : undefined;
}

/** Whether a short tag calls a function; `!!str` and the like say only what a node is. */
export function isComputed({ tag }: Node): boolean {
  return tag !== undefined && !tag.name.startsWith("!!");
}

/** A mapping's entries, those of merged mappings included where it does not have the key itself. */
export function entriesOf(mapping: Mapping): readonly Entry[] {
  if (!mapping.entries.some((entry) => entry.merge)) return mapping.entries;
  const entries = new Map<string, Entry>();
  const merged = mapping.entries
    .filter((entry) => entry.merge)
    .map((entry) => resolve(entry.value));
  for (const value of merged.flatMap((each) => (each.kind === "Sequence" ? each.items : [each]))) {
    const base = resolve(value);
    if (base.kind !== "Mapping") continue;
    for (const entry of entriesOf(base)) {
      if (!entries.has(entry.key.text)) entries.set(entry.key.text, entry);
    }
  }
  for (const entry of mapping.entries) if (!entry.merge) entries.set(entry.key.text, entry);
  return [...entries.values()];
}

export function entryOf(mapping: Mapping, key: string): Entry | undefined {
  return entriesOf(mapping).findLast((entry) => entry.key.text === key);
}

/** The mapping under a key, if there is one. */
export function mappingAt(mapping: Mapping, key: string): Mapping | undefined {
  const entry = entryOf(mapping, key);
  const value = entry && resolve(entry.value);
  return value?.kind === "Mapping" ? value : undefined;
}
