import { LazyList } from "../lazy-list.js";
import { recordWith } from "../make-value.js";
import { scalarText } from "../scalar.js";
import type { ListValue, RecordValue, Value } from "../value.js";

/** Terraform's lists, sets and maps have one type: constants of several types all become texts. */
export function alike(values: readonly Value[]): readonly Value[] {
  const constants = values.filter((value) => value.state === "known");
  const types = new Set(constants.map(({ value }) => typeof value));
  const isMixed = types.size > 1 || values.some(({ state }) => state === "text");
  return isMixed ? values.map(asText) : values;
}

/** A constant as text; another value as it is. */
export function asText(value: Value): Value {
  if (value.state !== "known" || typeof value.value === "string") return value;
  const text = scalarText(value);
  if (text !== undefined) return { ...value, value: text, text };
  const { use, source } = value;
  return { state: "unknown", reason: "the number is too long", use, source };
}

/** A list of items of one type, which are read when they are first asked for. */
export function listAlike(list: ListValue): ListValue {
  return new LazyList(list, () => alike(list.written ?? list.items));
}

/** A record of fields of one type, which are read when one of them is first asked for. */
export function recordAlike(record: RecordValue): RecordValue {
  const { names, gap, key } = record;
  let values: ReadonlyMap<string, Value> | undefined;
  return recordWith(record, {
    names,
    gap,
    key,
    read(name) {
      const read = (): readonly Value[] => alike(names.map((each) => record.get(each)));
      values ??= new Map(read().map((value, index) => [names[index] ?? "", value]));
      return values.get(name) ?? record.get(name);
    },
  });
}
