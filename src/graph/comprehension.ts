import type { Comprehension, Expression, Place } from "../template/expression.js";
import type { Bindings } from "./bindings.js";
import { textOf } from "./text.js";
import type { ListValue, RecordValue, Unknown, Value } from "./value.js";

type Read = (expression: Expression, bindings: Bindings) => Value;

/** What a `for` or a splat makes of a collection; unknown where its items are not all known. */
export function comprehend(written: Comprehension, read: Read, outer: Bindings): Value {
  const { place } = written;
  const items = itemsOf(read(written.collection, outer), written);
  if (items === undefined) return unknown(place, "it goes through a collection that is unknown");
  const kept: Bindings[] = [];
  for (const { key, item } of items) {
    const inner = new Map(outer).set(written.itemName, () => item);
    if (written.keyName !== undefined) inner.set(written.keyName, () => key);
    const isKept = written.condition === undefined || isTrue(read(written.condition, inner));
    if (isKept === undefined) return unknown(place, "it picks items by what is unknown");
    if (isKept) kept.push(inner);
  }
  return written.resultKey === undefined
    ? listOf(kept, written, read)
    : recordOf(kept, written, written.resultKey, read);
}

interface Item {
  readonly key: Value;
  readonly item: Value;
}

function itemsOf(collection: Value, { place, wraps }: Comprehension): readonly Item[] | undefined {
  switch (collection.state) {
    case "list": {
      const { items } = collection;
      if (items.some((item) => item.state === "unknown" && item.mayBeAbsent)) return undefined;
      return items.map((item, index) => ({ key: constant(index, place), item }));
    }
    case "record":
      if (wraps === true) return [{ key: constant(0, place), item: collection }];
      if (collection.gap !== undefined) return undefined;
      return collection.names.map((name) => ({
        key: constant(name, place),
        item: collection.get(name),
      }));
    case "absent":
      return wraps === true ? [] : undefined;
    case "known":
    case "text":
      return wraps === true ? [{ key: constant(0, place), item: collection }] : undefined;
    case "unknown": {
      // A splat makes a list of what is none: of a resource that is created once.
      const isOne = wraps === true && collection.reference !== undefined;
      return isOne ? [{ key: constant(0, place), item: collection }] : undefined;
    }
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
  let values: readonly Value[] | undefined;
  const readAll = (): readonly Value[] => (values ??= kept.map((inner) => read(result, inner)));
  return {
    state: "list",
    get items() {
      return readAll().filter((item) => item.state !== "absent");
    },
    get written() {
      return readAll();
    },
    use: place,
    source: place,
  };
}

function recordOf(
  kept: readonly Bindings[],
  { place, result, grouped }: Comprehension,
  resultKey: Expression,
  read: Read,
): Value {
  const byName = new Map<string, Bindings[]>();
  for (const inner of kept) {
    const key = read(resultKey, inner);
    if (key.state !== "known") {
      return unknown(place, "it makes an object with a key that is unknown");
    }
    const name = textOf(key);
    byName.set(name, [...(byName.get(name) ?? []), inner]);
  }
  const fields = new Map<string, Value>();
  function readField(name: string): Value {
    const group = byName.get(name);
    const last = group?.at(-1);
    if (group === undefined || last === undefined) {
      return { state: "absent", use: place, source: place };
    }
    return grouped
      ? {
          state: "list",
          items: group.map((inner) => read(result, inner)),
          use: place,
          source: place,
        }
      : read(result, last);
  }
  const record: RecordValue = {
    state: "record",
    names: [...byName.keys()],
    get(name) {
      const value = fields.get(name) ?? readField(name);
      fields.set(name, value);
      return value;
    },
    key: () => undefined,
    use: place,
    source: place,
  };
  return record;
}

function constant(value: string | number, place: Place): Value {
  return { state: "known", value, text: String(value), use: place, source: place };
}

function unknown(place: Place, reason: string): Unknown {
  return { state: "unknown", reason, use: place, source: place };
}
