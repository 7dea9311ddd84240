import { bracketedKeys } from "./bracketed-keys.js";
import { indentedKeys } from "./indented-keys.js";

const noContent = /[#%\r\n]|\/\/|\*|---(?=\s)|$/y;
/** A template language begins with brackets too, but what it renders is indented. */
const bracket = /\[|\{(?![{%#])/y;

/**
 * The keys that seem to be at the top of a text, found in one pass without parsing. Where brackets
 * or indentation are wrong, it rather finds a key too many.
 */
export function topLevelKeys(text: string): ReadonlySet<string> {
  let line = text.startsWith("\uFEFF") ? 1 : 0;
  while (line < text.length) {
    const start = afterSpace(text, line);
    if (text.startsWith("/*", start)) {
      const end = text.indexOf("*/", start + 2);
      line = end === -1 ? text.length : end + 2;
      continue;
    }
    noContent.lastIndex = start;
    if (!noContent.test(text)) {
      bracket.lastIndex = start;
      return bracket.test(text) ? bracketedKeys(text, start) : indentedKeys(text, line, start);
    }
    const newline = text.indexOf("\n", start);
    line = newline === -1 ? text.length : newline + 1;
  }
  return new Set();
}

function afterSpace(text: string, offset: number): number {
  let at = offset;
  while (text[at] === " " || text[at] === "\t") at += 1;
  return at;
}
