import { emptyScalar } from "./empty-scalar.js";
import { excerpt } from "./excerpt.js";
import type { JsonToken } from "./json-tokens.js";
import type { JsonTree } from "./json-tree.js";
import { jsonWord } from "./json-word.js";
import { limits, tooDeep } from "./limits.js";
import type { Node, Problem, Scalar, Span } from "./node.js";

/** Where a text stands between two tokens. */
export interface JsonState {
  readonly tree: JsonTree;
  report(problem: Problem): void;
  /** What comes next; instead of an item or a key their collection may end. */
  expected: "value" | "item" | "key" | "colon" | "comma" | "nothing" | "anything";
  last: JsonToken;
}

/**
 * Takes a token. Where one is wrong or missing, says so and goes on as if it were right; false
 * asks for the same token again.
 */
export function takeToken(state: JsonState, token: JsonToken): boolean {
  const isTaken = take(state, token);
  if (isTaken) state.last = token;
  return isTaken;
}

/** Closes what the end of the text leaves open. */
export function endTokens(state: JsonState): void {
  const { tree, expected, last } = state;
  if (last.kind === "end") complain(state, last, "There is no JSON value.");
  if (expected !== "anything") complainUnclosed(state, 0);
  while (tree.open.length > 0) tree.leave(last.span[1]);
}

function take(state: JsonState, token: JsonToken): boolean {
  switch (state.expected) {
    case "value":
      return takeValue(state, token);
    case "item":
      return isCloser(token) ? close(state, token) : takeValue(state, token);
    case "key":
      return isCloser(token) ? close(state, token) : takeKey(state, token);
    case "colon":
      return takeColon(state, token);
    case "comma":
      return isCloser(token) ? close(state, token) : takeComma(state, token);
    case "nothing":
      complain(state, token, `Unexpected '${excerpt(token.text)}' after the end of the document.`);
      state.expected = "anything";
      return true;
    case "anything":
      return true;
  }
}

function takeValue(state: JsonState, token: JsonToken): boolean {
  switch (token.kind) {
    case "[":
    case "{":
      return enter(state, token.kind, token.span);
    case "string":
      return add(state, scalar(token.text, token, "double"));
    case "word":
      return add(state, word(state, token));
    case ":":
      complain(state, token, "A colon cannot stand here.");
      return true;
    default:
      if (state.tree.open.length === 0) return close(state, token);
      complain(state, token, `A value is missing before this '${token.text}'.`);
      add(state, missing(state));
      return false;
  }
}

function takeKey(state: JsonState, token: JsonToken): boolean {
  state.expected = "colon";
  switch (token.kind) {
    case "string":
      state.tree.addKey(scalar(token.text, token, "double"));
      return true;
    case "word":
      complain(state, token, "A key must be in double quotes.");
      state.tree.addKey(scalar(token.text, token, "plain"));
      return true;
    case ",":
      complain(state, token, "A key is missing before this ','.");
      state.expected = "key";
      return true;
    default:
      complain(state, token, "A key must be a text in double quotes.");
      state.tree.addKey(missing(state));
      state.expected = "value";
      return token.kind === ":";
  }
}

function takeColon(state: JsonState, token: JsonToken): boolean {
  state.expected = "value";
  if (token.kind === ":") return true;
  complain(state, state.last, "A colon is missing after this key.");
  if (token.kind === "," || isCloser(token)) add(state, missing(state));
  return false;
}

function takeComma(state: JsonState, token: JsonToken): boolean {
  if (token.kind === ":") {
    complain(state, token, "A colon cannot stand here.");
    return true;
  }
  // Unquoted text may have many words; the first was enough to complain about.
  if (token.kind === "word" && isUnquoted(state.last)) return true;
  state.expected = state.tree.open.at(-1)?.bracket === "[" ? "item" : "key";
  if (token.kind === ",") return true;
  complain(state, token, "A comma is missing before this.");
  return false;
}

function enter(state: JsonState, bracket: "[" | "{", span: Span): boolean {
  if (state.tree.open.length < limits.depth) {
    state.tree.enter(bracket, span[0]);
    state.expected = bracket === "[" ? "item" : "key";
  } else {
    state.report(tooDeep(span));
    state.expected = "anything";
  }
  return true;
}

function close(state: JsonState, token: JsonToken): boolean {
  const { tree } = state;
  const bracket = token.kind === "]" ? "[" : "{";
  const level = tree.open.findLastIndex((opener) => opener.bracket === bracket);
  if (level === -1) {
    complain(state, token, `This '${token.text}' closes nothing.`);
    return true;
  }
  complainUnclosed(state, level + 1);
  while (tree.open.length > level + 1) tree.leave(state.last.span[1]);
  tree.leave(token.span[1]);
  state.expected = tree.open.length > 0 ? "comma" : "nothing";
  return true;
}

function add(state: JsonState, value: Node): boolean {
  state.tree.addValue(value);
  state.expected = state.tree.open.length > 0 ? "comma" : "nothing";
  return true;
}

function word(state: JsonState, token: JsonToken): Scalar {
  const value = jsonWord(token.text);
  if (value !== undefined) return scalar(value, token, "plain");
  complain(state, token, `'${excerpt(token.text)}' is no JSON value; text needs double quotes.`);
  return scalar(token.text, token, "plain");
}

function scalar(value: Scalar["value"], { text, span }: JsonToken, style: Scalar["style"]): Scalar {
  return { kind: "Scalar", value, text, style, content: span, span };
}

function missing({ last }: JsonState): Scalar {
  return emptyScalar([last.span[1], last.span[1]]);
}

function isCloser({ kind }: JsonToken): boolean {
  return kind === "]" || kind === "}";
}

function isUnquoted({ kind, text }: JsonToken): boolean {
  return kind === "word" && jsonWord(text) === undefined;
}

function complainUnclosed(state: JsonState, level: number): void {
  for (const { bracket, start } of state.tree.open.slice(level)) {
    complain(state, { span: [start, start + 1] }, `This '${bracket}' is never closed.`);
  }
}

function complain(state: JsonState, { span }: Pick<JsonToken, "span">, message: string): void {
  state.report({ message, span });
}
