import type { AST, Rule } from "eslint";
import type { Span } from "../document/node.js";

/** Where characters are, as ESLint counts. */
export function locationOf(
  [start, end]: Span,
  sourceCode: Rule.RuleContext["sourceCode"],
): AST.SourceLocation {
  return { start: sourceCode.getLocFromIndex(start), end: sourceCode.getLocFromIndex(end) };
}
