import type { Mapping, Node, Scalar } from "../../document/node.js";
import type { Expression, Field, Fields } from "../../template/expression.js";
import { newSideTable } from "../../template/side-table.js";
import { jsonStringSource } from "../json-string-source.js";
import { parseExpression, parseTemplate } from "../parser.js";
import { entriesOf } from "./blocks.js";
import { lower } from "./lower.js";
import { type ModuleFile, nodePlace, spanPlace } from "./module-file.js";
import type { Reading } from "./scope.js";

/**
 * Reads a value of JSON as Terraform does: every string is a template.
 * https://developer.hashicorp.com/terraform/language/syntax/json#expression-mapping
 */
export function readValue(node: Node, reading: Reading): Expression {
  const place = nodePlace(reading.file, node);
  switch (node.kind) {
    case "Scalar":
      return readScalar(node, reading);
    case "Sequence":
      return { kind: "List", items: node.items.map((item) => readValue(item, reading)), place };
    case "Mapping":
      return readFields(node, reading);
    case "Alias":
      return { kind: "Opaque", reason: "JSON has no aliases", place };
  }
}

function readFields(node: Mapping, reading: Reading): Fields {
  const entries = entriesOf(node);
  const fields = entries.flatMap(({ key, value }): Field[] => {
    const name = nameOf(key, reading);
    if (name === undefined) return [];
    return [{ kind: "Field", name, key: key.span, value: readValue(value, reading) }];
  });
  const gap = fields.length < entries.length ? { gap: "the name of a field is computed" } : {};
  return { kind: "Fields", fields, place: nodePlace(reading.file, node), ...gap };
}

/** The keys of an object are templates too. */
function nameOf(key: Scalar, reading: Reading): string | undefined {
  const read = readScalar(key, reading);
  return read.kind === "Constant" ? read.text : undefined;
}

/**
 * Reads what Terraform takes as it is written: in the default of a variable nothing is a template.
 * https://developer.hashicorp.com/terraform/language/syntax/json#variable-blocks
 */
export function readLiteral(node: Node, reading: Reading): Expression {
  const place = nodePlace(reading.file, node);
  switch (node.kind) {
    case "Scalar": {
      const { value, text } = node;
      return value === null ? { kind: "Absent", place } : { kind: "Constant", value, text, place };
    }
    case "Sequence":
      return { kind: "List", items: node.items.map((item) => readLiteral(item, reading)), place };
    case "Mapping": {
      const fields = node.entries.map(({ key, value }): Field => ({
        kind: "Field",
        name: key.text,
        key: key.span,
        value: readLiteral(value, reading),
      }));
      return { kind: "Fields", fields, place };
    }
    case "Alias":
      return { kind: "Opaque", reason: "JSON has no aliases", place };
  }
}

type Parsed = ReturnType<typeof parseTemplate>;

/** A module is read once for each call of it, and its files for each file beside them. */
const remembered = newSideTable<Scalar, Parsed>();

function parsed(node: Scalar, { document }: ModuleFile): Parsed {
  const before = remembered.get(node);
  if (before !== undefined) return before;
  const source = jsonStringSource(document.text.slice(...node.content), node.content[0]);
  const template = parseTemplate(source);
  remembered.set(node, template);
  return template;
}

function readScalar(node: Scalar, reading: Reading): Expression {
  const place = nodePlace(reading.file, node);
  if (node.value === null) return { kind: "Absent", place };
  const { value, text } = node;
  if (typeof value !== "string" || !/[$%]\{/.test(text)) {
    return { kind: "Constant", value, text, place };
  }
  const { syntax, problems } = parsed(node, reading.file);
  const [problem] = problems;
  if (problem !== undefined) {
    if (reading.file.path === undefined) reading.scope.problems.push(problem);
    return { kind: "Opaque", reason: "it is no template of Terraform", place };
  }
  if (syntax.kind === "Literal" && typeof syntax.value === "string") {
    // Escapes such as `$${` are all there is: an edit would have to write them again.
    const written = syntax.value;
    return {
      kind: "Constant",
      value: written,
      text: written,
      place: spanPlace(reading.file, node.span),
    };
  }
  return lower(syntax, reading);
}

/** Reads a string that holds an expression without `${`, as `depends_on` does. */
export function readReference(node: Node, reading: Reading): Expression | undefined {
  if (node.kind !== "Scalar" || typeof node.value !== "string") return undefined;
  const { document } = reading.file;
  const source = jsonStringSource(document.text.slice(...node.content), node.content[0]);
  const { syntax, problems } = parseExpression(source);
  return problems.length === 0 ? lower(syntax, reading) : undefined;
}
