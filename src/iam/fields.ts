import type { Span } from "../document/node.js";
import type { RecordValue, Value } from "../graph/value.js";

/** The fields of a record whose names are data: condition operators, condition keys. */
export interface FieldList {
  /** Without those that are certainly absent. */
  readonly fields: readonly NamedValue[];
  /** Why there may be more fields than these. */
  readonly gap: string | undefined;
}

interface NamedValue {
  readonly name: string;
  readonly value: Value;
  /** The characters of the key. */
  readonly key: Span | undefined;
}

/** The fields of a record in the order they are written. */
export function fieldsOf(record: RecordValue): FieldList {
  const fields = record.names
    .map((name) => ({ name, value: record.get(name), key: record.key(name) }))
    .filter(({ value }) => value.state !== "absent");
  return { fields, gap: record.gap };
}
