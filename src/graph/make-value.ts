import type { Place } from "../template/expression.js";
import { LazyList } from "./lazy-list.js";
import type { AbsentValue, Known, ListValue, RecordValue, Unknown, Value } from "./value.js";

/** Where a value takes effect and where it is spelled. */
export interface Placed {
  readonly use: Place;
  readonly source: Place;
}

export function known({ use, source }: Placed, value: Known["value"]): Known {
  return { state: "known", value, text: String(value), use, source };
}

export function unknown({ use, source }: Placed, reason: string): Unknown {
  return { state: "unknown", reason, use, source };
}

export function absent({ use, source }: Placed): AbsentValue {
  return { state: "absent", use, source };
}

/** A list of these items, certainly absent ones included. */
export function listWith({ use, source }: Placed, written: readonly Value[]): ListValue {
  const items = written.filter((item) => item.state !== "absent");
  return { state: "list", items, written, use, source };
}

/** A list of these items and then nobody knows how many others. */
export function openList(
  placed: Placed,
  items: readonly Value[],
  reason: string,
): ListValue | Unknown {
  if (items.length === 0) return unknown(placed, reason);
  return listWith(placed, [...items, { ...unknown(placed, reason), mayBeAbsent: true }]);
}

/** A record of these fields; `read` is asked for those alone, and when they are first read. */
export function recordWith(
  { use, source }: Placed,
  { names, read, key, gap }: WrittenFields,
): RecordValue {
  const written = new Set(names);
  const values = new Map<string, Value>();
  function valueOf(name: string): Value {
    if (written.has(name)) return read(name);
    return gap === undefined ? absent({ use, source }) : unknown({ use, source: use }, gap);
  }
  return {
    state: "record",
    names: [...written],
    ...(gap === undefined ? {} : { gap }),
    get(name) {
      const value = values.get(name) ?? valueOf(name);
      values.set(name, value);
      return value;
    },
    key: key ?? (() => undefined),
    use,
    source,
  };
}

interface WrittenFields {
  readonly names: Iterable<string>;
  readonly read: (name: string) => Value;
  readonly key?: RecordValue["key"];
  readonly gap?: string | undefined;
}

/** A value as it takes effect elsewhere: it is still edited where it is spelled. */
export function usedAt(value: Value, use: Place): Value {
  if (value.state !== "list") return { ...value, use };
  // The items of a list are read when they are first asked for, here as well.
  const { source, isSet } = value;
  const read = (): readonly Value[] => {
    const items = value.written ?? value.items;
    // One text may spell all of them.
    const isOneText = items[0]?.source === source;
    return isOneText ? items.map((item) => usedAt(item, use)) : items;
  };
  return new LazyList({ use, source }, read, isSet);
}
