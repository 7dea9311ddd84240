import type { Comprehension, Expression, Place } from "../template/expression.js";
import type { Bindings } from "./bindings.js";
import { LazyList } from "./lazy-list.js";
import { known, listWith, recordWith, unknown } from "./make-value.js";
import { itemsOf } from "./presence.js";
import { byBytes } from "./scalar.js";
import { textOf } from "./text.js";
import type { ListValue, Value } from "./value.js";

type Read = (expression: Expression, bindings: Bindings) => Value;

/** What a `for` or a splat makes of a collection; unknown where its items are not all known. */
export function comprehend(written: Comprehension, read: Read, outer: Bindings): Value {
  const placed = placedAt(written.place);
  const pairs = pairsOf(read(written.collection, outer), written);
  if (pairs === undefined) return unknown(placed, "it goes through a collection that is unknown");
  const kept: Bindings[] = [];
  for (const { key, item } of pairs) {
    const inner = new Map(outer).set(written.itemName, () => item);
    if (written.keyName !== undefined) inner.set(written.keyName, () => key);
    const isKept = written.condition === undefined || isTrue(read(written.condition, inner));
    if (isKept === undefined) return unknown(placed, "it picks items by what is unknown");
    if (isKept) kept.push(inner);
  }
  return written.resultKey === undefined
    ? listOf(kept, written, read)
    : recordOf(kept, written, written.resultKey, read);
}

interface Pair {
  readonly key: Value;
  readonly item: Value;
}

function pairsOf(collection: Value, { place, wraps }: Comprehension): readonly Pair[] | undefined {
  const placed = placedAt(place);
  const itself: Pair = { key: known(placed, 0), item: collection };
  switch (collection.state) {
    case "list": {
      const { isSet = false } = collection;
      return itemsOf(collection)?.map((item, index) => ({
        key: isSet ? item : known(placed, index),
        item,
      }));
    }
    case "record":
      if (wraps === true) return [itself];
      if (collection.gap !== undefined) return undefined;
      // Terraform goes through objects in the order of their keys.
      return collection.names.toSorted(byBytes).map((name) => ({
        key: known(placed, name),
        item: collection.get(name),
      }));
    case "absent":
      return wraps === true ? [] : undefined;
    case "known":
    case "text":
      return wraps === true ? [itself] : undefined;
    case "unknown":
      // A splat makes a list of what is none: of a resource that is created once.
      return wraps === true && collection.reference !== undefined ? [itself] : undefined;
  }
}

function isTrue(value: Value): boolean | undefined {
  if (value.state !== "known") return undefined;
  const text = textOf(value);
  return text === "true" ? true : text === "false" ? false : undefined;
}

function listOf(
  kept: readonly Bindings[],
  { place, result }: Comprehension,
  read: Read,
): ListValue {
  return new LazyList(placedAt(place), () => kept.map((inner) => read(result, inner)));
}

function recordOf(
  kept: readonly Bindings[],
  { place, result, grouped }: Comprehension,
  resultKey: Expression,
  read: Read,
): Value {
  const placed = placedAt(place);
  const byName = new Map<string, Bindings[]>();
  for (const inner of kept) {
    const key = read(resultKey, inner);
    if (key.state !== "known") {
      return unknown(placed, "it makes an object with a key that is unknown");
    }
    const name = textOf(key);
    byName.set(name, [...(byName.get(name) ?? []), inner]);
  }
  return recordWith(placed, {
    names: byName.keys(),
    read(name) {
      const results = (byName.get(name) ?? []).map((inner) => () => read(result, inner));
      if (grouped) {
        return listWith(
          placed,
          results.map((each) => each()),
        );
      }
      return results.at(-1)?.() ?? unknown(placed, "there is no such field");
    },
  });
}

function placedAt(place: Place): { readonly use: Place; readonly source: Place } {
  return { use: place, source: place };
}
