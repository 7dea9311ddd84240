import type { Document } from "../document/node.js";
import type { Edit } from "./edit.js";
import { insertEntry } from "./edit/insert.js";
import { replaceValue } from "./edit/replace.js";
import { termOf } from "./edit/term-of.js";
import type { TextEdit } from "./edit/text-edit.js";

/**
 * Turns an edit into one replacement in the text, typed as the author of the template would have
 * typed it. Nothing where it is not certain that only this property changes.
 */
export function renderEdit({ property, written }: Edit, document: Document): TextEdit | undefined {
  const { missing, raw, resource } = property;
  // Where a syntax error was read around, nodes may not be where they seem to be.
  if (document.problems.length > 0) return undefined;
  const term = termOf(written, resource, document);
  if (term === undefined) return undefined;
  if (missing !== undefined) return insertEntry(missing, resource, term, document);
  const edit =
    raw.state === "known" || raw.state === "absent"
      ? replaceValue(raw, property, term, document)
      : undefined;
  return edit === undefined || changesNothing(edit, document) || losesComment(edit, document)
    ? undefined
    : edit;
}

function changesNothing({ span, text }: TextEdit, document: Document): boolean {
  return document.text.slice(...span) === text;
}

function losesComment({ span: [start, end] }: TextEdit, document: Document): boolean {
  return document.comments.some(({ span }) => span[0] < end && start < span[1]);
}
