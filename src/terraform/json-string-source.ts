import type { Source } from "./source.js";

const simpleEscapes: ReadonlyMap<string, string> = new Map([
  ["b", "\b"],
  ["f", "\f"],
  ["n", "\n"],
  ["r", "\r"],
  ["t", "\t"],
]);

const fourDigits = /[0-9a-fA-F]{4}/y;

/** What a JSON string, its quotes included, says; it starts at an offset of the file. */
export function jsonStringSource(raw: string, start: number): Source {
  const end = raw.length > 1 && raw.endsWith('"') ? raw.length - 1 : raw.length;
  if (!raw.includes("\\")) {
    return { text: raw.slice(1, end), offsetOf: (index) => start + 1 + index };
  }
  const pieces: string[] = [];
  // For each character of the text, and for its end, where it begins in the raw string.
  const begins = new Uint32Array(end);
  let length = 0;
  let at = 1;
  while (at < end) {
    const [character, width] = raw[at] === "\\" ? unescape(raw, at, end) : [raw.charAt(at), 1];
    pieces.push(character);
    begins[length++] = at;
    at += width;
  }
  begins[length] = end;
  return { text: pieces.join(""), offsetOf: (index) => start + (begins[index] ?? end) };
}

/** What no JSON string may have is read as its last character, the reader of the file complains. */
function unescape(raw: string, at: number, end: number): readonly [string, number] {
  if (at + 1 === end) return ["\\", 1];
  const selector = raw.charAt(at + 1);
  fourDigits.lastIndex = at + 2;
  if (selector === "u" && fourDigits.test(raw)) {
    return [String.fromCharCode(Number.parseInt(raw.slice(at + 2, at + 6), 16)), 6];
  }
  return [simpleEscapes.get(selector) ?? selector, 2];
}
