import type { Document, Mapping, Node } from "../../document/node.js";
import type { Resource, Template } from "../../template/template.js";
import { objectsIn } from "../../terraform/configuration/blocks.js";
import type { Declaration } from "../edit.js";
import { insertBehind } from "./insert.js";
import { entryAt } from "./nodes.js";
import { type Step, stepsTo } from "./steps.js";
import { nested, termOf } from "./term-of.js";
import type { Fields, Term } from "./term.js";
import type { TextEdit } from "./text-edit.js";

/**
 * In Terraform blocks are grouped by type, and a type may have its first one. At each level an object
 * may be a list of objects, as programs write it that translate the other language.
 * https://developer.hashicorp.com/terraform/language/syntax/json#nested-block-mapping
 */
export function declareBlock(
  { behind, name, type }: Declaration,
  body: Fields,
  steps: readonly Step[],
  document: Document,
): TextEdit | undefined {
  const keyed = steps.filter(({ entry }) => entry !== undefined);
  const [, types, labels] = keyed;
  const owner = types?.collection;
  if (keyed.length !== 3 || owner?.kind !== "Mapping") return undefined;
  const repeated: Fields = { ...body, fields: [...repetitionOf(behind.body), ...body.fields] };
  const own = likeIn(labels?.entry?.value, repeated);
  const grouped = entryAt(owner, type);
  const same = objectsIn(grouped?.value);
  if (same.length === 0) {
    // Nobody can read what stands there.
    if (grouped !== undefined) return undefined;
    const group = likeIn(types?.entry?.value, nested([name], own));
    return insertBehind(owner, types?.entry, type, group, document);
  }
  return insertLast(same, name, own, document);
}

/** Declares data sources, in a section of their own where there is none. */
export function declareData(
  declarations: readonly Declaration[],
  document: Document,
  template: Template,
): readonly TextEdit[] | undefined {
  const [first] = declarations;
  const [root] = (first && stepsTo(first.behind.body, document)) ?? [];
  if (root?.collection.kind !== "Mapping") return undefined;
  const groups = groupsOf(declarations, document, template);
  if (groups === undefined) return undefined;
  const section = entryAt(root.collection, "data");
  if (section === undefined) {
    const { entries } = root.collection;
    const before = entries[entries.findIndex((each) => each === root.entry) - 1];
    const edit = insertBehind(root.collection, before, "data", fieldsOf(groups), document);
    return edit && [edit];
  }
  const declared = objectsIn(section.value);
  const edits = groups.flatMap(([type, blocks]) => {
    const grouped = declared.flatMap((each) => entryAt(each, type) ?? []);
    const same = grouped.flatMap(({ value }) => objectsIn(value));
    return same.length === 0
      ? [grouped.length === 0 ? insertLast(declared, type, blocks, document) : undefined]
      : blocks.fields.map(([name, body]) => insertLast(same, name, body, document));
  });
  return edits.every((edit) => edit !== undefined) ? edits : undefined;
}

/** Data sources by their types. */
function groupsOf(
  declarations: readonly Declaration[],
  document: Document,
  template: Template,
): readonly (readonly [type: string, blocks: Fields])[] | undefined {
  const types = new Map<string, [name: string, body: Term][]>();
  for (const { behind, type, name, properties } of declarations) {
    const from: Resource = { ...behind, name: `${type}.${name}` };
    const term = termOf(properties, from, document, template);
    if (term?.kind !== "Fields") return undefined;
    // What is said of the account is said once.
    const isOfAccount = term.fields.length === 0;
    const meta = isOfAccount ? [] : repetitionOf(behind.body);
    const kind = type.replace(/^data\./, "");
    const blocks = types.get(kind) ?? [];
    types.set(kind, [...blocks, [name, fieldsOf([...meta, ...term.fields])]]);
  }
  return [...types].map(([type, blocks]) => [type, fieldsOf(blocks)] as const);
}

function insertLast(
  mappings: readonly Mapping[],
  key: string,
  value: Term,
  document: Document,
): TextEdit | undefined {
  const last = mappings.at(-1);
  const entry = last?.entries.at(-1);
  return last && entry && insertBehind(last, entry, key, value, document);
}

function fieldsOf(fields: Fields["fields"]): Fields {
  return { kind: "Fields", fields, isReference: false };
}

/** A list of one where what is like it stands in a list. */
function likeIn(model: Node | undefined, term: Term): Term {
  return model?.kind === "Sequence" ? { kind: "List", items: [term] } : term;
}

/** What is declared for a block is there as often as that, and where that is. */
function repetitionOf({ entries }: Mapping): Fields["fields"] {
  return entries.flatMap(({ key, value }) =>
    /^(?:count|for_each|provider)$/.test(key.text) ? [[key.text, copyOf(value)] as const] : [],
  );
}

/** Says what a value of JSON says. */
function copyOf(node: Node): Term {
  switch (node.kind) {
    case "Scalar":
      return { kind: "Word", value: node.value ?? "" };
    case "Sequence":
      return { kind: "List", items: node.items.map(copyOf) };
    case "Mapping":
      return fieldsOf(node.entries.map(({ key, value }) => [key.text, copyOf(value)]));
    case "Alias":
      return copyOf(node.target);
  }
}
