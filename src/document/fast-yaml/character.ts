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
