import type { Document, Entry, Node } from "../../document/node.js";
import type { AbsentValue, Known } from "../../graph/value.js";
import type { Template } from "../../template/template.js";
import type { Target } from "../edit.js";
import { blockLines, blockStyleOf, levelBelow } from "./block.js";
import { settledBy } from "./choice.js";
import { flowStyleOf } from "./flow-style.js";
import { flowText } from "./flow.js";
import { indentationOf, leadingSpaceOf, lineEndingOf } from "./indentation.js";
import { contains, entryAt } from "./nodes.js";
import { respell } from "./spelling.js";
import {
  innermostBraces,
  innermostMapping,
  isAnchored,
  isOverlaid,
  isRepeated,
  keysOf,
  type Step,
  stepsTo,
} from "./steps.js";
import { maySupply } from "./supplied.js";
import { hasParts } from "./term-of.js";
import type { Term } from "./term.js";
import type { TextEdit } from "./text-edit.js";

/** Writes another value where one is spelled out or taken back. */
export function replaceValue(
  value: Known | AbsentValue,
  property: Target,
  term: Term,
  document: Document,
  template: Template,
): TextEdit | undefined {
  const { node } = value.source;
  const steps = node && stepsTo(node, document);
  if (node === undefined || steps === undefined || isAnchored(node, steps)) return undefined;
  const { resource } = property;
  if (isRepeated(steps, resource) || isOverlaid(steps)) return undefined;
  if (
    !contains(resource.span, node.span) &&
    !maySupply(term, steps, resource, document, template)
  ) {
    return undefined;
  }
  const settled = settledBy(term, { node, steps }, document);
  switch (value.state) {
    case "absent":
      return isTakenBack(node) && isItself(property, steps)
        ? rewrite(settled.node, settled.steps, term, document)
        : undefined;
    case "known": {
      // The source of what a function cuts out of a text is the whole text.
      if (node.kind !== "Scalar" || node.text !== value.text) return undefined;
      if (node.tag !== undefined || node.style === "literal" || node.style === "folded") {
        return undefined;
      }
      if (term.kind !== "Word" || settled.node !== node) {
        return rewrite(settled.node, settled.steps, term, document);
      }
      return {
        span: node.content,
        text: respell({ style: node.style, text: node.text }, term.value, document),
      };
    }
  }
}

/** A null, `AWS::NoValue` or nothing at all after a key, rather than a choice between such. */
function isTakenBack(node: Node): boolean {
  if (node.kind === "Mapping") return entryAt(node, "Ref") !== undefined;
  return node.kind === "Scalar" && (node.tag === undefined || node.tag.name === "!Ref");
}

/**
 * Whether the property is what is taken back there. With `VersioningConfiguration` taken back, its
 * `Status` is, too.
 */
function isItself(property: Target, steps: readonly Step[]): boolean {
  const key = keysOf(steps).findLast((name) => !name.startsWith("Fn::"));
  return property.name === key;
}

/** Types a term in the place of a node. */
export function rewrite(
  node: Node,
  steps: readonly Step[],
  term: Term,
  document: Document,
): TextEdit | undefined {
  const [start, end] = node.span;
  const entry = steps.at(-1)?.entry;
  const beforeValue = entry === undefined ? ":" : document.text.slice(entry.key.span[1], start);
  // `{ Key }` has not even a colon.
  if (start === end && !/^[ \t]*:$/.test(beforeValue)) return undefined;
  const isInBrackets = steps.some(({ collection }) => collection.style === "flow");
  if (!isInBrackets && hasParts(term)) return rewriteAsLines(node, entry, steps, term, document);
  const typed = isInBrackets
    ? flowText(
        term,
        flowStyleOf(innermostBraces(steps), document),
        leadingSpaceOf(document.text, start),
      )
    : blockLines(term, blockStyleOf(innermostMapping(steps), document)).join("");
  if (start === end) return { span: node.span, text: ` ${typed}` };
  // A function that was a block of its own makes room for one word after the colon.
  const wasBlock = node.kind === "Mapping" && node.style === "block";
  const gap = wasBlock && !isInBrackets ? /^[ \t]*:(\s+)$/.exec(beforeValue)?.[1] : undefined;
  if (gap === undefined) return { span: node.span, text: typed };
  return { span: [start - gap.length, end], text: ` ${typed}` };
}

/** What has parts stays on lines of its own, or begins on the line below its key. */
function rewriteAsLines(
  { span: [start, end] }: Node,
  entry: Entry | undefined,
  steps: readonly Step[],
  term: Term,
  document: Document,
): TextEdit | undefined {
  const { text } = document;
  const style = blockStyleOf(innermostMapping(steps), document);
  const lines = blockLines(term, style);
  const ending = lineEndingOf(text, start);
  const own = indentationOf(text, start);
  if (own !== undefined) return { span: [start, end], text: lines.join(ending + own) };
  if (entry === undefined) return undefined;
  const outer = indentationOf(text, entry.key.span[0]);
  const gap = /^[ \t]*:([ \t]*)$/.exec(text.slice(entry.key.span[1], start))?.[1];
  if (outer === undefined || gap === undefined) return undefined;
  const inner = ending + outer + levelBelow(term, style);
  return { span: [start - gap.length, end], text: inner + lines.join(inner) };
}
