const [quote, backslash] = [0x22, 0x5c];
const [openBrace, closeBrace, openBracket, closeBracket] = [0x7b, 0x7d, 0x5b, 0x5d];

/** What ends sooner is found again faster than it is remembered. */
const worthKnowing = 256;

/** Where the long brackets of a valid JSON text end, by where they start. */
export interface Brackets {
  /** One past the bracket that closes the one at an offset. */
  readonly endOf: (start: number) => number;
  readonly depth: number;
}

/** Matches the brackets of a valid JSON text in one pass, so that whatever is inside can be skipped. */
export function skimBrackets(text: string): Brackets {
  const ends = new Map<number, number>();
  const open: number[] = [];
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === quote) at = stringEnd(text, at) - 1;
    else if (code === openBrace || code === openBracket) {
      open.push(at);
      depth = Math.max(depth, open.length);
    } else if (code === closeBrace || code === closeBracket) {
      const start = open.pop() ?? at;
      if (at - start >= worthKnowing) ends.set(start, at + 1);
    }
  }
  return { endOf: (start) => ends.get(start) ?? shortEnd(text, start), depth };
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
