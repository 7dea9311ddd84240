import { accountDataFor } from "../aws/account-data.js";
import { freeLabel } from "../aws/free-name.js";
import type { Document } from "../document/node.js";
import type { NewResource } from "../template/expression.js";
import type { Resource, Template } from "../template/template.js";
import { labelOf } from "../template/instance-name.js";
import { reference, suppliedIn, type Written } from "../template/written.js";
import {
  type Change,
  type Declaration,
  type Edit,
  resourceOf,
  type Setting,
  writtenIn,
} from "./edit.js";
import { addStatement, nestBlock } from "./edit/add-block.js";
import { appendItems } from "./edit/append.js";
import { declareData } from "./edit/declare-block.js";
import { declareResource } from "./edit/declare.js";
import { insertEntry } from "./edit/insert.js";
import { isCommented } from "./edit/nodes.js";
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
  const [data, others] = dataSourcesIn([...edit, ...accountDataIn(edit, template)]);
  const typed = [
    ...others.map((change) => renderChange(change, document, template)),
    ...(data.length === 0 ? [] : [declareData(data, document, template)]),
  ];
  return typed.every((each) => each?.every((one) => isHarmless(one, document)))
    ? withoutRepetition(typed.flatMap((each) => each ?? []))
    : undefined;
}

/** What is missing from all rounds of a block is spelled once. */
function withoutRepetition(edits: readonly TextEdit[]): readonly TextEdit[] {
  const spelled = new Map(edits.map((edit) => [`${String(edit.span)} ${edit.text}`, edit]));
  return [...spelled.values()];
}

function dataSourcesIn(edit: Edit): readonly [data: readonly Declaration[], others: Edit] {
  const isData = (change: Change): change is Declaration =>
    change.kind === "declaration" && change.type.startsWith("data.");
  return [edit.filter(isData), edit.filter((change) => !isData(change))];
}

/** The data sources that an edit refers to and nobody declares. */
function accountDataIn(edit: Edit, template: Template): readonly Declaration[] {
  const [first] = edit;
  if (first === undefined || template.dialect === "cloudformation") return [];
  const behind = resourceOf(first);
  const names = new Set(edit.flatMap((change) => suppliedIn(writtenIn(change))));
  return [...names].flatMap((name) => {
    const data = accountDataFor(name, template);
    if (data === undefined || data.isDeclared) return [];
    const { type, label } = data;
    return [{ kind: "declaration", behind, type, name: label, properties: {} } as const];
  });
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
      return change.list.state === "list" && change.list.source.node?.kind === "Mapping"
        ? addStatement(change, document, template)
        : appendItems(change, document, template);
    case "nesting":
      return nestBlock(change, document, template);
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
  const term = termOf(written, resource, document, template);
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
  const name = freeLabel(labelOf(behind.name), [type], template);
  const properties = { [naming]: reference(behind), ...(configured as Record<string, Written>) };
  return { kind: "declaration", behind, name, type, properties };
}

/** Whether something changes, and no comment is lost. */
export function isHarmless({ span, text }: TextEdit, document: Document): boolean {
  return document.text.slice(...span) !== text && !isCommented(document, span);
}
