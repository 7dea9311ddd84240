import { foreignText } from "./foreign-text.js";
import { inOrder } from "./in-order.js";
import { endTokens, takeToken } from "./json-grammar.js";
import type { JsonState } from "./json-grammar.js";
import { jsonTokens } from "./json-tokens.js";
import { jsonTree } from "./json-tree.js";
import { limits } from "./limits.js";
import type { Document, Problem } from "./node.js";

/**
 * Reads a text as JSON, however broken it is. A comma before a closing bracket is accepted, for
 * CloudFormation accepts it.
 */
export function readJson(text: string): Document {
  const problems: Problem[] = [];
  const report = (problem: Problem): void => void problems.push(problem);
  const tokens = jsonTokens(text, report);
  const tree = jsonTree(report);
  const state: JsonState = {
    tree,
    report: (problem) => report(foreignText(text, problem.span[0]) ?? problem),
    expected: "value",
    last: { kind: "end", text: "", span: [0, 0] },
  };

  let token = tokens.next();
  while (token.kind !== "end" && problems.length <= limits.problems) {
    if (takeToken(state, token)) token = tokens.next();
  }
  endTokens(state);

  return {
    syntax: "json",
    text,
    roots: tree.root === undefined ? [] : [tree.root],
    comments: tokens.comments,
    problems: inOrder(problems),
  };
}
