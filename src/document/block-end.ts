import { isBlank } from "./fast-yaml/character.js";

const header = /[|>][-+0-9]*/y;

/**
 * Where a block scalar ends: after its last line that is not blank. The library's range goes on
 * to the start of the next line, and an edit there would join the two.
 */
export function blockEnd(text: string, start: number, end: number): number {
  header.lastIndex = start;
  const headerEnd = header.test(text) ? header.lastIndex : start;

  let last = end;
  while (last > headerEnd && isBlank(text.charCodeAt(last - 1))) last -= 1;
  const firstLine = text.indexOf("\n", start);
  if (firstLine === -1 || last <= firstLine) return headerEnd;

  const newline = text.indexOf("\n", last);
  const lineEnd = newline === -1 ? end : Math.min(newline, end);
  return text[lineEnd - 1] === "\r" ? lineEnd - 1 : lineEnd;
}
