import type { Document } from "../../document/node.js";
import type { Resource, Template } from "../../template/template.js";
import { isList, ReferenceTo, TextOf, type Written } from "../../template/written.js";
import { referenceFrom, textFrom } from "./reference.js";
import type { Fields, Term } from "./term.js";

/** Says what a resource of a document is to contain; nothing where its language cannot say it. */
export function termOf(
  written: Written,
  from: Resource,
  document: Document,
  template: Template,
): Term | undefined {
  if (typeof written === "string") {
    // In Terraform every string is a template of its own.
    const isTemplate = from.dialect === "terraform";
    const value = isTemplate ? written.replaceAll(/[$%](?=\{)/g, "$&$&") : written;
    return { kind: "Word", value };
  }
  if (typeof written !== "object") return { kind: "Word", value: written };
  if (written instanceof ReferenceTo) return referenceFrom(from, written, document);
  if (written instanceof TextOf) return textFrom(from, written, document, template);
  if (isList(written)) {
    const items = written.map((item) => termOf(item, from, document, template));
    return items.every((item) => item !== undefined) ? { kind: "List", items } : undefined;
  }
  const fields: [key: string, value: Term][] = [];
  for (const [key, value] of Object.entries(written)) {
    const term = termOf(value, from, document, template);
    if (term === undefined) return undefined;
    fields.push([key, term]);
  }
  return { kind: "Fields", fields, isReference: false };
}

/** Wraps a term into objects of one field each, so that a path of keys leads to it. */
export function nested(path: readonly string[], term: Term): Term {
  return path.reduceRight<Term>(
    (inner, key): Fields => ({ kind: "Fields", fields: [[key, inner]], isReference: false }),
    term,
  );
}

/** Whether a term has parts that may stand on lines of their own. */
export function hasParts(term: Term): boolean {
  switch (term.kind) {
    case "Word":
    case "Short":
      return false;
    case "List":
      return term.items.length > 0;
    case "Fields":
      return term.fields.length > 0;
  }
}
