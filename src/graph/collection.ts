import type { Expression, Fields, Home, Place } from "../template/expression.js";
import { LazyList } from "./lazy-list.js";
import type { ListValue, RecordValue, Value } from "./value.js";

interface Placed {
  readonly use: Place;
  readonly source: Place;
}

type Read = (expression: Expression) => Value;

/** A list whose items are read when first asked for. */
export function listOf(items: readonly Expression[], placed: Placed, read: Read): ListValue {
  return new LazyList(placed, () => items.map(read));
}

/** A record whose fields are each read when first asked for. */
export function recordOf(written: Fields, placed: Placed, read: Read): RecordValue {
  const { gap } = written;
  const { use, source } = placed;
  const fields = new Map(written.fields.map((field) => [field.name, field]));
  const values = new Map<string, Value>();
  const home = homeOf(written, source);

  function readField(name: string): Value {
    const field = fields.get(name);
    if (field !== undefined) return read(field.value);
    if (gap !== undefined) return { state: "unknown", reason: gap, use, source: use };
    const missing = home && { missing: { ...home, path: [...home.path, name] } };
    return { state: "absent", ...placed, ...missing };
  }

  return {
    state: "record",
    names: [...fields.keys()],
    ...(gap === undefined ? {} : { gap }),
    get(name) {
      const value = values.get(name) ?? readField(name);
      values.set(name, value);
      return value;
    },
    key: (name) => fields.get(name)?.key,
    ...placed,
  };
}

function homeOf({ home }: Fields, source: Place): Home | undefined {
  if (home !== undefined) return home;
  return source.node?.kind === "Mapping" ? { owner: source.node, path: [] } : undefined;
}
