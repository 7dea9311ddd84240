import type { Scalar as YamlScalar } from "yaml";

import { blockEnd } from "./block-end.js";
import type { Scalar, Span } from "./node.js";
import { plainValue } from "./plain-value.js";
import type { Head } from "./yaml-head.js";

const styles = {
  PLAIN: "plain",
  QUOTE_SINGLE: "single",
  QUOTE_DOUBLE: "double",
  BLOCK_LITERAL: "literal",
  BLOCK_FOLDED: "folded",
} as const satisfies Record<YamlScalar.Type, Scalar["style"]>;

const core = "tag:yaml.org,2002:";
const typed: ReadonlySet<string> = new Set(["null", "bool", "int", "float"].map((t) => core + t));

/** Reads a composed scalar. */
export function yamlScalar(node: YamlScalar.Parsed, head: Head, text: string): Scalar {
  const style = styles[node.type ?? "PLAIN"];
  const content = contentSpan(node, head, text);
  return {
    kind: "Scalar",
    value: valueOf(node.source, style, node.tag),
    text: node.source,
    style,
    content,
    span: [head.span?.[0] ?? content[0], content[1]],
    ...head.labels,
  };
}

function valueOf(text: string, style: Scalar["style"], tag: string | undefined): Scalar["value"] {
  if (tag !== undefined && typed.has(tag)) return plainValue(text);
  if (style !== "plain") return text;
  const value = plainValue(text);
  if (tag === undefined) return value;
  // A local tag is a function of a string: `!Ref 123` names the parameter "123".
  return value === null && !tag.startsWith(core) ? null : text;
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
