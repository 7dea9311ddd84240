import type { Operator, Range, Selector, Step, Unreadable } from "./syntax.js";

export type Token = { readonly range: Range } & (
  | { readonly kind: "{" | "}" | "(" | ")" | "&&" | "||" | "end" }
  | { readonly kind: "operator"; readonly operator: Operator }
  | { readonly kind: "selector"; readonly selector: Selector }
  | { readonly kind: "word" | "quoted" | "regular expression"; readonly text: string }
);

/** Each is tried where the one before ended, and none can match in more than one way. */
const space = /\s+/y;
const sign = /&&|\|\||[{}()]/y;
const operator = /!=|<=|>=|=|<|>/y;
const selector = /\$(?:\.(?:\*|[^\s.[\](){}=!<>&|"'%*]+)|\[(?:\d+|\*|'[^']*'|"[^"]*")\])*/y;
const step = /\.(\*|[^.[]+)|\[(?:(\d+)|(\*)|'([^']*)'|"([^"]*)")\]/g;
const quoted = /"((?:[^"\\]|\\.)*)"/sy;
const regularExpression = /%([^%]*)%/y;
const word = /[^\s(){}=!<>&|"%]+/y;

/** The tokens of a pattern, of which the last is its end. */
export function tokensOf(text: string): readonly Token[] | Unreadable {
  const tokens: Token[] = [];
  let at = 0;
  const match = (expression: RegExp): RegExpExecArray | null => {
    expression.lastIndex = at;
    return expression.exec(text);
  };
  while (at < text.length) {
    const skipped = match(space);
    if (skipped !== null) {
      at += skipped[0].length;
      continue;
    }
    const token = tokenAt(match);
    if (token === undefined) return { kind: "unreadable", reason: "it has no such sign", at };
    tokens.push(token);
    at = token.range[1];
  }
  return [...tokens, { kind: "end", range: [at, at] }];
}

type Match = (expression: RegExp) => RegExpExecArray | null;

function tokenAt(match: Match): Token | undefined {
  let found = match(sign);
  if (found !== null) {
    return { kind: found[0] as "{" | "}" | "(" | ")" | "&&" | "||", range: rangeOf(found) };
  }
  found = match(operator);
  if (found !== null) {
    return { kind: "operator", operator: found[0] as Operator, range: rangeOf(found) };
  }
  found = match(selector);
  if (found !== null) {
    const range = rangeOf(found);
    return { kind: "selector", selector: { steps: stepsOf(found[0]), range }, range };
  }
  found = match(quoted);
  if (found !== null) {
    const text = (found[1] ?? "").replaceAll(/\\(.)/gs, "$1");
    return { kind: "quoted", text, range: rangeOf(found) };
  }
  found = match(regularExpression);
  if (found !== null) {
    return { kind: "regular expression", text: found[1] ?? "", range: rangeOf(found) };
  }
  found = match(word);
  return found === null ? undefined : { kind: "word", text: found[0], range: rangeOf(found) };
}

function rangeOf({ index, 0: text }: RegExpExecArray): Range {
  return [index, index + text.length];
}

function stepsOf(text: string): readonly Step[] {
  return [...text.matchAll(step)].map(([, member, index, any, single, double]): Step => {
    if (member === "*" || any !== undefined) return { kind: "any" };
    if (index !== undefined) return { kind: "element", index: Number(index) };
    return { kind: "member", name: member ?? single ?? double ?? "" };
  });
}
