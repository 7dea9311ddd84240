import type { Scalar as YamlScalar } from "yaml";

import { blockEnd } from "./block-end.js";
import type { Scalar, Span } from "./node.js";
import { scalarValue } from "./scalar-value.js";
import type { Head } from "./yaml-head.js";

const styles = {
  PLAIN: "plain",
  QUOTE_SINGLE: "single",
  QUOTE_DOUBLE: "double",
  BLOCK_LITERAL: "literal",
  BLOCK_FOLDED: "folded",
} as const satisfies Record<YamlScalar.Type, Scalar["style"]>;

/** Reads a composed scalar. */
export function yamlScalar(node: YamlScalar.Parsed, head: Head, text: string): Scalar {
  const style = styles[node.type ?? "PLAIN"];
  const content = contentSpan(node, head, text);
  return {
    kind: "Scalar",
    value: scalarValue(node.source, style, node.tag),
    text: node.source,
    style,
    content,
    span: [head.span?.[0] ?? content[0], content[1]],
    ...head.labels,
  };
}

function contentSpan({ range, type }: YamlScalar.Parsed, head: Head, text: string): Span {
  const [start, end] = range;
  if (type === "BLOCK_LITERAL" || type === "BLOCK_FOLDED") {
    return [start, blockEnd(text, start, end)];
  }
  if (start < end) return [start, end];
  const empty = head.span?.[1] ?? beforeSpace(text, start);
  return [empty, empty];
}

/** The library puts a missing value after the spaces that follow the colon. */
function beforeSpace(text: string, offset: number): number {
  let at = offset;
  while (at > 0 && (text[at - 1] === " " || text[at - 1] === "\t")) at -= 1;
  return at;
}
