import { statementBlock } from "../../aws/statement-block.js";
import type { Document, Mapping, Node, Scalar, Sequence } from "../../document/node.js";
import type { Template } from "../../template/template.js";
import type { Addition } from "../edit.js";
import { blockLines, blockStyleOf } from "./block.js";
import { enlist } from "./enlist.js";
import { flowStyleOf } from "./flow-style.js";
import { flowText } from "./flow.js";
import { indentationOf, leadingSpaceOf, lineEndingOf } from "./indentation.js";
import { below, lineStart, typeBehind } from "./lines.js";
import { isOwn, isPolicyDocument } from "./policy-source.js";
import { rewrite } from "./replace.js";
import {
  innermostBraces,
  innermostMapping,
  isAnchored,
  isComputed,
  isRepeated,
  stepsTo,
} from "./steps.js";
import { termOf } from "./term-of.js";
import type { Term } from "./term.js";
import type { TextEdit } from "./text-edit.js";

/** Adds items at the end of a list that is written out, or behind what stands alone in its place. */
export function appendItems(
  { list, items, resource }: Addition,
  document: Document,
  template: Template,
): readonly TextEdit[] | undefined {
  const { node, file } = list.source;
  const steps = node && stepsTo(node, document);
  if (file !== undefined || node === undefined || steps === undefined) return undefined;
  if (!isOwn(node, steps, resource, template)) return undefined;
  if (isRepeated(steps, resource)) return undefined;
  const terms = items.map((item) => {
    const written = isPolicyDocument(steps) ? statementBlock(item) : item;
    return written === undefined ? undefined : termOf(written, resource, document, template);
  });
  return terms.every((term) => term !== undefined)
    ? addBehind(node, steps, terms, document)
    : undefined;
}

/** Adds what is said in the words of the document already to a list, or to what may be one. */
export function addBehind(
  node: Node,
  steps: Steps,
  terms: readonly Term[],
  document: Document,
): readonly TextEdit[] | undefined {
  switch (node.kind) {
    case "Alias":
      return undefined;
    case "Sequence": {
      const edit = appendTerms(node, steps, terms, document);
      return edit && [edit];
    }
    case "Scalar":
    case "Mapping":
      return isAnchored(node, steps) || isComputed(node, steps)
        ? undefined
        : enlist(node, steps, terms, document);
  }
}

/** Adds items to a list. */
export function appendTerms(
  node: Sequence,
  steps: Steps,
  terms: readonly Term[],
  document: Document,
): TextEdit | undefined {
  if (isAnchored(node, steps) || isComputed(node, steps)) return undefined;
  if (node.items.length === 0) {
    const isEmpty = /^\[\s*\]$/.test(document.text.slice(...node.span));
    return isEmpty ? rewrite(node, steps, { kind: "List", items: terms }, document) : undefined;
  }
  if (node.style === "block") return appendLines(node, steps, terms, document);
  return appendBetweenBrackets(node, steps, terms, document);
}

type Steps = NonNullable<ReturnType<typeof stepsTo>>;

function appendLines(
  { items }: Sequence,
  steps: Steps,
  terms: readonly Term[],
  document: Document,
): TextEdit | undefined {
  const { text } = document;
  const last = items.at(-1);
  if (last === undefined) return undefined;
  const dash = lineStart(text, last.span[0]);
  const head = /^([ \t]*)(-[ \t]+)(?:&\S+[ \t]+|!!?\S*[ \t]+)?$/.exec(
    text.slice(dash, last.span[0]),
  );
  if (head === null) return undefined;
  const [, indentation = "", marker = "- "] = head;
  const style = blockStyleOf(modelOf(last) ?? innermostMapping(steps), document);
  const lines = terms.flatMap((term) =>
    blockLines(term, style).map(
      (line, index) => (index === 0 ? marker : " ".repeat(marker.length)) + line,
    ),
  );
  const ending = lineEndingOf(text, last.span[0]);
  const added = below(text, last.span[1], lines, ending, indentation);
  return added && { span: [added.at, added.at], text: added.text };
}

/** An item like those to be added. */
function modelOf(last: Node): Mapping | Scalar | undefined {
  if (last.kind === "Scalar") return last;
  return last.kind === "Mapping" && last.style === "block" ? last : undefined;
}

function appendBetweenBrackets(
  { items, span }: Sequence,
  steps: Steps,
  terms: readonly Term[],
  document: Document,
): TextEdit | undefined {
  const { text } = document;
  const last = items.at(-1);
  if (last === undefined) return undefined;
  const before = items.at(-2);
  const gap = text.slice(before?.span[1] ?? span[0] + 1, last.span[0]);
  const isPlain = before === undefined ? gap.trim() === "" : /^\s*,\s*$/.test(gap);
  if (!isPlain) return undefined;
  const braces = last.kind === "Mapping" ? last : undefined;
  const style = flowStyleOf(
    braces !== undefined && braces.entries.length > 0 ? braces : innermostBraces(steps),
    document,
  );
  const isSpread = gap.includes("\n");
  const indentation = leadingSpaceOf(text, last.span[0]);
  const separator = isSpread
    ? `,${lineEndingOf(text, last.span[0])}${indentationOf(text, last.span[0]) ?? indentation}`
    : style.comma;
  const typed = terms.map((term) => flowText(term, style, indentation));
  return typeBehind(last.span[1], typed.join(separator), separator, text);
}
