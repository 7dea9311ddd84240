import { entriesOf, resolve } from "../document/entries.js";
import type { Entry, Mapping, Node, Problem } from "../document/node.js";
import type { Expression, Fields, Place } from "../template/expression.js";
import type { FindPossible } from "../template/draft.js";
import { type Allowance, writtenAs } from "./substitute.js";

export { entriesOf, resolve };

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
  /** What is too large to be read. */
  readonly unread: Problem[];
  /** What the loops of the template may still take. */
  readonly allowance: Allowance;
  /** Reads a node in this context, one that is aliased only once. */
  readonly expression: (node: Node) => Expression;
}

/** What is included is used where it is included; it has no node that could be edited. */
export function placeOf(node: Node): Place {
  const { span, origin } = node;
  return origin === undefined ? { span, node: writtenAs(node) } : { span, origin };
}

/** Where a value takes effect and, of one that is included, where it is spelled. */
export function spelled(node: Node): { readonly place: Place; readonly source?: Place } {
  const place = placeOf(node);
  const { origin } = node;
  if (origin === undefined) return { place };
  return { place, source: { span: origin.span, file: origin.path, origin } };
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

export function entryOf(mapping: Mapping, key: string): Entry | undefined {
  return entriesOf(mapping).findLast((entry) => entry.key.text === key);
}

/** The mapping under a key, if there is one. */
export function mappingAt(mapping: Mapping, key: string): Mapping | undefined {
  const entry = entryOf(mapping, key);
  const value = entry && resolve(entry.value);
  return value?.kind === "Mapping" ? value : undefined;
}
