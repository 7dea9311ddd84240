import type { Entry, Mapping, Node, Scalar, Sequence } from "../document/node.js";

/** Where something that is made takes its place from: a node, or the entry that calls a function. */
export type At = Pick<Node, "span" | "origin">;

function placed({ span, origin }: At): At {
  return origin === undefined ? { span } : { span, origin };
}

export function scalarAt(value: Scalar["value"], at: At): Scalar {
  const text = value === null ? "" : String(value);
  const style = typeof value === "string" ? "double" : "plain";
  return { kind: "Scalar", value, text, style, content: at.span, ...placed(at) };
}

export function sequenceAt(items: readonly Node[], at: At): Sequence {
  return { kind: "Sequence", style: "flow", items, ...placed(at) };
}

export function mappingAt(entries: readonly Entry[], at: At, gap?: string): Mapping {
  const open = gap === undefined ? {} : { gap };
  return { kind: "Mapping", style: "flow", entries, ...open, ...placed(at) };
}

export function entryAt(name: string, value: Node, at: At): Entry {
  return { kind: "Entry", key: scalarAt(name, at), value, span: at.span, merge: false };
}

/** What nobody can know: a mapping of which nothing is written. */
export function unknownAt(at: At, reason: string): Mapping {
  return mappingAt([], at, reason);
}

/** Why nobody can know what a node is. */
export function reasonOf(node: Node): string | undefined {
  return node.kind === "Mapping" && node.entries.length === 0 ? node.gap : undefined;
}

/** The node in the place of another; where it is spelled, unless the other is included. */
export function moved(node: Node, at: At): Node {
  return node.kind === "Scalar"
    ? { ...node, content: at.span, ...placed(at) }
    : { ...node, ...placed(at) };
}
