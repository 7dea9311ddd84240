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
 * empty without it. Where it cannot be removed alone, they are a space.
 */
export function removalOfSuppression({ item, scope }: Scoped, document: Document): Span {
  const part = isPlain(item) ? partToRemove(item, scope.owner, document) : undefined;
  const span = part && removalOfPart(part, document);
  return span ?? aSpace(document);
}

function aSpace({ text }: Document): Span {
  const space = text.indexOf(" ");
  return space === -1 ? [text.length, text.length] : [space, space + 1];
}

/** Whether others cannot refer to what a node says, and no function makes it. */
function isPlain(node: Node): boolean {
  if (node.kind === "Alias" || node.anchor !== undefined) return false;
  if (node.kind === "Mapping") return node.entries.every(({ value }) => isPlain(value));
  return node.kind !== "Sequence" || node.items.every(isPlain);
}

/** The item, or the outermost that has nothing else in it, inside of its owner. */
function partToRemove(item: Node, owner: Mapping, document: Document): Part | undefined {
  const steps = stepsTo(item, document);
  const own = steps?.findIndex(({ collection }) => collection === owner) ?? -1;
  if (steps === undefined || own < 0) return undefined;
  const inside = steps.slice(own);
  if (inside.some(({ collection }) => collection !== owner && collection.anchor !== undefined)) {
    return undefined;
  }
  const parts = inside.map(({ collection, entry }, index): Part => {
    const node = entry ?? inside[index + 1]?.collection ?? item;
    return { collection, node };
  });
  return parts.findLast(({ collection }) => siblingsIn(collection).length > 1) ?? parts[0];
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
    // The space before it is the one that remains.
    const from = text[start - 1] === " " ? start - 1 : start;
    if (/^\s*,\s*$/.test(text.slice(end, after.span[0]))) return [from, after.span[0]];
    const comma = /^\s*,/.exec(text.slice(end, after.span[0]))?.[0];
    return comma === undefined ? undefined : [from, end + comma.length];
  }
  if (before === undefined) return [start, end];
  const isAlone = /^\s*,\s*$/.test(text.slice(before.span[1], start));
  if (isAlone) return [before.span[1], text[end] === " " ? end + 1 : end];
  // A comma may be the last thing in brackets of YAML, but not two of them.
  return /^\s*[\]}]/.test(text.slice(end)) ? [start, end] : undefined;
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
  const rest = isWholeLine ? last : restOfLine(text, last);
  if (rest === undefined) return undefined;
  const next = isWholeLine ? last : text.indexOf("\n", rest) + 1;
  const isLent = next > 0 && /^ +[^\s#]/.test(text.slice(next, next + 1000));
  // The next line lends its first space, so that nothing of this one remains.
  if (isLent) return [from, next + 1];
  const above = blockScalarAbove(document, from);
  if (above !== undefined && mayGrow(above, text, next)) return undefined;
  const end = isWholeLine ? text.slice(0, last).replace(/\r?\n$/, "").length : rest;
  return [from, end];
}

/** Whether a line of one space, or the comments below it, might belong to a block of text above. */
function mayGrow({ content: [start] }: Scalar, text: string, next: number): boolean {
  return /^.\d*\+/.test(text.slice(start, start + 3)) || /^\s*#/.test(text.slice(next));
}
