import { equalValues } from "../equality.js";
import { known, listWith, openList, type Placed, unknown, usedAt } from "../make-value.js";
import { isFilled, itemsOf, mayBeAbsent } from "../presence.js";
import { numberOf } from "../scalar.js";
import type { Value } from "../value.js";
import { asText } from "./alike.js";
import { type Functions, type Lazy, maxItems } from "./pure-function.js";

/** Lists in, items or lists out. An item stays edited where it is spelled. */
export const lists: Functions = {
  select,
  element,
  index,
  contains,
  concat,
  flatten,
  compact,
  slice,
  reverse([arg], placed) {
    const items = itemsOf(arg?.());
    return items ? listWith(placed, items.toReversed()) : unknown(placed, "the list is unknown");
  },
};

function select([index, values]: readonly Lazy[], placed: Placed): Value {
  const at = index?.();
  const items = values?.();
  if (at?.state !== "known" || items?.state !== "list") {
    return unknown(placed, "it selects from what is unknown");
  }
  const position = Number(at.text);
  const item = items.items[position];
  if (items.items.slice(0, position + 1).some(mayBeAbsent)) {
    return unknown(placed, "it selects from what is unknown");
  }
  return item === undefined
    ? unknown(placed, "it selects beyond the end of the list")
    : usedAt(item, placed.use);
}

/** Beyond its end a list begins again. */
function element([list, index]: readonly Lazy[], placed: Placed): Value {
  const items = itemsOf(list?.());
  const position = numberOf(index?.());
  const isPosition = position !== undefined && Number.isSafeInteger(position) && position >= 0;
  const item = items && isPosition ? items[position % items.length] : undefined;
  return item ? usedAt(item, placed.use) : unknown(placed, "it selects from what is unknown");
}

function index([list, wanted]: readonly Lazy[], placed: Placed): Value {
  const items = itemsOf(list?.());
  const value = wanted?.();
  if (items !== undefined && value !== undefined) {
    for (const [position, item] of items.entries()) {
      const isFound = equalValues(item, value);
      if (isFound === true) return known(placed, position);
      if (isFound === undefined) break;
    }
  }
  return unknown(placed, "what it looks for is unknown or not there");
}

function contains([list, wanted]: readonly Lazy[], placed: Placed): Value {
  const collection = list?.();
  const value = wanted?.();
  const open = unknown(placed, "what it looks for is unknown");
  if (collection?.state !== "list" || value === undefined || value.state === "absent") return open;
  const found = collection.items.map((item) => equalValues(item, value));
  if (found.includes(true)) return known(placed, true);
  return found.includes(undefined) ? open : known(placed, false);
}

/** What follows a list that is unknown has an unknown position, so it is left open as well. */
export function concat(args: readonly Lazy[], placed: Placed): Value {
  const items: Value[] = [];
  for (const arg of args) {
    const list = arg();
    const known = itemsOf(list);
    if (known === undefined) {
      const isList = list.state === "list" || list.state === "unknown";
      const reason = "it adds a list that is unknown";
      return isList ? openList(placed, items, reason) : unknown(placed, "it adds what is no list");
    }
    if (items.length + known.length > maxItems) return unknown(placed, "the list is too long");
    items.push(...known);
  }
  return listWith(placed, items);
}

function flatten([arg]: readonly Lazy[], placed: Placed): Value {
  const list = arg?.();
  if (list?.state !== "list") return unknown(placed, "it flattens what is unknown");
  const flat: Value[] = [];
  // What is unknown may be a list.
  const isWhole = flattenInto(flat, list, 0);
  if (flat.length > maxItems) return unknown(placed, "the list is too long");
  return isWhole ? listWith(placed, flat) : openList(placed, flat, "it flattens what is unknown");
}

const maxLevels = 500;

/** Adds items until one is unknown or there are too many; whether it has added all. */
function flattenInto(flat: Value[], value: Value, level: number): boolean {
  if (flat.length > maxItems || level > maxLevels) return false;
  if (value.state === "list") {
    return (value.written ?? value.items).every((item) => flattenInto(flat, item, level + 1));
  }
  if (value.state === "unknown" && (value.other === undefined || mayBeAbsent(value))) return false;
  flat.push(value);
  return true;
}

/** Without empty texts and nulls. */
function compact([arg]: readonly Lazy[], placed: Placed): Value {
  const list = arg?.();
  if (list?.state !== "list") return unknown(placed, "the list is unknown");
  const filled: Value[] = [];
  for (const item of list.items) {
    const isKept = isFilled(item);
    if (isKept === undefined) return openList(placed, filled, "an item may be empty");
    if (isKept) filled.push(asText(item));
  }
  return listWith(placed, filled);
}

function slice([list, start, end]: readonly Lazy[], placed: Placed): Value {
  const items = itemsOf(list?.());
  const [from, to] = [numberOf(start?.()), numberOf(end?.())];
  const isKnown = items !== undefined && from !== undefined && to !== undefined;
  const isWithin = isKnown && from >= 0 && from <= to && to <= items.length;
  return isWithin && Number.isSafeInteger(from) && Number.isSafeInteger(to)
    ? listWith(placed, items.slice(from, to))
    : unknown(placed, "it takes a part of what is unknown");
}
