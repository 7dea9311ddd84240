import { listWith, type Placed, unknown } from "../make-value.js";
import { itemsOf } from "../presence.js";
import { numberOf, scalarText, writtenNumber } from "../scalar.js";
import { joinParts } from "../text.js";
import type { Unknown, Value } from "../value.js";
import { encodeJson } from "./encode-json.js";
import { type Functions, type Lazy, maxCharacters, maxItems } from "./pure-function.js";

export const formatting: Functions = { format, formatlist };

type Part = string | Unknown;

function format(args: readonly Lazy[], placed: Placed): Value {
  const [pattern, ...values] = args.map((arg) => arg());
  const parts = fill(scalarText(pattern), values, placed);
  return parts === undefined || lengthOf(parts) > maxCharacters
    ? unknown(placed, "it formats what is unknown")
    : joinParts(parts, placed);
}

function formatlist(args: readonly Lazy[], placed: Placed): Value {
  const [pattern, ...values] = args.map((arg) => arg());
  const columns = values.map((value) => (value.state === "list" ? itemsOf(value) : value));
  const lists = columns.filter((column) => Array.isArray(column));
  const [first, ...others] = lists;
  const count = first?.length ?? 1;
  // What is unknown may be a list as well as one text for all of them.
  const isOpen = columns.some((column) => column === undefined || isUnknown(column));
  const isUneven = others.some((list) => list.length !== count);
  if (isOpen || isUneven || count > maxItems) return unknown(placed, "it formats what is unknown");
  const texts: Value[] = [];
  let room = maxCharacters;
  for (let index = 0; index < count; index++) {
    const row = columns.flatMap((column) =>
      isItems(column) ? column.slice(index, index + 1) : (column ?? []),
    );
    const parts = fill(scalarText(pattern), row, placed);
    room -= parts === undefined ? 0 : lengthOf(parts);
    if (parts === undefined || room < 0) return unknown(placed, "it formats what is unknown");
    texts.push(joinParts(parts, placed));
  }
  return listWith(placed, texts);
}

function isItems(column: Value | readonly Value[] | undefined): column is readonly Value[] {
  return Array.isArray(column);
}

function isUnknown(column: Value | readonly Value[]): boolean {
  return !isItems(column) && column.state === "unknown" && column.other === undefined;
}

function lengthOf(parts: readonly Part[]): number {
  return parts.reduce((sum, part) => sum + (typeof part === "string" ? part.length : 1), 0);
}

/** The parts of a pattern with its values in place; nothing where a verb is not a simple one. */
function fill(
  pattern: string | undefined,
  values: readonly Value[],
  placed: Placed,
): readonly Part[] | undefined {
  if (pattern === undefined) return undefined;
  const parts: Part[] = [];
  const rest = [...values];
  for (const piece of pattern.split(/(%[^]?)/)) {
    if (!piece.startsWith("%")) parts.push(piece);
    else if (piece === "%%") parts.push("%");
    else {
      const value = rest.shift();
      const written = value && write(piece, value, placed);
      if (written === undefined) return undefined;
      parts.push(...written);
    }
  }
  return rest.length > 0 ? undefined : parts;
}

function write(verb: string, value: Value, placed: Placed): readonly Part[] | undefined {
  if (value.state === "absent") return undefined;
  // Of what is unknown `%s` writes the same text as a template, other verbs another one.
  const hole = unknown(placed, "it formats what is unknown");
  const text = scalarText(value);
  switch (verb) {
    case "%s":
      if (value.state === "text") return value.parts;
      return value.state === "unknown" ? [value] : partsWith(text);
    case "%v":
      if (value.state === "text") return value.parts;
      if (value.state === "list" || value.state === "record") {
        return [encodeJson(value, "Terraform") ?? hole];
      }
      return value.state === "unknown" ? [hole] : partsWith(text);
    case "%d": {
      if (value.state === "unknown" || value.state === "text") return [hole];
      const number = numberOf(value);
      const isWhole = number !== undefined && Number.isSafeInteger(number);
      return isWhole ? partsWith(writtenNumber(number)) : undefined;
    }
    case "%q":
      if (value.state === "unknown" || value.state === "text") return [hole];
      // What else is escaped and how is not JSON's way.
      return text !== undefined && /^[ -~]*$/.test(text) ? [JSON.stringify(text)] : undefined;
    default:
      return undefined;
  }
}

function partsWith(text: string | undefined): readonly string[] | undefined {
  return text === undefined ? undefined : [text];
}
