import { joinParts } from "../../src/graph/text.js";
import type { RecordValue, Unknown, Value } from "../../src/graph/value.js";
import { type Policy, readPolicy, type Statement } from "../../src/iam/policy.js";
import type { Place } from "../../src/template/expression.js";

/** A value as a test writes it; undefined is absent. */
export type Plain =
  | string
  | number
  | boolean
  | undefined
  | Hole
  | Text
  | Gap
  | readonly Plain[]
  | { readonly [name: string]: Plain };

const kind = Symbol("kind");

/** A value that nobody knows; two of one name are the same. */
export interface Hole {
  readonly [kind]: "hole";
  readonly name: string | undefined;
  readonly extra: Partial<Unknown>;
}

interface Text {
  readonly [kind]: "text";
  readonly parts: readonly (string | Hole)[];
}

/** A record that may have more fields than are written. */
interface Gap {
  readonly [kind]: "gap";
  readonly fields: Readonly<Record<string, Plain>>;
}

export function hole(name?: string): Hole {
  return { [kind]: "hole", name, extra: name === undefined ? {} : { identity: name } };
}

/** What a resource returns. */
export function returned(resource: string, ...path: string[]): Hole {
  const name = [resource, ...path].join(".");
  return { [kind]: "hole", name, extra: { identity: name, reference: { resource, path } } };
}

/** Every text but these. */
export function otherThan(...texts: string[]): Hole {
  const other = { family: "a", than: new Set(texts) };
  return { [kind]: "hole", name: "other", extra: { other } };
}

export function text(literals: TemplateStringsArray, ...holes: readonly (string | Hole)[]): Text {
  return joined(literals.flatMap((literal, index) => [literal, holes[index] ?? ""]));
}

export function joined(parts: readonly (string | Hole)[]): Text {
  return { [kind]: "text", parts };
}

export function gap(fields: Readonly<Record<string, Plain>>): Gap {
  return { [kind]: "gap", fields };
}

let places = 0;

export function valueOf(plain: Plain): Value {
  const place: Place = { span: [++places, places] };
  const placed = { use: place, source: place };
  if (plain === undefined) return { state: "absent", ...placed };
  if (typeof plain !== "object") {
    return { state: "known", value: plain, text: String(plain), ...placed };
  }
  if (isList(plain)) {
    const items = plain.map(valueOf).filter((item) => item.state !== "absent");
    return { state: "list", items, ...placed };
  }
  if (!isMarked(plain)) return recordOf(plain, placed);
  switch (plain[kind]) {
    case "hole":
      return unknownOf(plain, placed);
    case "text":
      return joinParts(
        plain.parts.map((part) => (typeof part === "string" ? part : unknownOf(part, placed))),
        placed,
      );
    case "gap":
      return recordOf(plain.fields, placed, "a transform may add to it");
  }
}

function isMarked(plain: object): plain is Hole | Text | Gap {
  return kind in plain;
}

function isList(plain: Plain): plain is readonly Plain[] {
  return Array.isArray(plain);
}

function unknownOf({ name, extra }: Hole, placed: Pick<Unknown, "use" | "source">): Unknown {
  return { state: "unknown", reason: `${name ?? "it"} is unknown`, ...extra, ...placed };
}

function recordOf(
  fields: Readonly<Record<string, Plain>>,
  placed: Pick<Unknown, "use" | "source">,
  gapReason?: string,
): RecordValue {
  const values = new Map(Object.entries(fields).map(([name, plain]) => [name, valueOf(plain)]));
  return {
    state: "record",
    names: [...values.keys()],
    ...(gapReason === undefined ? {} : { gap: gapReason }),
    get: (name) =>
      values.get(name) ??
      (gapReason === undefined
        ? { state: "absent", ...placed }
        : { state: "unknown", reason: gapReason, ...placed }),
    key: (name) => (values.has(name) ? [0, name.length] : undefined),
    ...placed,
  };
}

export function policyOf(plain: Plain): Policy {
  return readPolicy(valueOf(plain));
}

/** A policy of these statements. */
export function statementsOf(...statements: Plain[]): readonly Statement[] {
  return policyOf({ Version: "2012-10-17", Statement: statements }).statements;
}

export function statementOf(statement: Plain): Statement {
  const [first] = statementsOf(statement);
  if (first === undefined) throw new Error("it is no statement");
  return first;
}
