import type { Known, TextValue, Unknown, Value } from "./value.js";

type Part = string | Unknown;

const maxLength = 1_000_000;
const maxParts = 10_000;

/** What a constant is as text: CloudFormation writes a plain `Yes` or `True` as "true". */
export function textOf({ value, text }: Pick<Known, "value" | "text">): string {
  return typeof value === "boolean" ? String(value) : text;
}

/** The parts a value is written with, or nothing where it is no text. */
export function partsOf(value: Value): readonly Part[] | undefined {
  switch (value.state) {
    case "known":
      return value.text === "" ? [] : [textOf(value)];
    case "text":
      return value.parts;
    case "unknown":
      return [value];
    case "list":
    case "record":
    case "absent":
      return undefined;
  }
}

/** Writes parts one after the other, as the simplest value that says the same. */
export function joinParts(
  parts: readonly Part[],
  placed: Pick<Known, "use" | "source">,
): Known | TextValue | Unknown {
  if (parts.length > maxParts) {
    return { state: "unknown", reason: "the text has too many parts", ...placed };
  }
  const merged: Part[] = [];
  let length = 0;
  for (const part of parts) {
    // Named texts of named texts grow beyond what any program holds.
    if (typeof part === "string" && (length += part.length) > maxLength) {
      return { state: "unknown", reason: "the text is too long", ...placed };
    }
    const last = merged.at(-1);
    const isContinued = typeof part === "string" && typeof last === "string";
    if (isContinued) merged[merged.length - 1] = last + part;
    else if (part !== "") merged.push(part);
  }
  const [first] = merged;
  if (merged.length > 1) return { state: "text", parts: merged, ...placed };
  if (first === undefined || typeof first === "string") {
    const text = first ?? "";
    return { state: "known", value: text, text, ...placed };
  }
  return { ...first, ...placed };
}

/** Whether two values are the same text: certainly, certainly not, or nobody knows. */
export function same(a: Value, b: Value): boolean | undefined {
  const left = partsOf(a);
  const right = partsOf(b);
  if (left === undefined || right === undefined) return undefined;
  return samePartsOf([...left], [...right]);
}

function samePartsOf(left: Part[], right: Part[]): boolean | undefined {
  if (!stripEqualEnds(left, right)) return false;
  if (left.length === 0 && right.length === 0) return true;
  if (left.length === 0 || right.length === 0) {
    return [...left, ...right].some(isNonEmpty) ? false : undefined;
  }
  const [l] = left;
  const [r] = right;
  if (left.length > 1 || right.length > 1 || l === undefined || r === undefined) return undefined;
  if (typeof l === "string") return typeof r === "string" ? l === r : differs(r, l);
  if (typeof r === "string") return differs(l, r);
  const isOtherOfSame = l.other !== undefined && l.other.family === r.other?.family;
  return isOtherOfSame ? false : undefined;
}

/** Removes what both begin and end with; false where the ends contradict each other. */
function stripEqualEnds(left: Part[], right: Part[]): boolean {
  for (const end of ["start", "end"] as const) {
    for (;;) {
      const l = end === "start" ? left[0] : left.at(-1);
      const r = end === "start" ? right[0] : right.at(-1);
      if (l === undefined || r === undefined) break;
      if (typeof l === "string" && typeof r === "string") {
        const length = Math.min(l.length, r.length);
        const [ls, rs] =
          end === "start"
            ? [l.slice(0, length), r.slice(0, length)]
            : [l.slice(-length), r.slice(-length)];
        if (ls !== rs) return false;
        dropEnd(left, end, length);
        dropEnd(right, end, length);
      } else if (typeof l !== "string" && typeof r !== "string" && isSameUnknown(l, r)) {
        dropEnd(left, end, undefined);
        dropEnd(right, end, undefined);
      } else break;
    }
  }
  return true;
}

function dropEnd(parts: Part[], end: "start" | "end", length: number | undefined): void {
  const part = end === "start" ? parts.shift() : parts.pop();
  if (typeof part !== "string" || length === undefined || part.length === length) return;
  if (end === "start") parts.unshift(part.slice(length));
  else parts.push(part.slice(0, -length));
}

function isSameUnknown(a: Unknown, b: Unknown): boolean {
  return a.identity !== undefined && a.identity === b.identity;
}

function isNonEmpty(part: Part): boolean {
  return typeof part === "string" || part.isFilled === true || part.other?.than.has("") === true;
}

function differs(unknown: Unknown, text: string): false | undefined {
  return unknown.other?.than.has(text) ? false : undefined;
}
