import { remember } from "../../aws/remember.js";
import type { Document, Entry, Mapping, Node, Span } from "../../document/node.js";
import { countUpTo } from "../suppression/count-up-to.js";

/** Every node of a document in the order of the text, those behind aliases once more at each. */
export function nodesOf({ roots }: Document): Generator<Node> {
  return nodesIn(roots);
}

/** The same of what is in some nodes. */
export function* nodesIn(nodes: readonly Node[]): Generator<Node> {
  const pending = nodes.toReversed();
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    yield node;
    if (node.kind === "Alias") pending.push(node.target);
    // One by one: a call takes no hundred thousand arguments.
    if (node.kind === "Sequence") for (const item of node.items.toReversed()) pending.push(item);
    if (node.kind === "Mapping") {
      for (const { value } of node.entries.toReversed()) pending.push(value);
    }
  }
}

export function entryAt(mapping: Mapping, key: string): Entry | undefined {
  return mapping.entries.find((entry) => entry.key.text === key);
}

/** Whether a mapping takes entries from elsewhere, asked for each of the thousands that it may have. */
export const isMerged: (mapping: Mapping) => boolean = remember(({ entries }) =>
  entries.some(({ merge }) => merge),
);

/** Whether there is a comment between two offsets. */
export function isCommented({ comments }: Document, [start, end]: Span): boolean {
  const next = comments[countUpTo(start, comments, ({ span }) => span[1])];
  return next !== undefined && next.span[0] < end;
}

export function contains(outer: Span, inner: Span): boolean {
  return outer[0] <= inner[0] && inner[1] <= outer[1];
}

/** What is typed below a text of many lines may become part of it. */
export function endsInBlockScalar(node: Node): boolean {
  switch (node.kind) {
    case "Scalar":
      return node.style === "literal" || node.style === "folded";
    case "Alias":
      return false;
    case "Sequence": {
      const last = node.items.at(-1);
      return last !== undefined && endsInBlockScalar(last);
    }
    case "Mapping": {
      const last = node.entries.at(-1);
      return last !== undefined && endsInBlockScalar(last.value);
    }
  }
}
