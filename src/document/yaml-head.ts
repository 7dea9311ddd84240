import { isMap } from "yaml";
import type { Scalar, YAMLMap, YAMLSeq } from "yaml";

import type { Span, Tag } from "./node.js";
import type { Properties } from "./yaml-properties.js";

/** What stands before a node's content. */
export interface Head {
  readonly span?: Span;
  readonly labels: { readonly tag?: Tag; readonly anchor?: string };
}

const bare: Head = { labels: {} };

/** Takes a node's tag and anchor; to be called in the order of the text. */
export function readHead(
  node: Scalar.Parsed | YAMLMap.Parsed | YAMLSeq.Parsed,
  text: string,
  properties: Properties,
): Head {
  const [start] = node.range;
  const count = (node.tag === undefined ? 0 : 1) + (node.anchor === undefined ? 0 : 1);
  // `!If a: 1`: without a bracket of its own, a mapping starts where its first key does.
  const sharesStart = isMap(node) && text[start] !== "{";
  const found = sharesStart ? properties.first(count, start) : properties.nearest(count, start);
  const first = found[0];
  const last = found.at(-1);
  if (first === undefined || last === undefined) return bare;

  const tag = found.find(({ kind }) => kind === "tag");
  return {
    span: [first.span[0], last.span[1]],
    labels: {
      ...(tag && { tag: { name: tag.source, span: tag.span } }),
      ...(node.anchor !== undefined && { anchor: node.anchor }),
    },
  };
}
