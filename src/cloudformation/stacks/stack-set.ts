import type { Constant, Expression, Field, Fields } from "../../template/expression.js";
import type { Resource, Template } from "../../template/template.js";
import { walk } from "../../template/walk.js";
import { nowhere } from "../../include/scope.js";
import { onlyStack, readStackFile } from "../stack-file.js";
import type { Stack } from "../template.js";
import { fieldOf } from "./call.js";
import { embed } from "./embed.js";
import { givenTo } from "./nested.js";
import { joined } from "./rewrite.js";
import { type Body, bodyOf } from "./template-body.js";

/**
 * The templates that stack sets carry with them as texts. Each is deployed to other accounts and
 * Regions, so it is a template of its own, though the one around it says what its parameters are.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cloudformation-stackset.html
 */
export function stackSetsIn(template: Template, text: string): readonly Template[] {
  return [...template.resources.values()]
    .filter(({ type }) => type === "AWS::CloudFormation::StackSet")
    .flatMap((resource) => {
      const written = resource.properties.fields.findLast(({ name }) => name === "TemplateBody");
      const body = written && bodyOf(written, text);
      // Nobody packages what a text includes.
      const stack = body && onlyStack(readStackFile(body.text, () => [undefined, nowhere]));
      if (body === undefined || stack === undefined) return [];
      return [deployed(stack, body, resource, template)];
    });
}

function deployed(stack: Stack, body: Body, resource: Resource, around: Template): Template {
  const { place, holes } = body;
  const parameters = parametersOf(resource);
  const { template } = embed(stack, {
    prefix: `${resource.name}.`,
    place: (each) => place(each.span),
    span: (span) => place(span).span,
    constant: (constant) => withHoles(constant, holes),
    input: (input) =>
      parameters === undefined
        ? { value: undefined }
        : givenTo(input, parameters, (each) => place(each.span)),
    condition: resource.condition,
    calls: [],
    dependsOn: [],
    parameters: [],
  });
  const { whole, ...rest } = around;
  const span = whole ?? around.span;
  const resources = [...template.resources].map(([name, each]) => [name, elsewhere(each)] as const);
  // What loops of the template around it make has no part in it.
  const none = { resources: new Map(), unroll: undefined, gaps: [], problems: [] };
  return joined({ ...rest, span, ...none }, [{ ...template, resources: new Map(resources) }]);
}

/** Nobody knows to which Regions. */
function elsewhere(resource: Resource): Resource {
  const reason = "a stack set is deployed to Regions of its own";
  const region: Expression = { kind: "Opaque", reason, place: { span: resource.header } };
  return { ...resource, attributes: new Map([...resource.attributes, ["region", region]]) };
}

/** As an object; nothing where they are different in each account. */
function parametersOf({ properties, header }: Resource): Fields | undefined {
  const instances = fieldOf(properties, "StackInstancesGroup");
  const isOverridden = instances && [...walk(instances)].some(overrides);
  const written = fieldOf(properties, "Parameters");
  const list = written ?? { kind: "List", items: [], place: { span: header } };
  if (isOverridden === true || list.kind !== "List") return undefined;
  const fields = list.items.map((item): Field | undefined => {
    const [key, value] =
      item.kind === "Fields"
        ? ["ParameterKey", "ParameterValue"].map((name) => fieldOf(item, name))
        : [];
    if (key?.kind !== "Constant" || value === undefined) return undefined;
    return { kind: "Field", name: key.text, key: key.place.span, value };
  });
  const isWhole = fields.every((field) => field !== undefined);
  return isWhole ? { kind: "Fields", fields, place: list.place } : undefined;
}

function overrides(part: Expression): boolean {
  return part.kind !== "Fields"
    ? part.kind === "Opaque"
    : part.fields.some(({ name }) => name === "ParameterOverrides");
}

/** The text around a body says what is in its holes. */
function withHoles(constant: Constant, holes: readonly Expression[]): Expression {
  const { text, place } = constant;
  const pieces = text.split(/\u{e000}(\d+)\u{e001}/u);
  if (pieces.length === 1) return constant;
  const parts = pieces.map((piece, index): Expression => {
    const hole = index % 2 === 1 ? holes[Number(piece)] : undefined;
    return hole ?? { kind: "Constant", value: piece, text: piece, place };
  });
  return { kind: "Text", parts, place };
}
