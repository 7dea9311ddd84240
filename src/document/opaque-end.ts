const comment = /(?<!\S)(?:(?:#|\/\/)[^\n]*|\/\*)/y;
const word = /[^\s{}[\],:"]*/y;
const [backslash, newline] = [0x5c, 0x0a];

/**
 * Where a quoted text, a comment or a word ends that starts at an offset: what may hold brackets
 * without meaning them. A quote that is not closed on its line ends there.
 */
export function opaqueEnd(text: string, start: number): number {
  const first = text.charAt(start);
  if (first === '"' || first === "'") return quotedEnd(text, start);
  if (first === "#" || first === "/") {
    comment.lastIndex = start;
    if (comment.test(text)) return comment.lastIndex;
  }
  word.lastIndex = start + 1;
  word.test(text);
  return word.lastIndex;
}

function quotedEnd(text: string, start: number): number {
  const quote = text.charCodeAt(start);
  for (let at = start + 1; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === quote) return at + 1;
    if (code === newline) return at;
    if (code === backslash) at += 1;
  }
  return text.length;
}
