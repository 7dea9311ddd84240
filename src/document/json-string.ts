import { codePointName } from "./code-point.js";
import { excerpt } from "./excerpt.js";
import type { Problem } from "./node.js";

const escape = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}|(u[0-9a-fA-F]{0,3}|.|$))/gsu;
const control = /[^ -\u{10ffff}]/gu;

/** What is wrong with a string, its quotes included, that starts at an offset. */
export function jsonStringProblems(source: string, offset: number): readonly Problem[] {
  const problems: Problem[] = [];
  for (const { 0: whole, 1: wrong, index } of source.matchAll(escape)) {
    if (wrong === undefined) continue;
    const start = offset + index;
    const message = `Invalid escape sequence '${excerpt(whole)}'.`;
    problems.push({ message, span: [start, start + whole.length] });
  }
  for (const { 0: character, index } of source.matchAll(control)) {
    const start = offset + index;
    const message = `The character ${codePointName(character)} must be escaped in a string.`;
    problems.push({ message, span: [start, start + 1] });
  }
  return problems;
}
