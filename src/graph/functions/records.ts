import { equalTexts } from "../equality.js";
import { known, listWith, type Placed, recordWith, unknown, usedAt } from "../make-value.js";
import { itemsOf } from "../presence.js";
import { byBytes, scalarText } from "../scalar.js";
import type { RecordValue, Value } from "../value.js";
import { type Functions, type Lazy, maxItems } from "./pure-function.js";

/** A field stays edited where it is spelled. */
export const records: Functions = { merge, lookup, hasKey, keys, values, zipmap };

/** Fields of later records win. */
function merge(args: readonly Lazy[], placed: Placed): Value {
  const merged = args.map((arg) => arg()).filter(({ state }) => state !== "absent");
  const isMap = ({ state }: Value): boolean => state === "record" || state === "unknown";
  const written = merged.filter((value) => value.state === "record");
  if (!merged.every(isMap) || (written.length === 0 && merged.length > 0)) {
    return unknown(placed, "it merges what is unknown");
  }
  const latest = merged.toReversed();
  /** Who decides about a field: the last that has it or may have it. */
  const holderOf = (name: string): Value | undefined =>
    latest.find((each) => each.state !== "record" || has(each, name) !== false);
  const [gap] = merged.flatMap((each) => {
    if (each.state === "record") return each.gap ?? [];
    return each.state === "unknown" ? each.reason : [];
  });
  const names = new Set(written.flatMap((each) => each.names));
  if (names.size > maxItems) return unknown(placed, "it merges too many fields");
  return recordWith(placed, {
    names,
    gap,
    read(name) {
      const holder = holderOf(name);
      if (holder?.state === "record") return holder.get(name);
      return unknown(placed, "it may be overridden by what is unknown");
    },
    key(name) {
      const holder = holderOf(name);
      return holder?.state === "record" ? holder.key(name) : undefined;
    },
  });
}

/** Whether a record has a field, be it null. */
function has({ names, gap }: RecordValue, name: string): boolean | undefined {
  if (names.includes(name)) return true;
  return gap === undefined ? false : undefined;
}

function lookup([map, key, fallback]: readonly Lazy[], placed: Placed): Value {
  const record = map?.();
  const name = scalarText(key?.());
  if (record?.state !== "record" || name === undefined) {
    return unknown(placed, "it looks up what is unknown");
  }
  const isThere = has(record, name);
  if (isThere === true) return usedAt(record.get(name), placed.use);
  if (isThere === undefined) return unknown(placed, record.gap ?? "it looks up what is unknown");
  return fallback === undefined
    ? unknown(placed, "there is no such field")
    : usedAt(fallback(), placed.use);
}

/** Whether a record has a field, a list a position, or a set a text. */
function hasKey([collection, key]: readonly Lazy[], placed: Placed): Value {
  const [within, wanted] = [collection?.(), key?.()];
  const result = within && wanted && findKey(within, wanted);
  return result === undefined
    ? unknown(placed, "nobody knows what keys it has")
    : known(placed, result);
}

function findKey(collection: Value, key: Value): boolean | undefined {
  const text = scalarText(key);
  if (text === undefined || key.state !== "known") return undefined;
  if (collection.state === "record") return has(collection, text);
  if (collection.state !== "list") return undefined;
  const count = itemsOf(collection)?.length;
  const isPosition = /^\d+$/.test(text) && (count === undefined || Number(text) < count);
  if (typeof key.value === "number") return count === undefined ? undefined : isPosition;
  const found = collection.items.map((item) => equalTexts(item, key));
  if (found.includes(true)) return true;
  return found.includes(undefined) || isPosition ? undefined : false;
}

function sortedNames(value: Value | undefined): readonly string[] | undefined {
  const isWhole = value?.state === "record" && value.gap === undefined;
  return isWhole ? value.names.toSorted(byBytes) : undefined;
}

function keys([arg]: readonly Lazy[], placed: Placed): Value {
  const names = sortedNames(arg?.());
  return names === undefined
    ? unknown(placed, "nobody knows what keys it has")
    : listWith(
        placed,
        names.map((name) => known(placed, name)),
      );
}

/** In the order of the keys. */
function values([arg]: readonly Lazy[], placed: Placed): Value {
  const record = arg?.();
  const names = sortedNames(record);
  return record?.state !== "record" || names === undefined
    ? unknown(placed, "nobody knows what keys it has")
    : listWith(
        placed,
        names.map((name) => record.get(name)),
      );
}

function zipmap([keyList, valueList]: readonly Lazy[], placed: Placed): Value {
  const names = itemsOf(keyList?.())?.map(scalarText);
  const items = itemsOf(valueList?.());
  if (names === undefined || names.length !== items?.length) {
    return unknown(placed, "it names what is unknown");
  }
  const fields = new Map<string, Value>();
  for (const [position, item] of items.entries()) {
    const name = names[position];
    if (name === undefined) return unknown(placed, "it names what is unknown");
    fields.set(name, item);
  }
  return recordWith(placed, {
    names: fields.keys(),
    read: (name) => fields.get(name) ?? unknown(placed, "it names what is unknown"),
  });
}
