import type { Span } from "../document/node.js";
import type { Expression, Field, Lookup } from "../template/expression.js";
import type { Resource } from "../template/template.js";
import type { DocumentNode, ExpressionNode, FieldNode, ResourceNode } from "./ast.js";
import type { TemplateFile } from "./template-file.js";

/** What was turned into a node already, so that what aliases share stays shared. */
interface Known {
  readonly fields: Map<Field, FieldNode>;
  readonly expressions: Map<Expression, ExpressionNode>;
}

/** Turns templates into what ESLint walks; the nodes do not know their parents yet. */
export function templateNodes({ templates }: TemplateFile): DocumentNode["templates"] {
  const known: Known = { fields: new Map(), expressions: new Map() };
  return templates.map(({ span, dialect, resources }) => ({
    kind: "Template",
    ...bare("Template", span),
    dialect,
    // Other files of a module have trees of their own, and what is generated is written nowhere.
    resources: [...resources.values()]
      .filter(({ file, generated }) => file === undefined && generated === undefined)
      .map((resource) => resourceNode(resource, known)),
  }));
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
    type: "Field",
    span: spanOf(field),
    parent: undefined,
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
  const { kind: type, place } = expression;
  const { span } = place;
  const parent = undefined;
  const child = (each: Expression): ExpressionNode => expressionNode(each, known);
  switch (expression.kind) {
    case "Constant": {
      const { value, text } = expression;
      return { kind: "Constant", type, span, parent, value, text };
    }
    case "List":
      return { kind: "List", type, span, parent, items: expression.items.map(child) };
    case "Fields": {
      const fields = expression.fields.map((field) => fieldNode(field, known));
      return { kind: "Fields", type, span, parent, fields, gap: expression.gap };
    }
    case "Absent":
      return { kind: "Absent", type, span, parent };
    case "Input":
    case "Local":
      return { kind: expression.kind, type, span, parent, name: expression.name };
    case "Reference": {
      const { resource, key, path } = expression;
      const attribute = path.join(".");
      const own = key && child(key);
      return { kind: "Reference", type, span, parent, resource, key: own, attribute };
    }
    case "Text":
      return { kind: "Text", type, span, parent, parts: expression.parts.map(child) };
    case "Choice":
      return {
        kind: "Choice",
        type,
        span,
        parent,
        test: child(expression.test),
        whenTrue: child(expression.whenTrue),
        whenFalse: child(expression.whenFalse),
      };
    case "Lookup":
      return {
        kind: "Lookup",
        type,
        span,
        parent,
        collection: isWrittenInside(expression) ? child(expression.collection) : undefined,
        keys: expression.keys.map(child),
        fallback: expression.fallback && child(expression.fallback),
      };
    case "Bound":
      return { kind: "Bound", type, span, parent, name: expression.name };
    case "Comprehension": {
      const { collection, condition, resultKey, result } = expression;
      return {
        kind: "Comprehension",
        type,
        span,
        parent,
        collection: child(collection),
        condition: condition && child(condition),
        resultKey: resultKey && child(resultKey),
        result: child(result),
      };
    }
    case "Call": {
      const { name, args } = expression;
      return { kind: "Call", type, span, parent, name, args: args.map(child) };
    }
    case "Opaque":
      return { kind: "Opaque", type, span, parent, reason: expression.reason };
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
