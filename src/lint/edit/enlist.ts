import type { Document, Mapping, Scalar } from "../../document/node.js";
import { blockLines, type BlockStyle, blockStyleOf } from "./block.js";
import { flowStyleOf } from "./flow-style.js";
import { flowText } from "./flow.js";
import { indentationOf, leadingSpaceOf, lineEndingOf } from "./indentation.js";
import { below } from "./lines.js";
import { innermostBraces, type Step } from "./steps.js";
import type { Term } from "./term.js";
import type { TextEdit } from "./text-edit.js";

/**
 * Makes a list of what stands alone, with more behind it: `DependsOn: Topic`, or the one statement
 * of a policy. What stands there is left as it is typed.
 */
export function enlist(
  alone: Scalar | Mapping,
  steps: readonly Step[],
  terms: readonly Term[],
  document: Document,
): readonly TextEdit[] | undefined {
  const entry = steps.at(-1)?.entry;
  if (entry === undefined || !isPlain(alone)) return undefined;
  const isInBrackets = steps.some(({ collection }) => collection.style === "flow");
  // What spans lines between braces may not be indented deeper than the dash.
  const isSpread = alone.style === "flow" && document.text.slice(...alone.span).includes("\n");
  return isInBrackets || isSpread
    ? addBrackets(alone, steps, terms, document)
    : addLines(alone, entry.key, terms, document);
}

/** Neither nothing at all nor a text of several lines. */
function isPlain(alone: Scalar | Mapping): boolean {
  if (alone.kind === "Mapping") return alone.entries.length > 0;
  return alone.value !== null && alone.style !== "literal" && alone.style !== "folded";
}

function addBrackets(
  alone: Scalar | Mapping,
  steps: readonly Step[],
  terms: readonly Term[],
  document: Document,
): readonly TextEdit[] {
  const { text } = document;
  const [start, end] = alone.span;
  const indentation = leadingSpaceOf(text, start);
  if (alone.kind === "Scalar") {
    const first: Term = { kind: "Short", text: text.slice(start, end) };
    const style = flowStyleOf(innermostBraces(steps), document);
    const list: Term = { kind: "List", items: [first, ...terms] };
    return [{ span: alone.span, text: flowText(list, style, indentation) }];
  }
  const style = flowStyleOf(alone, document);
  const typed = terms.map((term) => style.comma + flowText(term, style, indentation));
  return [
    { span: [start, start], text: "[" },
    { span: [end, end], text: `${typed.join("")}]` },
  ];
}

function addLines(
  alone: Scalar | Mapping,
  key: Scalar,
  terms: readonly Term[],
  document: Document,
): readonly TextEdit[] | undefined {
  const { text } = document;
  const style = blockStyleOf(alone, document);
  const dashed =
    alone.style === "block"
      ? dashInSpace(alone, key, text)
      : dashOnNewLine(alone, key, style, text);
  if (dashed === undefined) return undefined;
  const { dash, indentation, outer } = dashed;
  const lines = terms.flatMap((term) =>
    blockLines(term, style).map((line, index) => (index === 0 ? "- " : "  ") + line),
  );
  const ending = lineEndingOf(text, alone.span[0]);
  const added = below(text, alone.span[1], lines, ending, indentation, outer);
  return added && [dash, { span: [added.at, added.at], text: added.text }];
}

interface Dashed {
  readonly dash: TextEdit;
  readonly indentation: string;
  /** That of the key. */
  readonly outer: string;
}

/** An object keeps its lines: the dash stands in the white space before the first of them. */
function dashInSpace({ span: [start] }: Mapping, key: Scalar, text: string): Dashed | undefined {
  const outer = indentationOf(text, key.span[0]);
  const own = indentationOf(text, start);
  if (outer === undefined || own === undefined || own.length < outer.length + 2) return undefined;
  return { dash: { span: [start - 2, start], text: "- " }, indentation: own.slice(2), outer };
}

function dashOnNewLine(
  { span: [start] }: Scalar | Mapping,
  key: Scalar,
  { listLevel }: BlockStyle,
  text: string,
): Dashed | undefined {
  const outer = indentationOf(text, key.span[0]);
  const gap = /^[ \t]*:(\s+)$/.exec(text.slice(key.span[1], start))?.[1];
  if (outer === undefined || gap === undefined) return undefined;
  const indentation = outer + listLevel;
  const line = `${lineEndingOf(text, start)}${indentation}- `;
  return { dash: { span: [start - gap.length, start], text: line }, indentation, outer };
}
