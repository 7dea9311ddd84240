import type {
  Document,
  Entry,
  Mapping,
  Node,
  Scalar,
  Sequence,
  Span,
} from "../../document/node.js";
import { blockScalarAbove } from "../removal.js";
import { lineStart, restOfLine } from "../edit/lines.js";
import { stepsTo } from "../edit/steps.js";
import type { Scoped } from "./scoped.js";

/** A part of a collection. */
interface Part {
  readonly collection: Mapping | Sequence;
  readonly node: Entry | Node;
}

/**
 * The characters that ESLint may replace by one space to remove a suppression, and what would be
 * empty without it. What has a comment inside that is about more than the suppression stays. Where it
 * cannot be removed alone, they are a space: ESLint has a fix for whatever is unused.
 */
export function removalOfSuppression({ item, scope }: Scoped, document: Document): Span {
  for (const part of isPlain(item) ? partsToRemove(item, scope.owner, document) : []) {
    const span = removalOfPart(part, document);
    if (span !== undefined && !hasOthersComment(span, item, document)) return span;
  }
  return aSpace(document);
}

function aSpace({ text }: Document): Span {
  const space = text.indexOf(" ");
  return space === -1 ? [text.length, text.length] : [space, space + 1];
}

/** Whether a comment would be lost that is neither inside of the suppression nor behind it. */
function hasOthersComment([start, end]: Span, item: Node, { comments, text }: Document): boolean {
  const [first, last] = item.span;
  const rest = restOfLine(text, last) ?? last;
  return comments.some(
    ({ span }) => span[0] < end && start < span[1] && (span[0] < first || rest < span[1]),
  );
}

/** Whether others cannot refer to what a node says, and no function makes it. */
function isPlain(node: Node): boolean {
  if (node.kind === "Alias" || node.anchor !== undefined) return false;
  if (node.kind === "Mapping") return node.entries.every(({ value }) => isPlain(value));
  return node.kind !== "Sequence" || node.items.every(isPlain);
}

/** The outermost part of its owner that has nothing else in it, then what is in that. */
function partsToRemove(item: Node, owner: Mapping, document: Document): readonly Part[] {
  const steps = stepsTo(item, { ...document, roots: [owner] });
  // What others refer to is theirs, too.
  if (steps === undefined || steps.some(({ collection }) => collection.anchor !== undefined)) {
    return [];
  }
  const parts = steps.map(({ collection, entry }, index): Part => {
    const node = entry ?? steps[index + 1]?.collection ?? item;
    return { collection, node };
  });
  const first = parts.findLastIndex(({ collection }) => siblingsIn(collection).length > 1);
  return parts.slice(Math.max(0, first));
}

function siblingsIn(collection: Mapping | Sequence): readonly (Entry | Node)[] {
  return collection.kind === "Mapping" ? collection.entries : collection.items;
}

function removalOfPart(part: Part, document: Document): Span | undefined {
  return part.collection.style === "flow"
    ? betweenBrackets(part, document.text)
    : ofLines(part, document);
}

function betweenBrackets({ collection, node }: Part, text: string): Span | undefined {
  const siblings = siblingsIn(collection);
  const index = siblings.indexOf(node);
  const [before, after] = [siblings[index - 1], siblings[index + 1]];
  const [start, end] = node.span;
  if (after !== undefined) {
    const gap = text.slice(end, after.span[0]);
    // The space before it is the one that remains.
    const from = text[start - 1] === " " ? start - 1 : start;
    if (!/^\s*,\s*$/.test(gap)) {
      const comma = /^\s*,/.exec(gap)?.[0];
      return comma === undefined ? undefined : [from, end + comma.length];
    }
    const newline = gap.search(/\r?\n/);
    if (from < start || newline === -1) return [from, after.span[0]];
    // Behind a tab it would be in the way; at the end of the line above it is not.
    return [endAbove(text, start), end + newline];
  }
  if (before === undefined) return [start, end];
  const isAlone = /^\s*,\s*$/.test(text.slice(before.span[1], start));
  if (isAlone) return [before.span[1], text[end] === " " ? end + 1 : end];
  // A comma may be the last thing in brackets of YAML, but not two of them.
  return /^\s*[\]}]/.test(text.slice(end, end + 1000)) ? [start, end] : undefined;
}

/** Where the white space before an offset begins. */
function endAbove(text: string, offset: number): number {
  let end = offset;
  while (/\s/.test(text[end - 1] ?? "")) end -= 1;
  return end;
}

/** From the beginning of its first line to the end of its last one. */
function ofLines({ collection, node }: Part, document: Document): Span | undefined {
  const { text } = document;
  const [start, last] = node.span;
  const from = lineStart(text, start);
  const head = collection.kind === "Mapping" ? /^ *$/ : /^ *-[ \t]+$/;
  // Without others there would be nothing but a key.
  if (!head.test(text.slice(from, start)) || siblingsIn(collection).length < 2) return undefined;
  const isWholeLine = text[last - 1] === "\n";
  const rest = isWholeLine ? endOfLineBefore(text, last) : restOfLine(text, last);
  if (rest === undefined) return undefined;
  const next = text.indexOf("\n", rest) + 1;
  const below = next === 0 ? "" : text.slice(next, next + 1000);
  // The next line lends its first space, so that nothing of this one remains.
  if (/^ +[^\s#]/.test(below)) return [from, next + 1];
  const above = blockScalarAbove(document, from);
  // What is typed behind a text of many lines is a part of it.
  if (above !== undefined) return mayGrow(above, text, next) ? undefined : [from, rest];
  if (/^ +#/.test(below)) return [from, next + 1];
  // Else the space is on an empty line, or at the end of the line above.
  if (/^\r?\n/.test(below)) return [from, next];
  return [from === 0 ? 0 : endOfLineBefore(text, from), rest];
}

/** Where the line ends of which the line ending is before an offset. */
function endOfLineBefore(text: string, offset: number): number {
  return offset - (text[offset - 2] === "\r" ? 2 : 1);
}

/** Whether a line of one space, or the comments below it, might belong to a block of text above. */
function mayGrow({ content: [start] }: Scalar, text: string, next: number): boolean {
  return /^.\d*\+/.test(text.slice(start, start + 3)) || /^\s*#/.test(text.slice(next));
}
