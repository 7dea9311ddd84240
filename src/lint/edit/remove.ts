import type { Document, Node, Sequence } from "../../document/node.js";
import type { Template } from "../../template/template.js";
import type { Removal } from "../edit.js";
import { lineStart, restOfLine } from "./lines.js";
import { contains } from "./nodes.js";
import { isOwn } from "./policy-source.js";
import { isAnchored, isComputed, isRepeated, stepsTo } from "./steps.js";
import type { TextEdit } from "./text-edit.js";

/** Takes an item out of a list that has others. */
export function removeItem(
  { item, resource }: Removal,
  document: Document,
  template: Template,
): TextEdit | undefined {
  const { node, file } = item.source;
  const steps = node && stepsTo(node, document);
  const list = steps?.at(-1)?.collection;
  if (file !== undefined || node === undefined || list?.kind !== "Sequence") return undefined;
  if (!isOwn(node, steps ?? [], resource, template)) return undefined;
  // What is in the resource is used where it is spelled, unless a function makes it of something.
  if (contains(resource.span, node.span) && item.use.span !== item.source.span) return undefined;
  if (list.items.length < 2 || isRepeated(steps ?? [], resource) || isAnchored(node, steps ?? [])) {
    return undefined;
  }
  if (isComputed(list, steps ?? []) || hasAnchor(node)) return undefined;
  return list.style === "block"
    ? removeLines(node, document)
    : removeBetweenBrackets(node, list, document);
}

/** What others refer to stays. */
function hasAnchor(node: Node): boolean {
  if (node.anchor !== undefined) return true;
  if (node.kind === "Mapping") return node.entries.some(({ value }) => hasAnchor(value));
  return node.kind === "Sequence" && node.items.some(hasAnchor);
}

/** From its dash to the end of its last line. */
function removeLines({ span: [start, end] }: Node, { text }: Document): TextEdit | undefined {
  const from = lineStart(text, start);
  // A list in a list has two dashes on a line.
  if (!/^[ \t]*-[ \t]+$/.test(text.slice(from, start))) return undefined;
  // A heading would be left behind, above what is about something else.
  if (/(?:^|\n)[ \t]*#[^\n]*\n$/.test(text.slice(lineStart(text, from - 1), from))) {
    return undefined;
  }
  if (text[end - 1] === "\n") return { span: [from, end], text: "" };
  const rest = restOfLine(text, end);
  if (rest === undefined || text.slice(end, rest).trim() !== "") return undefined;
  const next = text.indexOf("\n", rest);
  if (next !== -1) return { span: [from, next + 1], text: "" };
  // The last line of a file without line ending takes the one above it along.
  const above = text.slice(0, from).replace(/\r?\n$/, "").length;
  return { span: [above, rest], text: "" };
}

function removeBetweenBrackets(
  node: Node,
  { items }: Sequence,
  { text }: Document,
): TextEdit | undefined {
  const index = items.indexOf(node);
  const [before, after] = [items[index - 1], items[index + 1]];
  const span: readonly [number, number] | undefined =
    after !== undefined ? [node.span[0], after.span[0]] : before && [before.span[1], node.span[1]];
  if (span === undefined) return undefined;
  const outside =
    after !== undefined
      ? text.slice(node.span[1], after.span[0])
      : text.slice(before?.span[1], node.span[0]);
  return /^\s*,\s*$/.test(outside) ? { span, text: "" } : undefined;
}
