/** A word or a sign of an expression; `text.slice(start, end)` is how it is written. */
export interface Token {
  readonly kind: TokenKind;
  readonly start: number;
  readonly end: number;
}

/** A sign is its own kind. Of a template only its beginning is a token. */
export type TokenKind =
  | (typeof brackets)[number]
  | (typeof marks)[number]
  | (typeof operators)[number]
  | "name"
  | "number"
  | "heredoc"
  | "newline"
  | "invalid"
  | "end";

const brackets = ["(", ")", "[", "]", "{", "}", "~}", '"'] as const;
const marks = [".", "...", ",", ":", "::", "?", "=", "=>"] as const;
const operators = [
  "==",
  "!=",
  "<",
  "<=",
  ">",
  ">=",
  "&&",
  "||",
  "!",
  "+",
  "-",
  "*",
  "/",
  "%",
] as const;
const signs: readonly TokenKind[] = [...brackets, ...marks, ...operators];

const signKinds: ReadonlyMap<string, (typeof signs)[number]> = new Map(
  signs.map((sign) => [sign, sign]),
);
const longestSign = 3;

const spaces = /[ \t]*/y;
const lineComment = /(?:#|\/\/)[^\n]*/y;
const newline = /\r?\n/y;
const name = /[\p{ID_Start}_][\p{ID_Continue}-]*/uy;
/** As loose as HCL's own: `1.2.3` is one token, and no number. */
const number = /[0-9](?:\.*(?:[0-9]|[eE][+-]?[0-9]))*/y;
const heredoc = /<<-?[\p{ID_Start}_][\p{ID_Continue}-]*\r?\n/uy;
const anything = /[^]/uy;

/** The token that comes next, spaces and comments skipped. */
export function readToken(text: string, from: number): Token {
  let start = endOf(spaces, text, from) ?? from;
  while (text.startsWith("/*", start)) {
    const close = text.indexOf("*/", start + 2);
    if (close === -1) return { kind: "invalid", start, end: text.length };
    start = endOf(spaces, text, close + 2) ?? from;
  }
  return readTokenAt(text, start);
}

function readTokenAt(text: string, start: number): Token {
  const comment = endOf(lineComment, text, start);
  if (comment !== undefined) {
    // It takes the end of its line with it, which may end an entry of an object.
    const isLast = comment === text.length;
    return { kind: isLast ? "end" : "newline", start: comment, end: comment + (isLast ? 0 : 1) };
  }
  const match = (kind: TokenKind, pattern: RegExp): Token | undefined => {
    const end = endOf(pattern, text, start);
    return end === undefined ? undefined : { kind, start, end };
  };
  return (
    match("name", name) ??
    match("heredoc", heredoc) ??
    readSign(text, start) ??
    match("number", number) ??
    match("newline", newline) ??
    match("invalid", anything) ?? { kind: "end", start, end: start }
  );
}

function readSign(text: string, start: number): Token | undefined {
  for (let length = longestSign; length > 0; length--) {
    const kind = signKinds.get(text.slice(start, start + length));
    if (kind !== undefined) return { kind, start, end: start + kind.length };
  }
  return undefined;
}

function endOf(pattern: RegExp, text: string, start: number): number | undefined {
  pattern.lastIndex = start;
  return pattern.test(text) ? pattern.lastIndex : undefined;
}
