import { emptyScalar } from "./empty-scalar.js";
import { foreignText } from "./foreign-text.js";
import type { Node, Problem, Scalar } from "./node.js";
import { contentStart } from "./yaml-content.js";

/** The key that a node makes. A mapping or a list makes none, only a problem. */
export function yamlKey(node: Node, text: string, report: (problem: Problem) => void): Scalar {
  if (node.kind === "Scalar") {
    // The library puts a missing key where the space, or even the comments, before its colon begin.
    const start = node.text === "" ? contentStart(text, node.span[0]) : -1;
    return text[start] === ":" ? emptyScalar([start, start]) : node;
  }
  if (node.kind === "Alias" && node.target.kind === "Scalar") {
    const { value, text, style } = node.target;
    return { ...emptyScalar(node.span), value, text, style };
  }
  const message = "A key must be a single value, not a mapping or a list.";
  report(foreignText(text, node.span[0]) ?? { message, span: node.span });
  return emptyScalar(node.span);
}
