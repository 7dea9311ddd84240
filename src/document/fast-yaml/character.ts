/** The codes of the characters that are looked for one by one. */
export const character = {
  tab: 0x09,
  newline: 0x0a,
  carriageReturn: 0x0d,
  space: 0x20,
  hash: 0x23,
  comma: 0x2c,
  colon: 0x3a,
  openBracket: 0x5b,
  backslash: 0x5c,
  closeBracket: 0x5d,
  openBrace: 0x7b,
  closeBrace: 0x7d,
} as const;

/**
 * The code of a character, or one that is looked for by nobody after the last. To ask a text for a character
 * that it has not makes V8 give up what it has compiled, and ask more slowly from then on.
 */
export function codeAt(text: string, at: number): number {
  return at < text.length ? text.charCodeAt(at) : 0;
}

/** The same as a text; nothing after the last. */
export function characterAt(text: string, at: number): string | undefined {
  return at < text.length ? text[at] : undefined;
}

/** Whether a character ends a word and may end its line. */
export function isBlank(code: number): boolean {
  return (
    code === character.space ||
    code === character.newline ||
    code === character.carriageReturn ||
    code === character.tab
  );
}

/** Whether a character means something among brackets wherever it stands. */
export function isFlowIndicator(code: number): boolean {
  return (
    code === character.comma ||
    code === character.openBracket ||
    code === character.closeBracket ||
    code === character.openBrace ||
    code === character.closeBrace
  );
}
