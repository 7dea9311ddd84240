import { statementBlock } from "../../aws/statement-block.js";
import type { Document, Mapping } from "../../document/node.js";
import type { Resource, Template } from "../../template/template.js";
import type { Addition, Nesting } from "../edit.js";
import { addBehind } from "./append.js";
import { insertAt } from "./insert.js";
import { entryAt } from "./nodes.js";
import { isOwn, isPolicyDocument } from "./policy-source.js";
import { isComputed, isRepeated, stepsTo } from "./steps.js";
import { termOf } from "./term-of.js";
import type { Term } from "./term.js";
import type { TextEdit } from "./text-edit.js";

/** Adds a block that a resource lacks, or what it takes its policy from. */
export function nestBlock(
  { resource, owner, name, block }: Nesting,
  document: Document,
  template: Template,
): readonly TextEdit[] | undefined {
  const term = termOf(block, resource, document, template);
  return term && addBlock(owner, name, term, resource, document, template);
}

/** Adds a statement to a policy document that has none, or one that stands alone. */
export function addStatement(
  { resource, list, items: [statement, ...others] }: Addition,
  document: Document,
  template: Template,
): readonly TextEdit[] | undefined {
  const { node, file } = list.source;
  const steps = node && stepsTo(node, document);
  const block = statement === undefined ? undefined : statementBlock(statement);
  if (block === undefined || others.length > 0 || file !== undefined) return undefined;
  if (node?.kind !== "Mapping" || steps === undefined || !isPolicyDocument(steps)) return undefined;
  const nesting: Nesting = { kind: "nesting", resource, owner: node, name: "statement", block };
  return nestBlock(nesting, document, template);
}

/**
 * Adds a block to another one of Terraform, which has none of its kind, one, or a list of them.
 * https://developer.hashicorp.com/terraform/language/syntax/json#nested-block-mapping
 */
function addBlock(
  owner: Mapping,
  name: string,
  block: Term,
  resource: Resource,
  document: Document,
  template: Template,
): readonly TextEdit[] | undefined {
  const steps = stepsTo(owner, document);
  if (steps === undefined || !isOwn(owner, steps, resource, template)) return undefined;
  if (isRepeated(steps, resource) || isComputed(owner, steps)) return undefined;
  const entry = entryAt(owner, name);
  if (entry === undefined) {
    const edit = insertAt(owner, steps, name, block, document);
    return edit && [edit];
  }
  return addBehind(entry.value, [...steps, { collection: owner, entry }], [block], document);
}
