import type { Span } from "../document/node.js";
import type { Expression, Field, Lookup } from "../template/expression.js";
import type { Resource } from "../template/template.js";
import type { DocumentNode, ExpressionNode, FieldNode, ResourceNode } from "./ast.js";
import { emptyProgram } from "./no-javascript.js";
import type { TemplateFile } from "./template-file.js";

/** What was turned into a node already, so that what aliases share stays shared. */
interface Known {
  readonly fields: Map<Field, FieldNode>;
  readonly expressions: Map<Expression, ExpressionNode>;
}

/** Turns templates into the tree that ESLint walks; its nodes do not know their parents yet. */
export function astOf({ templates }: TemplateFile, text: string): DocumentNode {
  const known: Known = { fields: new Map(), expressions: new Map() };
  return {
    kind: "Document",
    ...bare("Document", [0, text.length]),
    ...emptyProgram,
    templates: templates.map(({ span, dialect, resources }) => ({
      kind: "Template",
      ...bare("Template", span),
      dialect,
      // Other files of a module have trees of their own, and what is generated is written nowhere.
      resources: [...resources.values()]
        .filter(({ file, generated }) => file === undefined && generated === undefined)
        .map((resource) => resourceNode(resource, known)),
    })),
  };
}

function bare(type: string, span: Span): { type: string; span: Span; parent: undefined } {
  return { type, span, parent: undefined };
}

function resourceNode(resource: Resource, known: Known): ResourceNode {
  const { type, span, name, condition, properties, attributes, body } = resource;
  return {
    kind: "Resource",
    ...bare(type, span),
    name,
    condition: condition && expressionNode(condition, known),
    properties: expressionNode(properties, known),
    attributes: [...attributes].map(([attribute, value]) => {
      const key = body.entries.find((entry) => entry.key.text === attribute)?.key.span;
      const field = {
        kind: "Field",
        name: attribute,
        key: key ?? value.place.span,
        value,
      } as const;
      return fieldNode(field, known);
    }),
  };
}

function fieldNode(field: Field, known: Known): FieldNode {
  const before = known.fields.get(field);
  if (before !== undefined) return before;
  const node: FieldNode = {
    kind: "Field",
    ...bare("Field", spanOf(field)),
    name: field.name,
    value: expressionNode(field.value, known),
  };
  known.fields.set(field, node);
  return node;
}

function expressionNode(expression: Expression, known: Known): ExpressionNode {
  const before = known.expressions.get(expression);
  if (before !== undefined) return before;
  const node = makeNode(expression, known);
  known.expressions.set(expression, node);
  return node;
}

function makeNode(expression: Expression, known: Known): ExpressionNode {
  const base = bare(expression.kind, expression.place.span);
  const child = (each: Expression): ExpressionNode => expressionNode(each, known);
  switch (expression.kind) {
    case "Constant":
      return { kind: "Constant", ...base, value: expression.value, text: expression.text };
    case "List":
      return { kind: "List", ...base, items: expression.items.map(child) };
    case "Fields": {
      const fields = expression.fields.map((field) => fieldNode(field, known));
      return { kind: "Fields", ...base, fields, gap: expression.gap };
    }
    case "Absent":
      return { kind: "Absent", ...base };
    case "Input":
    case "Local":
      return { kind: expression.kind, ...base, name: expression.name };
    case "Reference": {
      const { resource, key, path } = expression;
      const attribute = path.join(".");
      return { kind: "Reference", ...base, resource, key: key && child(key), attribute };
    }
    case "Text":
      return { kind: "Text", ...base, parts: expression.parts.map(child) };
    case "Choice":
      return {
        kind: "Choice",
        ...base,
        test: child(expression.test),
        whenTrue: child(expression.whenTrue),
        whenFalse: child(expression.whenFalse),
      };
    case "Lookup":
      return {
        kind: "Lookup",
        ...base,
        collection: isWrittenInside(expression) ? child(expression.collection) : undefined,
        keys: expression.keys.map(child),
        fallback: expression.fallback && child(expression.fallback),
      };
    case "Bound":
      return { kind: "Bound", ...base, name: expression.name };
    case "Comprehension": {
      const { collection, condition, resultKey, result } = expression;
      return {
        kind: "Comprehension",
        ...base,
        collection: child(collection),
        condition: condition && child(condition),
        resultKey: resultKey && child(resultKey),
        result: child(result),
      };
    }
    case "Call":
      return { kind: "Call", ...base, name: expression.name, args: expression.args.map(child) };
    case "Opaque":
      return { kind: "Opaque", ...base, reason: expression.reason };
  }
}

/** From the name to the end of the value, unless that is spelled elsewhere. */
function spanOf({ key, value }: Field): Span {
  const [start, end] = value.place.span;
  return start < key[1] ? key : [key[0], end];
}

/** A mapping that is looked up by its name belongs to the template, not to those who look it up. */
function isWrittenInside({ collection, place, source = place }: Lookup): boolean {
  const [start, end] = collection.place.span;
  return source.span[0] <= start && end <= source.span[1];
}
