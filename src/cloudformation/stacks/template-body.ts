import type { Scalar, Span } from "../../document/node.js";
import type { Expression, Field, Place } from "../../template/expression.js";

/** A template that is the text of a property. */
export interface Body {
  /** Each hole in it as its number between two characters that nobody writes. */
  readonly text: string;
  readonly holes: readonly Expression[];
  /** Where something in it is in the file. */
  readonly place: (span: Span) => Place;
}

/** Longer than CloudFormation takes a template. */
const maxLength = 1_048_576;

/** Reads a property that is a text, a part of which may be computed. */
export function bodyOf({ key, value }: Field, file: string): Body | undefined {
  const parts = partsOf(value);
  const holes: Expression[] = [];
  const texts = parts.map((part) => {
    if (typeof part === "string") return part;
    if (part.kind === "Constant") return part.text;
    holes.push(part);
    return `\u{e000}${String(holes.length - 1)}\u{e001}`;
  });
  const text = texts.join("");
  const isWritten = parts.some((part) => typeof part === "string" || part.kind === "Constant");
  if (!isWritten || text.length > maxLength) return undefined;
  const { node } = value.place;
  const isLiteral = holes.length === 0 && node?.kind === "Scalar" && node.style === "literal";
  const offsetOf = isLiteral && node.text === text ? offsetsIn(node, file) : undefined;
  return {
    text,
    holes,
    place: ([start, end]) => ({
      span: offsetOf === undefined ? key : [offsetOf(start), offsetOf(end)],
    }),
  };
}

type Part = string | Expression;

/** A text as it is put together: with holes, of lines, or of an object. */
function partsOf(value: Expression): readonly Part[] {
  if (value.kind === "Text") return value.parts;
  if (value.kind !== "Call") return [value];
  const [first, second] = value.args;
  if (value.name === "jsonEncode" && first !== undefined) return jsonOf(first);
  if (value.name !== "join" || first === undefined || second?.kind !== "List") return [value];
  return second.items.flatMap((item, index) => [...(index === 0 ? [] : [first]), ...partsOf(item)]);
}

/** The text of JSON that a value becomes, its holes as texts. */
function jsonOf(value: Expression): readonly Part[] {
  switch (value.kind) {
    case "Constant":
      return [JSON.stringify(value.value)];
    case "List":
      return ["[", ...separated(value.items.map(jsonOf)), "]"];
    case "Fields": {
      if (value.gap !== undefined) return [value];
      const fields = value.fields.filter((field) => field.value.kind !== "Absent");
      const members = fields.map(({ name, value: each }) => [
        `${JSON.stringify(name)}:`,
        ...jsonOf(each),
      ]);
      return ["{", ...separated(members), "}"];
    }
    case "Text":
      return [
        '"',
        ...value.parts.map((part) =>
          part.kind === "Constant" ? JSON.stringify(part.text).slice(1, -1) : part,
        ),
        '"',
      ];
    default:
      return ['"', value, '"'];
  }
}

function separated(all: readonly (readonly Part[])[]): readonly Part[] {
  return all.flatMap((each, index) => (index === 0 ? each : [",", ...each]));
}

/** Where the characters of a literal block stand: its lines are those of the file, indented. */
function offsetsIn(
  { text, content: [start] }: Scalar,
  file: string,
): ((offset: number) => number) | undefined {
  const starts: { readonly from: number; readonly at: number }[] = [];
  let at = lineAfter(start, file);
  let from = 0;
  let indentation: number | undefined;
  for (const line of text.split("\n")) {
    // A line that is empty may be indented or not.
    if (line !== "") indentation ??= file.indexOf(line, at) - at;
    const begins = line === "" ? at : at + (indentation ?? 0);
    if (!file.startsWith(line, begins)) return undefined;
    starts.push({ from, at: begins });
    from += line.length + 1;
    at = lineAfter(begins + line.length, file);
  }
  return (offset) => {
    const line = lastBefore(starts, offset);
    return line === undefined ? start : line.at + offset - line.from;
  };
}

function lineAfter(offset: number, file: string): number {
  const end = file.indexOf("\n", offset);
  return end === -1 ? file.length : end + 1;
}

/** By halving: a template has thousands of lines. */
function lastBefore<T extends { readonly from: number }>(
  starts: readonly T[],
  offset: number,
): T | undefined {
  let [low, high] = [0, starts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle]?.from ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return starts[low - 1];
}
