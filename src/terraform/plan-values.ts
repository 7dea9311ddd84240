import type { Node, Span } from "../document/node.js";
import type { Expression, Field, Fields, Place } from "../template/expression.js";
import { type Code, codeAt, codeOfItem } from "./plan-code.js";
import { entriesOf, isTrue, itemsOf } from "./plan-json.js";

/** What a plan says about one value, in its different trees. */
export interface Planning {
  /** Where it is, from the resource: names and the numbers of items. */
  readonly path: readonly string[];
  readonly value: Node | undefined;
  readonly unknown: Node | undefined;
  readonly sensitive: Node | undefined;
  readonly code: Code;
  /** The place of what the plan does not hold: the address of its resource. */
  readonly otherwise: Span;
}

/** Says what an unknown value is; nothing where nobody sets it. */
export type ReadUnknown = (planning: Planning, place: Place) => Expression | undefined;

const unread = "properties of this type are not read";

/** What stands in for properties that nobody asks for. */
export function unreadFields(place: Place): Fields {
  return { kind: "Fields", fields: [], gap: unread, place };
}

/** Reads values of which all are known: those that a resource had. */
export function readKnown(value: Node | undefined, otherwise: Place): Fields {
  if (value?.kind !== "Mapping") return unreadFields(otherwise);
  const none = { unknown: undefined, sensitive: undefined, code: "unmatched" } as const;
  const planning: Planning = { path: [], value, ...none, otherwise: otherwise.span };
  return readFields(planning, { span: value.span }, () => undefined);
}

/** Reads an object: what is known of it, and then what is unknown. */
export function readFields(planning: Planning, place: Place, readUnknown: ReadUnknown): Fields {
  const { path, value, unknown, sensitive, code, otherwise } = planning;
  const fields: Field[] = [];
  const unknowns = new Map(entriesOf(unknown).map((entry) => [entry.key.text, entry]));
  const sensitives = new Map(entriesOf(sensitive).map((entry) => [entry.key.text, entry]));
  const isSensitive = isTrue(sensitive) ? sensitive : undefined;
  const add = (name: string, key: Span, written: Node | undefined): void => {
    const field = readValue(
      {
        path: [...path, name],
        value: written,
        unknown: unknowns.get(name)?.value,
        sensitive: sensitives.get(name)?.value ?? isSensitive,
        code: codeAt(code, name),
        otherwise,
      },
      readUnknown,
    );
    if (field !== undefined) fields.push({ kind: "Field", name, key, value: field });
  };

  const entries = entriesOf(value);
  const names = new Set(entries.map(({ key }) => key.text));
  for (const { key, value: written } of entries) add(key.text, key.span, written);
  for (const { key } of [...unknowns.values(), ...sensitives.values()]) {
    if (names.has(key.text)) continue;
    names.add(key.text);
    add(key.text, otherwise, undefined);
  }
  return { kind: "Fields", fields, place };
}

function readValue(planning: Planning, readUnknown: ReadUnknown): Expression | undefined {
  const { path, value, unknown, sensitive } = planning;
  if ((value ?? unknown ?? sensitive) === undefined) return undefined;
  const place = { span: value?.span ?? planning.otherwise };
  if (isTrue(unknown)) return readUnknown(planning, place);
  if (isTrue(sensitive) && isHidden(value)) {
    return { kind: "Opaque", reason: "it is sensitive and not shown", place };
  }
  if (value === undefined) {
    return isPartlyUnknown(unknown) ? readUnknown(planning, place) : undefined;
  }
  switch (value.kind) {
    case "Scalar":
      if (value.value === null) return { kind: "Absent", place };
      return { kind: "Constant", value: value.value, text: value.text, place };
    case "Mapping":
      return readFields(planning, place, readUnknown);
    case "Sequence":
      return readList(planning, value.items, place, readUnknown);
    case "Alias":
      return { kind: "Opaque", reason: `'${path.join(".")}' is an alias`, place };
  }
}

function readList(
  { path, unknown, sensitive, code, otherwise }: Planning,
  items: readonly Node[],
  place: Place,
  readUnknown: ReadUnknown,
): Expression | undefined {
  const unknowns = itemsOf(unknown);
  const sensitives = itemsOf(sensitive);
  const isAligned = unknowns.length === items.length || !isPartlyUnknown(unknown);
  // Old versions leave out what is unknown, or what is known, and then nobody knows which is which.
  if (!isAligned) {
    const unmatched = { value: undefined, code: "unmatched" } as const;
    return readUnknown({ path, unknown, sensitive, otherwise, ...unmatched }, place);
  }
  const isSensitive = isTrue(sensitive) ? sensitive : undefined;
  const read = items.map((value, index) =>
    readValue(
      {
        path: [...path, String(index)],
        value,
        unknown: unknowns[index],
        sensitive: sensitives[index] ?? isSensitive,
        code: codeOfItem(code, items.length),
        otherwise,
      },
      readUnknown,
    ),
  );
  return { kind: "List", items: read.filter((item) => item !== undefined), place };
}

/** Terraform shows sensitive values; those who publish plans take them out. */
const redacted = /^(?:REDACTED_SENSITIVE|\(?sensitive(?: value)?\)?)$/i;

function isHidden(value: Node | undefined): boolean {
  if (value === undefined) return true;
  return value.kind === "Scalar" && redacted.test(value.text);
}

/** Whether anything in a tree of `after_unknown` is unknown. */
function isPartlyUnknown(node: Node | undefined): boolean {
  const pending = [node];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (isTrue(next)) return true;
    for (const item of itemsOf(next)) pending.push(item);
    for (const { value } of entriesOf(next)) pending.push(value);
  }
  return false;
}
