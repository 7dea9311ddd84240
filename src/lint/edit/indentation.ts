import { remember } from "../../aws/remember.js";
import type { Document } from "../../document/node.js";
import { lineStart } from "./lines.js";
import { nodesOf } from "./nodes.js";

/**
 * What a line begins with whose content stands right below an offset; nothing where anything but
 * the dashes of a list stands before it.
 */
export function indentationOf(text: string, offset: number): string | undefined {
  const before = text.slice(lineStart(text, offset), offset);
  if (/^[ \t]*$/.test(before)) return before;
  return /^ *(?:- +)+$/.test(before) ? " ".repeat(before.length) : undefined;
}

/** The white space that the line of an offset begins with. */
export function leadingSpaceOf(text: string, offset: number): string {
  return /^[ \t]*/.exec(text.slice(lineStart(text, offset), offset))?.[0] ?? "";
}

export function lineEndingOf(text: string, offset: number): string {
  const next = text.indexOf("\n", offset);
  const end = next === -1 ? text.lastIndexOf("\n", offset) : next;
  return text[end - 1] === "\r" ? "\r\n" : "\n";
}

/** What a document indents one level by: that of its first object in an object. */
export const levelOf: (document: Document) => string = remember(
  (document) => firstLevel(document, "Mapping") ?? "  ",
);

/** What a document indents a list below its key by, which in YAML may be nothing. */
export const listLevelOf: (document: Document) => string = remember(
  (document) => firstLevel(document, "Sequence") ?? levelOf(document),
);

function firstLevel(document: Document, kind: "Mapping" | "Sequence"): string | undefined {
  const { text } = document;
  for (const node of nodesOf(document)) {
    if (node.kind !== "Mapping") continue;
    for (const { key, value } of node.entries) {
      if (value.kind !== kind || value.tag !== undefined || value.anchor !== undefined) continue;
      const start = value.kind === "Mapping" ? value.entries[0]?.key.span[0] : value.span[0];
      const outer = indentationOf(text, key.span[0]);
      const inner = start === undefined ? undefined : indentationOf(text, start);
      if (outer === undefined || inner?.startsWith(outer) !== true) continue;
      return inner.slice(outer.length);
    }
  }
  return undefined;
}
