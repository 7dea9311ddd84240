import type { Document, Entry, Mapping } from "../../document/node.js";
import { blockLines, blockStyleOf, levelBelow } from "./block.js";
import { flowStyleOf } from "./flow-style.js";
import { flowText } from "./flow.js";
import { indentationOf, leadingSpaceOf, lineEndingOf } from "./indentation.js";
import { below } from "./lines.js";
import { innermostBraces, type Step } from "./steps.js";
import { nested } from "./term-of.js";
import type { Term } from "./term.js";
import type { TextEdit } from "./text-edit.js";

/** `Properties:` with nothing behind the colon. */
export function isEmpty({ key, value, merge }: Entry, { text }: Document): boolean {
  if (merge || value.kind !== "Scalar" || value.tag !== undefined || value.anchor !== undefined) {
    return false;
  }
  const [start, end] = value.span;
  return start === end && /^[ \t]*:[ \t]*$/.test(text.slice(key.span[1], start));
}

/** Types on the lines below a key what it has nothing of yet. */
export function fillEntry(
  owner: Mapping,
  { key, value: { span } }: Entry,
  value: Term,
  document: Document,
): TextEdit | undefined {
  const { text } = document;
  const outer = indentationOf(text, key.span[0]);
  if (owner.style === "flow" || outer === undefined) return undefined;
  const style = blockStyleOf(owner, document);
  const indentation = outer + levelBelow(value, style);
  const ending = lineEndingOf(text, key.span[0]);
  const added = below(text, span[1], blockLines(value, style), ending, indentation, outer);
  return added && { span: [added.at, added.at], text: added.text };
}

/** Types into `{}` what it has nothing of yet. */
export function fillBraces(
  owner: Mapping,
  steps: readonly Step[],
  key: string,
  value: Term,
  document: Document,
): TextEdit | undefined {
  const source = document.text.slice(...owner.span);
  if (!/^\{\s*\}$/.test(source)) return undefined;
  const style = flowStyleOf(innermostBraces(steps), document);
  const indentation = leadingSpaceOf(document.text, owner.span[0]);
  return { span: owner.span, text: flowText(nested([key], value), style, indentation) };
}
