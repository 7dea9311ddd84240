import { limits, tooDeep } from "../document/limits.js";
import type { Span } from "../document/node.js";
import { readToken, type Token, type TokenKind } from "./lexer.js";
import type { Source } from "./source.js";
import type { Literal, Syntax, SyntaxProblem } from "./syntax.js";

/** Walks through a text, token by token or, in a template, piece by piece. */
export interface Reader {
  readonly text: string;
  /** The first problem, if there was one: then the rest of the text is skipped. */
  readonly problem: SyntaxProblem | undefined;
  /** Where the last token ended. */
  position(): number;
  moveTo(position: number): void;
  peek(): Token;
  take(): Token;
  /** The next token, taken if it is of this kind. */
  accept(kind: TokenKind): Token | undefined;
  /** Takes a token of this kind, without which there is a problem. */
  expect(kind: TokenKind, message: string): Token;
  /** Whether the next token is this word, which some places set apart from a name. */
  isAtWord(word: string): boolean;
  /** Whether the end of a line is a token; returns how that was before. */
  regardNewlines(regarded: boolean): boolean;
  expression(): Syntax;
  /** Reads what lies one level deeper. */
  nested(read: () => Syntax): Syntax;
  /** Reads what is written after a splat, with the name of an item. */
  splat(read: (item: string) => Syntax): Syntax;
  /** Where this is in the file; its end is by default where the last token ended. */
  span(start: number, end?: number): Span;
  fail(message: string, place?: Pick<Token, "start" | "end">): Literal;
}

/** Reads a text whose expressions are what `read` makes of it. */
export function createReader(source: Source, read: (reader: Reader) => Syntax): Reader {
  const { text, offsetOf } = source;
  let position = 0;
  let ahead: Token | undefined;
  let newlines = false;
  let depth = 0;
  let splats = 0;
  let problem: SyntaxProblem | undefined;

  function peek(): Token {
    if (ahead !== undefined) return ahead;
    let token = readToken(text, position);
    while (token.kind === "newline" && !newlines) token = readToken(text, token.end);
    return (ahead = token);
  }

  function moveTo(to: number): void {
    position = to;
    ahead = undefined;
  }

  function take(): Token {
    const token = peek();
    moveTo(token.end);
    return token;
  }

  function expect(kind: TokenKind, message: string): Token {
    if (peek().kind !== kind) fail(message);
    return take();
  }

  function regardNewlines(regarded: boolean): boolean {
    const before = newlines;
    newlines = regarded;
    if (before !== regarded) ahead = undefined;
    return before;
  }

  function enter(): boolean {
    if (depth < limits.depth) return true;
    const { start, end } = peek();
    report(tooDeep(span(start, end)));
    return false;
  }

  function nested(readDeeper: () => Syntax): Syntax {
    if (!enter()) return nothing();
    depth++;
    const syntax = readDeeper();
    depth--;
    return syntax;
  }

  function expression(): Syntax {
    if (!enter()) return nothing();
    depth++;
    const syntax = read(reader);
    depth--;
    return syntax;
  }

  function splat(readEach: (item: string) => Syntax): Syntax {
    splats++;
    const each = nested(() => readEach(`*${splats}`));
    splats--;
    return each;
  }

  function span(start: number, end = position): Span {
    return [offsetOf(start), offsetOf(end)];
  }

  function nothing(): Literal {
    return { kind: "Literal", value: null, span: span(position) };
  }

  function fail(message: string, { start, end } = peek()): Literal {
    report({ message, span: span(start, end) });
    return nothing();
  }

  function report(found: SyntaxProblem): void {
    problem ??= found;
    moveTo(text.length);
  }

  const reader: Reader = {
    text,
    get problem() {
      return problem;
    },
    position: () => position,
    moveTo,
    peek,
    take,
    accept: (kind) => (peek().kind === kind ? take() : undefined),
    expect,
    isAtWord: (word) => peek().kind === "name" && text.slice(peek().start, peek().end) === word,
    regardNewlines,
    expression,
    nested,
    splat,
    span,
    fail,
  };
  return reader;
}
