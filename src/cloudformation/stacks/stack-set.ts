import type { Constant, Expression, Field, Fields } from "../../template/expression.js";
import type { Draft, FindPossible } from "../../template/draft.js";
import type { Gap, Resource, Template } from "../../template/template.js";
import { partsOf, walk } from "../../template/walk.js";
import { nowhere } from "../../include/scope.js";
import { onlyStack, readStackFile } from "../stack-file.js";
import { readBy, type Stack } from "../template.js";
import { fieldOf } from "./call.js";
import { embed, type Embedding } from "./embed.js";
import { possibleIn } from "./inward.js";
import { dependenciesOf, givenTo } from "./nested.js";
import { joined } from "./rewrite.js";
import { type Body, bodyOf } from "./template-body.js";

/**
 * The templates that stack sets carry with them as texts. Each is deployed to other accounts and
 * Regions, so it is a template of its own, though the one around it says what its parameters are.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cloudformation-stackset.html
 */
export function stackSetsIn(around: Stack, text: string): readonly Draft[] {
  return [...around.template.resources.values()].flatMap((resource) => {
    if (resource.type !== "AWS::CloudFormation::StackSet") return [];
    const written = resource.properties.fields.findLast(({ name }) => name === "TemplateBody");
    const body = written && bodyOf(written, text);
    // Nobody packages what a text includes.
    const stack = body && onlyStack(readStackFile(body.text, () => [undefined, nowhere]));
    if (body === undefined || stack === undefined) return [];
    const as = embeddingOf(resource, body, around.template);
    const template = deployed(stack, as, around.template);
    if (stack.read === undefined && around.read === undefined) return [{ template }];
    const read = (possible: FindPossible): Draft => {
      const within = possibleIn(stack.template, () => as, possible);
      return {
        template: deployed(readBy(within, stack), as, readBy(possible, around).template),
      };
    };
    return [{ template, read }];
  });
}

/** More than CloudFormation lets a template declare, however they are repeated. */
const maxResources = 5000;

function embeddingOf(resource: Resource, { place, holes }: Body, around: Template): Embedding {
  const parameters = parametersOf(resource);
  return {
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
    dependsOn: dependenciesOf(resource, around),
    parameters: [],
  };
}

/** The template around it says what names mean, and is no part of it. */
function deployed(stack: Stack, as: Embedding, around: Template): Template {
  const { template } = embed(stack, as);
  const { kind, dialect, inputs, locals, tests, assertions, planned } = around;
  const names: Template = {
    kind,
    dialect,
    span: around.whole ?? around.span,
    resources: new Map(),
    repeated: new Map(),
    inputs,
    locals,
    tests,
    assertions,
    planned,
    elsewhere: true,
    changes: [],
    gaps: [],
    problems: [],
  };
  const resources = [...template.resources].map(([name, each]) => [name, elsewhere(each)] as const);
  return joined({ ...names, ...linkedTo(template, around) }, [
    { ...template, resources: new Map(resources) },
  ]);
}

/**
 * What a stack set's template may name of the template around it: the bucket that the trails of all
 * accounts deliver to, its policy, a key. The trails there are in another account.
 */
function linkedTo(template: Template, around: Template): Pick<Template, "gaps" | "resources"> {
  const written = [...template.resources.values()].map(({ properties }) => properties);
  const parts = [
    ...partsOf([...written], { locals: new Map([...around.locals, ...template.locals]) }),
  ];
  const isLinked = parts.some(
    (part) => part.kind === "Reference" && around.resources.has(part.resource),
  );
  if (!isLinked || around.resources.size > maxResources) return { gaps: [], resources: new Map() };
  const resources = [...around.resources].filter(
    ([, { type }]) => type !== "AWS::CloudTrail::Trail",
  );
  return {
    resources: new Map(resources),
    gaps: around.gaps.map((gap) =>
      aboutOnly(
        resources.map(([, each]) => each),
        gap,
      ),
    ),
  };
}

/** A macro of the template around it knows nothing of what is in the text. */
function aboutOnly(resources: readonly Resource[], gap: Gap): Gap {
  const given = resources.map(({ name, header }): Expression => {
    return { kind: "Reference", resource: name, path: [], place: { span: header } };
  });
  return gap.given === undefined ? { ...gap, given } : gap;
}

/** Nobody knows to which Regions. */
export function elsewhere(resource: Resource): Resource {
  const reason = "a stack set is deployed to Regions of its own";
  const region: Expression = { kind: "Opaque", reason, place: { span: resource.header } };
  return { ...resource, attributes: new Map([...resource.attributes, ["region", region]]) };
}

/** As an object; nothing where they are different in each account. */
export function parametersOf({ properties, header }: Resource): Fields | undefined {
  const instances = fieldOf(properties, "StackInstancesGroup");
  const isOverridden = instances && [...walk([instances])].some(overrides);
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
