import { alternativesOf } from "./regular-expression.js";
import type { Pattern } from "./syntax.js";

/** One of some words, each of which is a part of what a term asks for. */
type Need = readonly string[];

/**
 * Reads a pattern of plain terms, `ERROR -"Task timed out" ?timeout ?%[Ff]ailed%`. What separates
 * the words of an event is not told exactly, so only what has none of its words certainly has no term.
 *
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html
 */
export function parseTerms(text: string): Pattern {
  const required: Need[] = [];
  const optional: Need[] = [];
  let at = 0;
  for (const [whole, sign, quoted, expression, word] of text.matchAll(term)) {
    at += whole.length;
    if (sign === "-") continue;
    const needs = expression === undefined ? wordsOf(quoted ?? word ?? "") : needsOf(expression);
    if (sign === "?") optional.push(longestOf(needs));
    else required.push(...needs);
  }
  if (at < text.length) return { kind: "unreadable", reason: "it is no list of terms", at };
  // Next to others, an optional term is said to be ignored, which may be either.
  const isEither = optional.length > 0;
  return { kind: "text", needs: isEither ? anyOf([...required, ...optional]) : required };
}

const term = /([?-]?)(?:"((?:[^"\\]|\\[^])*)"|%([^%]*)%|([^\s"%]+))(?:\s+|$)/gy;

/**
 * Reads a pattern of fields between spaces, `[address, user, ..., status = 404]`. A field that has to
 * be equal to something asks for its words.
 */
export function parseFields(text: string): Pattern {
  const inner = /^\[([^]*)\]$/.exec(text)?.[1];
  if (inner === undefined) return { kind: "unreadable", reason: "it has no end", at: text.length };
  const needs = [...inner.matchAll(field)].flatMap(([, written = ""]) => {
    const [, quoted, word] = equal.exec(written) ?? [];
    return wordsOf(quoted ?? word ?? "");
  });
  return { kind: "text", needs };
}

const field = /((?:"(?:[^"\\]|\\[^])*"|%[^%]*%|[^,"%])+)(?:,|$)/gy;

const equal = /^\s*\w+\s*=\s*(?:"((?:[^"\\]|\\[^])*)"|([^\s"%|&]+))\s*$/;

/** Of a text with escaped letters nobody knows what they are. */
function wordsOf(text: string): readonly Need[] {
  if (/\\\w/.test(text)) return [];
  return (text.match(/[\p{L}\p{N}]+/gu) ?? []).map((word) => [word]);
}

function needsOf(expression: string): readonly Need[] {
  const each = alternativesOf(expression).map(({ runs }) => longestOf(runs.flatMap(wordsOf)));
  return anyOf(each);
}

/** Of several needs one that is met where all are. */
function longestOf(needs: readonly Need[]): Need {
  return needs.toSorted(([a = ""], [b = ""]) => b.length - a.length)[0] ?? [];
}

/** Nothing is needed where one of them needs nothing. */
function anyOf(needs: readonly Need[]): readonly Need[] {
  return needs.some((need) => need.length === 0) ? [] : [needs.flat()];
}
