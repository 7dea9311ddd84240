import type { Document, Node } from "../../document/node.js";
import { restOfLine } from "./lines.js";
import { isCommented } from "./nodes.js";
import type { Step } from "./steps.js";
import type { Term } from "./term.js";

interface Found {
  readonly node: Node;
  readonly steps: readonly Step[];
}

/**
 * What becomes one word when a node does: the choices around it that have the same word on their other
 * side, which their author would take away. One with a comment inside stays.
 */
export function settledBy(term: Term, found: Found, document: Document): Found {
  let settled = found;
  for (;;) {
    const around = choiceAround(settled, term);
    if (around === undefined || hasComment(around.node, document)) return settled;
    settled = around;
  }
}

/** The choice of which a node is one side, where the other side is the word already. */
function choiceAround({ node, steps }: Found, term: Term): Found | undefined {
  const list = steps.at(-1)?.collection;
  if (list?.kind !== "Sequence" || list.items.length !== 3 || term.kind !== "Word") {
    return undefined;
  }
  const [condition, ...sides] = list.items;
  const other = sides.find((side) => side !== node);
  if (condition === node || other?.kind !== "Scalar" || !isWord(other.text, term.value)) {
    return undefined;
  }
  if (other.tag !== undefined || other.anchor !== undefined) return undefined;
  if (list.tag?.name === "!If") return { node: list, steps: steps.slice(0, -1) };
  const outer = steps.at(-2);
  const isLong = list.tag === undefined && outer?.entry?.key.text === "Fn::If";
  return isLong && outer.collection.kind === "Mapping" && outer.collection.entries.length === 1
    ? { node: outer.collection, steps: steps.slice(0, -2) }
    : undefined;
}

/** Booleans are read without regard to case. */
function isWord(text: string, value: string | number | boolean): boolean {
  return typeof value === "boolean" ? text.toLowerCase() === String(value) : text === String(value);
}

function hasComment(node: Node, document: Document): boolean {
  const { text } = document;
  const [start, end] = node.span;
  // What stands behind the last line of several is about that.
  const isSpread = text.slice(start, end).includes("\n");
  return isCommented(document, [start, isSpread ? (restOfLine(text, end) ?? end) : end]);
}
