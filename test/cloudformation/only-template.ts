import { readStacks } from "../../src/cloudformation/template.js";
import { readDocument } from "../../src/document/read.js";
import type { Expression } from "../../src/template/expression.js";
import type { Resource, Template } from "../../src/template/template.js";

/** The one template of a text that is free of syntax errors. */
export function onlyTemplate(text: string): Template {
  const document = readDocument(text);
  const [problem] = document.problems;
  if (problem !== undefined) throw new Error(problem.message);
  const [stack, ...others] = readStacks(document);
  if (stack === undefined || others.length > 0) throw new Error("It is not one template.");
  return stack.template;
}

export function resourceOf(template: Template, name: string): Resource {
  const resource = template.resources.get(name);
  if (resource === undefined) throw new Error(`There is no resource '${name}'.`);
  return resource;
}

export function propertyOf(resource: Resource, name: string): Expression {
  const field = resource.properties.fields.find((each) => each.name === name);
  if (field === undefined) throw new Error(`There is no property '${name}'.`);
  return field.value;
}
