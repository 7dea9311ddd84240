import type { MappingHome } from "../../template/expression.js";
import type { Document, Entry, Mapping } from "../../document/node.js";
import type { Resource } from "../../template/template.js";
import { blockEntry, blockStyleOf } from "./block.js";
import { fillBraces, fillEntry, isEmpty } from "./fill.js";
import { type FlowStyle, flowStyleOf } from "./flow-style.js";
import { flowEntry } from "./flow.js";
import { indentationOf, leadingSpaceOf, lineEndingOf } from "./indentation.js";
import { below, typeBehind } from "./lines.js";
import { contains, endsInBlockScalar, entryAt, isMerged } from "./nodes.js";
import { isAnchored, isComputed, isRepeated, type Step, stepsTo } from "./steps.js";
import { nested } from "./term-of.js";
import type { Term } from "./term.js";
import type { TextEdit } from "./text-edit.js";

/** Adds what a resource lacks to the mapping that lacks it. */
export function insertEntry(
  { owner, path: [key, ...rest] }: MappingHome,
  resource: Pick<Resource, "body" | "span">,
  term: Term,
  document: Document,
): TextEdit | undefined {
  const steps = stepsTo(owner, document);
  if (key === undefined || steps === undefined || !contains(resource.span, owner.span)) {
    return undefined;
  }
  if (isAnchored(owner, steps) || isRepeated(steps, resource) || isComputed(owner, steps)) {
    return undefined;
  }
  const value = nested(rest, term);
  const empty = entryAt(owner, key);
  if (empty !== undefined && rest.length > 0 && isEmpty(empty, document)) {
    return fillEntry(owner, empty, value, document);
  }
  if (isTaken(owner, key)) return undefined;
  return insertAt(owner, steps, key, value, document, resource.body);
}

/** The same for a block, whatever it is a part of. */
export function insertAt(
  owner: Mapping,
  steps: readonly Step[],
  key: string,
  value: Term,
  document: Document,
  body?: Mapping,
): TextEdit | undefined {
  if (owner.style === "flow" && owner.entries.length === 0) {
    return fillBraces(owner, steps, key, value, document);
  }
  const beforeAll = (): TextEdit | undefined =>
    insertBehind(owner, undefined, key, value, document);
  // A resource begins with its type and a template with its version, and anything else comes after.
  const type =
    owner === body
      ? (entryAt(owner, "Type") ?? entryAt(owner, "AWSTemplateFormatVersion"))
      : undefined;
  const first = type ?? commentOnTop(owner);
  if (first !== undefined) return insertBehind(owner, first, key, value, document);
  // An item of a list begins with what tells it from others, such as its name.
  const isItem = owner !== body && steps.at(-1)?.collection.kind === "Sequence";
  const last = isItem ? owner.entries.at(-1) : undefined;
  if (last === undefined || endsInBlockScalar(last.value)) return beforeAll();
  return insertBehind(owner, last, key, value, document) ?? beforeAll();
}

/**
 * Terraform's comments are entries, and one on top is about all that follows.
 * https://developer.hashicorp.com/terraform/language/syntax/json#comment-properties
 */
function commentOnTop({ entries: [first] }: Mapping): Entry | undefined {
  return first?.key.text === "//" ? first : undefined;
}

/** Adds an entry behind another one, else before all others. */
export function insertBehind(
  owner: Mapping,
  after: Entry | undefined,
  key: string,
  value: Term,
  document: Document,
): TextEdit | undefined {
  return owner.style === "block"
    ? insertLines(owner, after, key, value, document)
    : insertBetweenBraces(owner, after, key, value, document);
}

function isTaken(owner: Mapping, key: string): boolean {
  return isMerged(owner) || entryAt(owner, key) !== undefined;
}

function insertLines(
  owner: Mapping,
  after: Entry | undefined,
  key: string,
  value: Term,
  document: Document,
): TextEdit | undefined {
  const { text } = document;
  const start = owner.entries[0]?.key.span[0];
  const indentation = start === undefined ? undefined : indentationOf(text, start);
  if (start === undefined || indentation === undefined) return undefined;
  const lines = blockEntry(key, value, blockStyleOf(owner, document));
  const ending = lineEndingOf(text, start);
  if (after === undefined) {
    const [at, before] = aboveComments(text, start);
    // Inside the line there is no place that leaves the directive above it to what it is about.
    if (at === start && directive.test(before)) return undefined;
    return at === start
      ? { span: [at, at], text: lines.map((line) => line + ending + indentation).join("") }
      : { span: [at, at], text: lines.map((line) => indentation + line + ending).join("") };
  }
  const added = below(text, after.span[1], lines, ending, indentation);
  return added && { span: [added.at, added.at], text: added.text };
}

const directive = /#\s*eslint-disable-next-line/;

/** Where the comments begin that stand right above a key alone on its line, and the line above. */
function aboveComments(text: string, start: number): readonly [at: number, above: string] {
  let at = text.lastIndexOf("\n", start - 1) + 1;
  const isAlone = text.slice(at, start).trim() === "";
  for (;;) {
    const previous = at < 2 ? 0 : text.lastIndexOf("\n", at - 2) + 1;
    const line = at === 0 ? "" : text.slice(previous, at);
    if (!isAlone) return [start, line];
    if (!/^\s*#/.test(line)) return [at, line];
    at = previous;
  }
}

function insertBetweenBraces(
  owner: Mapping,
  after: Entry | undefined,
  key: string,
  value: Term,
  document: Document,
): TextEdit | undefined {
  const { text } = document;
  const [first] = owner.entries;
  // The one pair of `[a: 1]` has no braces, and a second one would be another item.
  if (first === undefined || text[owner.span[0]] !== "{") return undefined;
  const style = flowStyleOf(owner, document);
  const separator = separatorOf(owner, first, style, text);
  const entry = flowEntry(key, value, style, leadingSpaceOf(text, first.key.span[0]));
  if (after === undefined) {
    const [start] = first.span;
    return { span: [start, start], text: entry + separator };
  }
  return typeBehind(after.span[1], entry, separator, text);
}

/** What stands between the first two entries, or would stand there. */
function separatorOf(owner: Mapping, first: Entry, style: FlowStyle, text: string): string {
  const second = owner.entries[1];
  const gap = second === undefined ? "" : text.slice(first.span[1], second.span[0]);
  if (/^\s*,\s*$/.test(gap)) return gap.replaceAll(/(\r?\n)(?:[ \t]*\r?\n)+/g, "$1");
  const [start] = first.span;
  if (!text.slice(owner.span[0], start).includes("\n")) return style.comma;
  return `,${lineEndingOf(text, owner.span[0])}${leadingSpaceOf(text, start)}`;
}
