import { freeLabel } from "../aws/free-name.js";
import type { Document } from "../document/node.js";
import type { NewResource } from "../template/expression.js";
import type { Resource, Template } from "../template/template.js";
import { reference, type Written } from "../template/written.js";
import type { Change, Declaration, Edit, Setting } from "./edit.js";
import { appendItems } from "./edit/append.js";
import { declareResource } from "./edit/declare.js";
import { insertEntry } from "./edit/insert.js";
import { removeItem } from "./edit/remove.js";
import { replaceValue } from "./edit/replace.js";
import { termOf } from "./edit/term-of.js";
import type { TextEdit } from "./edit/text-edit.js";
import { letWait } from "./edit/wait.js";

/**
 * Turns an edit into replacements in the text, typed as the author of the template would have typed
 * them. Nothing where it is not certain that this and nothing else changes.
 */
export function renderEdit(
  edit: Edit,
  document: Document,
  template: Template,
): readonly TextEdit[] | undefined {
  // Where a syntax error was read around, nodes may not be where they seem to be.
  if (edit.length === 0 || document.problems.length > 0) return undefined;
  const typed = edit.map((change) => renderChange(change, document, template));
  return typed.every((each) => each?.every((one) => isHarmless(one, document)))
    ? typed.flatMap((each) => each ?? [])
    : undefined;
}

function renderChange(
  change: Change,
  document: Document,
  template: Template,
): readonly TextEdit[] | undefined {
  switch (change.kind) {
    case "setting":
      return only(renderSetting(change, document, template));
    case "addition":
      return appendItems(change, document, template);
    case "removal":
      return only(removeItem(change, document, template));
    case "declaration":
      return only(declareResource(change, document, template));
    case "waiting":
      return letWait(change, document);
  }
}

function only(edit: TextEdit | undefined): readonly TextEdit[] | undefined {
  return edit && [edit];
}

function renderSetting(
  { property, written }: Setting,
  document: Document,
  template: Template,
): TextEdit | undefined {
  const { missing, raw, resource } = property;
  if (missing !== undefined && "type" in missing) {
    return declareResource(configuring(resource, missing, written, template), document, template);
  }
  const term = termOf(written, resource, document);
  if (term === undefined) return undefined;
  if (missing !== undefined) return insertEntry(missing, resource, term, document);
  return raw.state === "known" || raw.state === "absent"
    ? replaceValue(raw, property, term, document, template)
    : undefined;
}

/** A resource that configures another one, called as that is. */
function configuring(
  behind: Resource,
  { type, naming, path }: NewResource,
  written: Written,
  template: Template,
): Declaration {
  const [first, ...keys] = path.toReversed();
  const inner = first === undefined ? written : { [first]: written };
  const configured = keys.reduce<Written>((value, key) => ({ [key]: value }), inner);
  const name = freeLabel(/[^.]+$/.exec(behind.name)?.[0] ?? "", [type], template);
  const properties = { [naming]: reference(behind), ...(configured as Record<string, Written>) };
  return { kind: "declaration", behind, name, type, properties };
}

/** Whether something changes, and no comment is lost. */
export function isHarmless({ span: [start, end], text }: TextEdit, document: Document): boolean {
  if (document.text.slice(start, end) === text) return false;
  return !document.comments.some(({ span }) => span[0] < end && start < span[1]);
}
