import { opaqueEnd } from "./opaque-end.js";

const colon = /\s{0,64}:/y;
const longestKey = 64;

/** The keys of a flow mapping, or of the mappings in a flow sequence, that starts at an offset. */
export function bracketedKeys(text: string, start: number): ReadonlySet<string> {
  const keys = new Set<string>();
  const top = text[start] === "[" ? 2 : 1;
  let depth = 0;
  let line = start;
  let margin = -1;

  let at = start;
  while (at < text.length) {
    const from = at;
    at += 1;
    switch (text[from]) {
      case "{":
      case "[":
        depth += 1;
        break;
      case "}":
      case "]":
        depth -= 1;
        break;
      case "\n":
        line = at;
        break;
      case " ":
      case "\t":
      case "\r":
      case ",":
      case ":":
        break;
      default: {
        at = opaqueEnd(text, from);
        // Where a bracket is missing the depth is wrong from there on; the indentation is not.
        if (depth > top && from - line > margin) break;
        const key = keyAt(text, from, at);
        if (key === undefined) break;
        keys.add(key);
        if (margin === -1 && line > start) margin = from - line;
      }
    }
  }
  return keys;
}

function keyAt(text: string, start: number, end: number): string | undefined {
  colon.lastIndex = end;
  if (end - start > longestKey || !colon.test(text)) return undefined;
  const key = text.slice(start, end);
  return /^["']/.test(key) ? key.slice(1, -1) : key;
}
