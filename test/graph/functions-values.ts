import { call } from "../../src/graph/functions.js";
import {
  absent,
  known,
  listWith,
  type Placed,
  recordWith,
  unknown,
} from "../../src/graph/make-value.js";
import { joinParts } from "../../src/graph/text.js";
import type { RecordValue, Unknown, Value } from "../../src/graph/value.js";

/** What a value is built from: a value itself stays as it is, null is absent. */
export type Plain =
  string | number | boolean | null | Value | readonly Plain[] | { readonly [name: string]: Plain };

export const here: Placed = { use: { span: [0, 0] }, source: { span: [0, 0] } };
/** Where a call stands. */
export const there: Placed = { use: { span: [1, 2] }, source: { span: [3, 4] } };

export function hole(more: Partial<Unknown> = {}): Unknown {
  return { ...unknown(here, "nobody knows"), ...more };
}

export const nobody: Unknown = hole();
export const x: Unknown = hole({ identity: "x" });
export const arn: Unknown = hole({
  identity: "arn",
  reference: { resource: "aws_s3_bucket.logs", path: ["arn"] },
});
/** A text that is neither empty nor "a". */
export const other: Unknown = hole({
  identity: "other",
  other: { family: "f", than: new Set(["", "a"]) },
});
/** Of which nobody knows whether it is there. */
export const optional: Unknown = hole({ mayBeAbsent: true });

export function text(...parts: readonly (string | Unknown)[]): Value {
  return joinParts(parts, here);
}

export function valueOf(plain: Plain): Value {
  if (plain === null) return absent(here);
  if (typeof plain !== "object") return known(here, plain);
  if (isValue(plain)) return plain;
  if (isList(plain)) return listWith(here, plain.map(valueOf));
  return recordOf(plain);
}

/** A record of which there may be more fields than are written. */
export function openRecord(fields: Readonly<Record<string, Plain>>): RecordValue {
  return recordOf(fields, "there may be more");
}

function recordOf(fields: Readonly<Record<string, Plain>>, gap?: string): RecordValue {
  const byName = new Map(Object.entries(fields));
  return recordWith(here, {
    names: byName.keys(),
    read: (name) => valueOf(byName.get(name) ?? null),
    gap,
  });
}

function isValue(plain: object): plain is Value {
  return Object.hasOwn(plain, "state");
}

function isList(plain: object): plain is readonly Plain[] {
  return Array.isArray(plain);
}

export function apply(name: string, ...args: readonly Plain[]): Value {
  return call(
    name,
    args.map((arg) => () => valueOf(arg)),
    there,
  );
}
