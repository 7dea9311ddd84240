import type { Constant, Expression } from "../../template/expression.js";
import type { FindPossible } from "../../template/draft.js";
import type { Resource, Template } from "../../template/template.js";
import { nowhere } from "../../include/scope.js";
import { onlyStack, readStackFile } from "../stack-file.js";
import { readBy, type Stack } from "../template.js";
import { embed, type Embedding } from "./embed.js";
import { isImport } from "./import.js";
import { possibleIn } from "./inward.js";
import { dependenciesOf, givenTo } from "./nested.js";
import { replacer } from "./replace.js";
import { joined, rewrite } from "./rewrite.js";
import { meetsAround, meetingOf } from "./set-around.js";
import { elsewhere, parametersOf } from "./set-instances.js";
import { type Body, bodyOf } from "./template-body.js";

/**
 * The templates that stack sets carry with them as texts. Each is deployed to other accounts and
 * Regions, so it is a template of its own, though the one around it says what its parameters are.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cloudformation-stackset.html
 */
export function stackSetsIn(around: Stack, text: string): readonly Stack[] {
  return [...around.template.resources.values()].flatMap((resource) => {
    if (resource.type !== "AWS::CloudFormation::StackSet") return [];
    const written = resource.properties.fields.findLast(({ name }) => name === "TemplateBody");
    const body = written && bodyOf(written, text);
    // Nobody packages what a text includes.
    const stack = body && onlyStack(readStackFile(body.text, () => [undefined, nowhere]));
    if (body === undefined || stack === undefined) return [];
    const as = embeddingOf(resource, body, around.template);
    const set = deployed(stack, as, resource, around);
    if (stack.read === undefined && around.read === undefined) return [set];
    const read = (possible: FindPossible): Stack => {
      const within = possibleIn(stack.template, () => as, possible);
      return deployed(readBy(within, stack), as, resource, readBy(possible, around));
    };
    return [{ ...set, read }];
  });
}

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

/** The template around it says what names mean, and is no part of it but for what both are about. */
function deployed(stack: Stack, as: Embedding, set: Resource, around: Stack): Stack {
  const { template } = embed(rewrite(stack, withoutImports()), as);
  const { whole, ...rest } = around.template;
  const names: Template = {
    ...rest,
    span: whole ?? rest.span,
    resources: new Map(),
    repeated: new Map(),
    elsewhere: true,
    gaps: [],
    problems: [],
    unread: [],
  };
  const resources = [...template.resources].map(([name, each]) => [name, elsewhere(each)] as const);
  const own: Template = { ...template, resources: new Map(resources) };
  return meetsAround(template, around.template)
    ? {
        template: joined({ ...names, ...meetingOf(set, around.template) }, [own]),
        outputs: around.outputs,
      }
    : { template: joined(names, [own]), outputs: putsOutNothing };
}

/** What it puts out, nobody asks for here. */
function putsOutNothing(): ReturnType<Stack["outputs"]> {
  return { entries: new Map(), gap: undefined };
}

/** What the other accounts export, nobody knows; the template around it imports from its own. */
export function withoutImports(): (expression: Expression) => Expression {
  const reason = "another account exports it";
  return replacer(isImport, ({ place }) => ({ kind: "Opaque", reason, place }));
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
  const filled = parts.filter((part) => part.kind !== "Constant" || part.text !== "");
  return { kind: "Text", parts: filled, place };
}
