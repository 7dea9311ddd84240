import type { Entry, Mapping, Node, Scalar } from "../../document/node.js";
import type { Expression, Field, Fields } from "../../template/expression.js";
import { jsonStringSource } from "../json-string-source.js";
import { parseExpression, parseTemplate } from "../parser.js";
import { entriesOf } from "./blocks.js";
import { lower } from "./lower.js";
import { nodePlace, spanPlace } from "./module-file.js";
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
      return readFields(node, entriesOf(node), reading);
    case "Alias":
      return { kind: "Opaque", reason: "JSON has no aliases", place };
  }
}

export function readFields(node: Mapping, entries: readonly Entry[], reading: Reading): Fields {
  const fields = entries.map(({ key, value }): Field => ({
    kind: "Field",
    name: key.text,
    key: key.span,
    value: readValue(value, reading),
  }));
  return { kind: "Fields", fields, place: nodePlace(reading.file, node) };
}

function readScalar(node: Scalar, reading: Reading): Expression {
  const place = nodePlace(reading.file, node);
  if (node.value === null) return { kind: "Absent", place };
  const { value, text } = node;
  if (typeof value !== "string" || !/[$%]\{/.test(text)) {
    return { kind: "Constant", value, text, place };
  }
  const { document } = reading.file;
  const source = jsonStringSource(document.text.slice(...node.content), node.content[0]);
  const { syntax, problems } = parseTemplate(source);
  const [problem] = problems;
  if (problem !== undefined) {
    if (reading.file.path === undefined) reading.scope.problems.push(problem);
    return { kind: "Opaque", reason: "it is no template of Terraform", place };
  }
  if (syntax.kind === "Literal") {
    // Escapes such as `$${` are all there is: an edit would have to write them again.
    const written = String(syntax.value);
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
