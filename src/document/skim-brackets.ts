import { isSpace, scalarEnd } from "./json-extent.js";

const [quote, backslash, comma, colon] = [0x22, 0x5c, 0x2c, 0x3a];
const [openBrace, closeBrace, openBracket, closeBracket] = [0x7b, 0x7d, 0x5b, 0x5d];

/** What ends sooner is found again faster than it is remembered. */
const worthKnowing = 256;

/** Where the long brackets of a JSON text end, by where they start. */
export interface Brackets {
  /** One past the bracket that closes the one at an offset. */
  readonly endOf: (start: number) => number;
  readonly depth: number;
}

/** What comes next; instead of a first item or key their collection may end. */
type Expected = "value" | "first item" | "key" | "first key" | "colon" | "comma";

/**
 * Matches the brackets of a JSON text in one pass, so that whatever is inside can be skipped.
 * Nothing where the text is not valid.
 */
export function skimBrackets(text: string, from: number): Brackets | undefined {
  const ends = new Map<number, number>();
  const open: number[] = [];
  let depth = 0;
  let expected: Expected = "value";
  for (let at = from; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (isSpace(code)) continue;
    const isValue = expected === "value" || expected === "first item";
    if (code === openBrace || code === openBracket) {
      if (!isValue) return undefined;
      depth = Math.max(depth, open.push(at));
      expected = code === openBrace ? "first key" : "first item";
    } else if (code === closeBrace || code === closeBracket) {
      const first = code === closeBrace ? "first key" : "first item";
      const start = open.pop();
      if (start === undefined || (expected !== "comma" && expected !== first)) return undefined;
      if (isObject(text, start) !== (code === closeBrace)) return undefined;
      if (at - start >= worthKnowing) ends.set(start, at + 1);
      expected = "comma";
    } else if (code === comma) {
      const start = open.at(-1);
      if (start === undefined || expected !== "comma") return undefined;
      expected = isObject(text, start) ? "key" : "value";
    } else if (code === colon) {
      if (expected !== "colon") return undefined;
      expected = "value";
    } else {
      const isKey: boolean = code === quote && (expected === "key" || expected === "first key");
      const end = isKey || isValue ? scalarEnd(text, at) : undefined;
      if (end === undefined) return undefined;
      at = end - 1;
      expected = isKey ? "colon" : "comma";
    }
  }
  const isWhole = open.length === 0 && expected === "comma";
  return isWhole
    ? { endOf: (start) => ends.get(start) ?? shortEnd(text, start), depth }
    : undefined;
}

function isObject(text: string, start: number): boolean {
  return text.charCodeAt(start) === openBrace;
}

/** Where the string ends whose quote is at an offset. */
export function stringEnd(text: string, start: number): number {
  for (let at = start; ;) {
    at = text.indexOf('"', at + 1);
    if (at === -1) return text.length;
    let escapes = at;
    while (text.charCodeAt(escapes - 1) === backslash) escapes -= 1;
    if ((at - escapes) % 2 === 0) return at + 1;
  }
}

function shortEnd(text: string, start: number): number {
  let depth = 0;
  for (let at = start; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === quote) at = stringEnd(text, at) - 1;
    else if (code === openBrace || code === openBracket) depth += 1;
    else if (code === closeBrace || code === closeBracket) {
      depth -= 1;
      if (depth === 0) return at + 1;
    }
  }
  return text.length;
}
