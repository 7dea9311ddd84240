const [quote, backslash] = [0x22, 0x5c];

const escape = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;
const word = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;

/** One past the string or word that starts at an offset; nothing where JSON has none there. */
export function scalarEnd(text: string, start: number): number | undefined {
  if (text.charCodeAt(start) !== quote) return matchEnd(word, text, start);
  for (let at = start + 1; at < text.length;) {
    const code = text.charCodeAt(at);
    if (code === quote) return at + 1;
    if (code < 0x20) return undefined;
    const end = code === backslash ? matchEnd(escape, text, at) : at + 1;
    if (end === undefined) return undefined;
    at = end;
  }
  return undefined;
}

function matchEnd(pattern: RegExp, text: string, start: number): number | undefined {
  pattern.lastIndex = start;
  return pattern.test(text) ? pattern.lastIndex : undefined;
}

export function isSpace(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09;
}
