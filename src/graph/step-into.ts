import { known, unknown } from "./make-value.js";
import { mayBeAbsent } from "./presence.js";
import { same, textOf } from "./text.js";
import type { ListValue, RecordValue, Unknown, Value } from "./value.js";

/** The attribute of a resource; nothing where a value is no resource. */
export type AttributeAt = (resource: Unknown, name: string) => Value | undefined;

/** What a key leads to: every value it may mean, none where the key does not exist. */
export function stepInto(
  collection: Value,
  key: Value,
  attributeAt: AttributeAt,
): readonly Value[] {
  const { use } = collection;
  if (collection.state === "record") return fieldsAt(collection, key);
  if (collection.state === "list") return itemsAt(collection, key);
  const attribute =
    collection.state === "unknown" && key.state === "known"
      ? attributeAt(collection, textOf(key))
      : undefined;
  return [attribute ?? unknown({ use, source: use }, "it looks up a key in what is unknown")];
}

/** An item that is null keeps its position; one that may not be there at all moves the others. */
function itemsAt({ items, written = items, use }: ListValue, key: Value): readonly Value[] {
  if (key.state !== "known") return written;
  const position = Number(key.text);
  const isMoved = written.slice(0, position + 1).some(mayBeAbsent);
  if (isMoved) return [unknown({ use, source: use }, "nobody knows how many items there are")];
  const item = written[position];
  return item === undefined ? [] : [item];
}

function fieldsAt({ names, gap, get, use }: RecordValue, key: Value): readonly Value[] {
  const candidates = key.state === "known" ? [textOf(key)] : namesLike(key, names);
  const fields = candidates.map(get).filter((value) => value.state !== "absent");
  if (key.state === "known" || gap === undefined) return fields;
  return [...fields, unknown({ use, source: use }, gap)];
}

function namesLike(key: Value, names: readonly string[]): readonly string[] {
  return names.filter((name) => same(key, known(key, name)) !== false);
}
