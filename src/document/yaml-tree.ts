import { isAlias, isMap, isNode, isScalar } from "yaml";
import type { Pair, ParsedNode, Range, YAMLMap, YAMLSeq } from "yaml";

import { anchorsOf } from "./anchors.js";
import type { Anchors } from "./anchors.js";
import { duplicateKeys } from "./duplicate-keys.js";
import { emptyScalar } from "./empty-scalar.js";
import type { Alias, Entry, Mapping, Node, Problem, Scalar, Sequence, Span } from "./node.js";
import { contentStart } from "./yaml-content.js";
import { readHead } from "./yaml-head.js";
import type { Head } from "./yaml-head.js";
import { yamlKey } from "./yaml-key.js";
import type { Properties } from "./yaml-properties.js";
import { yamlScalar } from "./yaml-scalar.js";

interface TreeContext {
  readonly text: string;
  /** Those of the whole text; a tree takes its own. */
  readonly properties: Properties;
  readonly report: (problem: Problem) => void;
}

interface Context extends TreeContext {
  readonly anchors: Anchors;
}

/** Turns the composed tree of one document into our nodes. */
export function readTree(root: ParsedNode, context: TreeContext): Node {
  return readNode(root, { ...context, anchors: anchorsOf() }, 0);
}

function readNode(node: ParsedNode, context: Context, depth: number): Node {
  if (isAlias(node)) return readAlias(node.source, node.range, context, depth);
  const { anchors, text, properties } = context;
  const head = readHead(node, text, properties);
  const read = (): Alias["target"] => {
    if (isScalar(node)) return yamlScalar(node, head, text);
    return isMap(node)
      ? readMapping(node, head, context, depth)
      : readSequence(node, head, context, depth);
  };
  if (node.anchor !== undefined) return anchors.define(node.anchor, depth, read);
  anchors.count(depth);
  return read();
}

function readAlias(
  name: string,
  [start, end]: Range,
  { anchors, report }: Context,
  depth: number,
): Alias | Scalar {
  const span: Span = [start, end];
  const target = anchors.resolve(name, depth);
  if (typeof target !== "string") return { kind: "Alias", name, target, span };
  if (target !== "") report({ message: target, span });
  return emptyScalar(span);
}

function readSequence(node: YAMLSeq.Parsed, head: Head, context: Context, depth: number): Sequence {
  const items = node.items.filter(isNode).map((item) => readNode(item, context, depth + 1));
  const span = collectionSpan(node, head, items, context.text);
  return { kind: "Sequence", style: node.flow ? "flow" : "block", items, span, ...head.labels };
}

function readMapping(node: YAMLMap.Parsed, head: Head, context: Context, depth: number): Mapping {
  const entries = node.items.map((pair) => readEntry(pair, context, depth + 1));
  for (const problem of duplicateKeys(entries)) context.report(problem);
  const span = collectionSpan(node, head, entries, context.text);
  return { kind: "Mapping", style: node.flow ? "flow" : "block", entries, span, ...head.labels };
}

function readEntry(
  pair: Pair<ParsedNode, ParsedNode | null>,
  context: Context,
  depth: number,
): Entry {
  const key = yamlKey(readNode(pair.key, context, depth), context.text, context.report);
  const value = pair.value
    ? readNode(pair.value, context, depth)
    : emptyScalar([key.span[1], key.span[1]]);
  const merge = key.style === "plain" && key.text === "<<" && key.tag === undefined;
  return { kind: "Entry", key, value, span: [key.span[0], value.span[1]], merge };
}

/** Brackets delimit a collection; without, it ends where its last child does, whatever follows. */
function collectionSpan(
  { flow, range: [start, end] }: YAMLMap.Parsed | YAMLSeq.Parsed,
  head: Head,
  children: readonly { readonly span: Span }[],
  text: string,
): Span {
  const isBracketed = flow === true && /[[{]/.test(text.charAt(start));
  const first = Math.min(contentStart(text, start), children[0]?.span[0] ?? start);
  const last = isBracketed ? end : (children.at(-1)?.span[1] ?? start);
  return [head.span?.[0] ?? first, last];
}
