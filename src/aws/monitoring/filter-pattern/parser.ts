import { type Token, tokensOf } from "./lexer.js";
import { parseFields, parseTerms } from "./terms.js";
import type { Operand, Pattern, Selector, Test, Unreadable } from "./syntax.js";

/** CloudWatch Logs takes 1,024 characters; templates may have more of them before they are joined. */
const maxLength = 10_000;
const maxDepth = 100;

/**
 * Reads a filter pattern, `{ ($.eventName = ConsoleLogin) && ($.errorMessage = "Failed*") }`. What
 * follows another syntax is unreadable, which says nothing of whether it is right.
 *
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html
 */
export function parsePattern(text: string): Pattern {
  if (text.trim() === "") return { kind: "everything" };
  if (text.length > maxLength) return unreadable("it is too long", maxLength);
  const written = text.trim();
  if (written.startsWith("[")) return parseFields(written);
  if (!written.startsWith("{")) return parseTerms(written);
  const tokens = tokensOf(text);
  if ("kind" in tokens) return tokens;
  const cursor: Cursor = { tokens, next: 0 };
  if (!take(cursor, "{")) return unexpected(cursor);
  const test = parseOr(cursor, 0);
  if (test.kind === "unreadable") return test;
  return take(cursor, "}") && take(cursor, "end") ? { kind: "JSON", test } : unexpected(cursor);
}

interface Cursor {
  readonly tokens: readonly Token[];
  next: number;
}

function peek({ tokens, next }: Cursor): Token {
  return tokens[next] ?? { kind: "end", range: [0, 0] };
}

function take(cursor: Cursor, kind: Token["kind"]): boolean {
  if (peek(cursor).kind !== kind) return false;
  cursor.next++;
  return true;
}

function unreadable(reason: string, at: number): Unreadable {
  return { kind: "unreadable", reason, at };
}

function unexpected(cursor: Cursor): Unreadable {
  const { kind, range } = peek(cursor);
  return unreadable(`${kind} is not expected there`, range[0]);
}

type Parse = (cursor: Cursor, depth: number) => Test | Unreadable;

const parseAnd: Parse = (cursor, depth) => parseCombined(cursor, depth, "and", "&&", parseOne);
const parseOr: Parse = (cursor, depth) => parseCombined(cursor, depth, "or", "||", parseAnd);

function parseCombined(
  cursor: Cursor,
  depth: number,
  kind: "and" | "or",
  sign: "&&" | "||",
  parse: Parse,
): Test | Unreadable {
  const tests: Test[] = [];
  do {
    const test = parse(cursor, depth);
    if (test.kind === "unreadable") return test;
    tests.push(test);
  } while (take(cursor, sign));
  const [first] = tests;
  const last = tests.at(-1);
  if (first === undefined || last === undefined) return unexpected(cursor);
  if (tests.length === 1) return first;
  return { kind, tests, range: [first.range[0], last.range[1]] };
}

function parseOne(cursor: Cursor, depth: number): Test | Unreadable {
  const token = peek(cursor);
  if (token.kind === "selector") {
    cursor.next++;
    return parseTest(cursor, token.selector);
  }
  if (!take(cursor, "(")) return unexpected(cursor);
  if (depth >= maxDepth) return unreadable("it is nested too deep", token.range[0]);
  const test = parseOr(cursor, depth + 1);
  return test.kind === "unreadable" || take(cursor, ")") ? test : unexpected(cursor);
}

/** What is asked of the value that a selector leads to. */
function parseTest(cursor: Cursor, selector: Selector): Test | Unreadable {
  const [from] = selector.range;
  const token = peek(cursor);
  if (token.kind === "operator") {
    cursor.next++;
    const { range } = peek(cursor);
    const operand = parseOperand(cursor);
    if (operand === undefined) return unexpected(cursor);
    const { operator } = token;
    return { kind: "comparison", selector, operator, operand, range: [from, range[1]] };
  }
  const negated = takeWord(cursor, "NOT");
  const { range } = peek(cursor);
  if (takeWord(cursor, "EXISTS")) {
    return { kind: "exists", selector, negated, range: [from, range[1]] };
  }
  return negated || !takeWord(cursor, "IS") ? unexpected(cursor) : parseIs(cursor, selector);
}

const constants = [
  ["TRUE", true],
  ["FALSE", false],
  ["NULL", null],
] as const;

function parseIs(cursor: Cursor, selector: Selector): Test | Unreadable {
  const { range } = peek(cursor);
  const constant = constants.find(([word]) => takeWord(cursor, word));
  if (constant === undefined) return unexpected(cursor);
  return { kind: "is", selector, value: constant[1], range: [selector.range[0], range[1]] };
}

function takeWord(cursor: Cursor, word: string): boolean {
  const token = peek(cursor);
  if (token.kind !== "word" || token.text.toUpperCase() !== word) return false;
  cursor.next++;
  return true;
}

function parseOperand(cursor: Cursor): Operand | undefined {
  const token = peek(cursor);
  switch (token.kind) {
    case "word":
    case "quoted":
      cursor.next++;
      return { kind: "text", text: token.text, quoted: token.kind === "quoted" };
    case "regular expression":
      cursor.next++;
      return { kind: "regular expression", text: token.text };
    default:
      return undefined;
  }
}
