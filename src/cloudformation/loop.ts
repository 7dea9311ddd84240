import type { Entry, Mapping, Node, Scalar } from "../document/node.js";
import { both } from "../template/both.js";
import type { Constant, Expression } from "../template/expression.js";
import type { Gap } from "../template/gap.js";
import {
  type Context,
  entriesOf,
  entryOf,
  isComputed,
  itemsOf,
  resolve,
  textOf,
} from "./context.js";
import { possibleItems } from "./possible.js";
import { substitute } from "./substitute.js";

/** The entries of a mapping with those that its loops make in their place. */
export interface Unrolled {
  readonly entries: readonly Made[];
  /** Loops that nobody knows the rounds of. */
  readonly gaps: readonly Gap[];
}

/** An entry of a mapping, written out or made by loops. */
export interface Made {
  readonly entry: Entry;
  /** Whether there is the round that makes it; nothing where there certainly is. */
  readonly condition?: Expression;
}

/** What `Fn::ForEach::Name` repeats. */
export interface Loop {
  readonly identifier: string;
  readonly collection: Node;
  readonly body: Mapping;
}

export function isLoop({ key }: Entry): boolean {
  return key.text.startsWith("Fn::ForEach::");
}

/** Reads `[identifier, collection, { key: value }]`; nothing where it is not that. */
export function readLoop({ value }: Entry): Loop | undefined {
  const [identifier, collection, last, ...others] = itemsOf(value) ?? [];
  const name = identifier && textOf(identifier);
  const body = last && resolve(last);
  if (name === undefined || collection === undefined || others.length > 0) return undefined;
  return body?.kind === "Mapping" && !isComputed(body)
    ? { identifier: name, collection, body }
    : undefined;
}

/**
 * Unrolls the loops among the entries of a mapping, and the loops in those. Names are texts with
 * identifiers in them, so a round is made by writing its item into the text, as AWS does; what there
 * is only for some values of a parameter is there under a condition.
 */
export function unroll(mapping: Mapping, context: Context): Unrolled {
  const entries = entriesOf(mapping);
  if (!entries.some(isLoop)) return { entries: entries.map((entry) => ({ entry })), gaps: [] };
  const parts = entries.map((entry) => {
    return isLoop(entry) ? unrollLoop(entry, context) : { entries: [{ entry }], gaps: [] };
  });
  return joined(parts);
}

function unrollLoop(entry: Entry, context: Context): Unrolled {
  const gapSince = (why: string): Gap => ({
    reason: `'${entry.key.text}' ${why}`,
    span: entry.key.span,
  });
  const loop = readLoop(entry);
  if (loop === undefined) return { entries: [], gaps: [gapSince("is not expanded")] };
  const collection = context.expression(loop.collection);
  const { texts, isWhole } = possibleItems(collection, context);
  const rounds = texts.map((item) => {
    const { identifier, body } = loop;
    const binding = { identifier, item: scalarOf(item) };
    const round = substitute(body, binding, context.allowance);
    const made = round?.kind === "Mapping" ? unroll(round, context) : undefined;
    return made && (item.isCertain ? made : under(isIn(item, collection), made));
  });
  const ended = rounds.filter((round) => round !== undefined);
  if (ended.length < rounds.length) {
    refuse(entry, context);
    return { entries: [], gaps: [gapSince("has no end")] };
  }
  if (isWhole) return joined(ended);
  const types = typesIn(loop.body);
  const unknown: Gap = {
    ...gapSince("goes through a collection that is unknown"),
    ...(types && { types }),
    // Where there is nothing by default, nobody knows what there is once somebody fills it in.
    ...(texts.length > 0 && { condition: hasOthers(collection, texts) }),
  };
  return joined([...ended, { entries: [], gaps: [unknown] }]);
}

/** What is said of the first loop that is too large goes for all after it. */
function refuse({ key: { text, span } }: Entry, { unread }: Context): void {
  if (unread.length > 0) return;
  const message = `With '${text}' the loops make more than any template has, so it is left out.`;
  unread.push({ message, span });
}

/** The types of all resources that are repeated, where they are written out. */
function typesIn(body: Mapping): ReadonlySet<string> | undefined {
  const types = entriesOf(body).map((entry) => {
    const inner = isLoop(entry) ? readLoop(entry) : undefined;
    if (inner !== undefined) return [...(typesIn(inner.body) ?? [undefined])];
    const resource = resolve(entry.value);
    const type = resource.kind === "Mapping" ? entryOf(resource, "Type")?.value : undefined;
    const text = type && textOf(type);
    return text === undefined || /[$&]\{/.test(text) ? [undefined] : [text];
  });
  const known = types.flat().filter((type) => type !== undefined);
  return known.length > 0 && known.length === types.flat().length ? new Set(known) : undefined;
}

function joined(parts: readonly Unrolled[]): Unrolled {
  return {
    entries: parts.flatMap(({ entries }) => entries),
    gaps: parts.flatMap(({ gaps }) => gaps),
  };
}

/** A copy of its own: an edit of the item would change the names that it makes. */
function scalarOf({ place: { span }, value, text }: Constant): Scalar {
  return { kind: "Scalar", value, text, style: "plain", content: span, span };
}

function isIn(item: Constant, collection: Expression): Expression {
  const { place } = collection;
  return { kind: "Call", name: "has round", args: [collection, item], place };
}

/** Whether there are items of which no round is made. */
function hasOthers(collection: Expression, items: readonly Constant[]): Expression {
  const { place } = collection;
  return { kind: "Call", name: "has other rounds", args: [collection, ...items], place };
}

function under(outer: Expression, { entries, gaps }: Unrolled): Unrolled {
  return {
    entries: entries.map((each) => ({ ...each, condition: both(outer, each.condition) })),
    gaps: gaps.map((each) => ({ ...each, condition: both(outer, each.condition) })),
  };
}
