import type { Mapping } from "../document/node.js";
import type { Expression, Field, Fields } from "../template/expression.js";
import type { Resource } from "../template/template.js";
import { type Context, mappingAt } from "./context.js";
import { readFields } from "./expression.js";

/** What resources of a type have in common, by their type without `AWS::Serverless::`. */
export function readGlobals(root: Mapping, context: Context): Fields {
  const written = mappingAt(root, "Globals");
  if (written === undefined) return { kind: "Fields", fields: [], place: { span: root.span } };
  return readFields(written, context);
}

export function withGlobals(resource: Resource, globals: Fields): Resource {
  const [, type] = /^AWS::Serverless::(\w+)$/.exec(resource.type) ?? [];
  if (type === undefined) return resource;
  const shared = globals.fields.findLast(({ name }) => name === type)?.value;
  const { properties } = resource;
  switch (shared?.kind) {
    case undefined:
      return { ...resource, properties: withGap(properties, globals.gap) };
    case "Fields":
      return { ...resource, properties: mergeFields(properties, shared) };
    // What is no object is refused.
    case "Absent":
    case "Constant":
    case "List":
      return resource;
    default:
      return { ...resource, properties: withGap(properties, "what it has in common is computed") };
  }
}

function withGap(fields: Fields, gap: string | undefined): Fields {
  return gap === undefined || fields.gap !== undefined ? fields : { ...fields, gap };
}

/**
 * Objects are merged, lists begin with what is shared, and of anything else counts what the
 * resource itself says.
 * https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification-template-anatomy-globals.html#sam-specification-template-anatomy-globals-overrideable
 */
function merge(own: Expression, shared: Expression): Expression {
  if (own.kind === "Fields" && shared.kind === "Fields") return mergeFields(own, shared);
  if (own.kind === "List" && shared.kind === "List") {
    return { ...own, items: [...shared.items, ...own.items] };
  }
  return own;
}

function mergeFields(own: Fields, shared: Fields): Fields {
  const fields = new Map<string, Field>(shared.fields.map((field) => [field.name, field]));
  for (const field of own.fields) {
    const before = fields.get(field.name);
    const value = before === undefined ? field.value : merge(field.value, before.value);
    fields.set(field.name, { ...field, value });
  }
  return withGap({ ...own, fields: [...fields.values()] }, shared.gap);
}
