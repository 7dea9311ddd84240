const skipped = /(?:[ \t\r\n]|#[^\n]*(?:\n|$))*/y;

/** Where something comes after the spaces, ends of lines and comments from an offset on. */
export function contentStart(text: string, offset: number): number {
  skipped.lastIndex = offset;
  skipped.test(text);
  return skipped.lastIndex;
}
