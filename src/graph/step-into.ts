import { same, textOf } from "./text.js";
import type { RecordValue, Value } from "./value.js";

/** What a key leads to: every value it may mean, none where the key does not exist. */
export function stepInto(collection: Value, key: Value): readonly Value[] {
  const { use } = collection;
  if (collection.state === "record") return fieldsAt(collection, key);
  if (collection.state === "list") {
    if (key.state !== "known") return collection.items;
    const item = collection.items[Number(key.text)];
    return item === undefined ? [] : [item];
  }
  return [{ state: "unknown", reason: "it looks up a key in what is unknown", use, source: use }];
}

function fieldsAt({ names, gap, get, use }: RecordValue, key: Value): readonly Value[] {
  const candidates = key.state === "known" ? [textOf(key)] : namesLike(key, names);
  const fields = candidates.map(get).filter((value) => value.state !== "absent");
  if (key.state === "known" || gap === undefined) return fields;
  return [...fields, { state: "unknown", reason: gap, use, source: use }];
}

function namesLike(key: Value, names: readonly string[]): readonly string[] {
  const { use, source } = key;
  return names.filter(
    (name) => same(key, { state: "known", value: name, text: name, use, source }) !== false,
  );
}
