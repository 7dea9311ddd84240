import { mayBeOfAnother } from "../../aws/own-deployment.js";
import { accountDataFor } from "../../aws/account-data.js";
import type { Document, Mapping } from "../../document/node.js";
import type { Expression } from "../../template/expression.js";
import type { Resource, Template } from "../../template/template.js";
import { Supplied, type ReferenceTo, type TextOf } from "../../template/written.js";
import { addressOf } from "../../template/instance-name.js";
import { quotesOf, spell } from "./spelling.js";
import type { Term } from "./term.js";

/** How a resource refers to another; nothing where it must not, or not for certain. */
export function referenceFrom(
  from: Resource,
  { resource: to, attribute }: ReferenceTo,
  document: Document,
): Term | undefined {
  if (!mayReferTo(to, from)) return undefined;
  if (to.dialect === "terraform") {
    const value = expressionFor(from, to, attribute);
    return value === undefined ? undefined : { kind: "Word", value };
  }
  if (document.syntax === "json") return json(to.name, attribute);
  return {
    kind: "Short",
    text: attribute === undefined ? `!Ref ${to.name}` : `!GetAtt ${to.name}.${attribute}`,
  };
}

/** How a resource says a text that is made of references; nothing where it must not. */
export function textFrom(
  from: Resource,
  { parts }: TextOf,
  document: Document,
  template: Template,
): Term | undefined {
  const isTerraform = from.dialect === "terraform";
  const [only, ...others] = parts;
  if (only instanceof Supplied && others.length === 0 && !isTerraform) {
    return document.syntax === "json"
      ? json(only.name, undefined)
      : { kind: "Short", text: `!Ref ${only.name}` };
  }
  const pieces = parts.map((part) => {
    if (typeof part === "string") {
      return isTerraform ? part.replaceAll(/[$%](?=\{)/g, "$&$&") : part.replaceAll("${", "${!");
    }
    if (part instanceof Supplied) return suppliedFrom(from, part, template);
    const { resource: to, attribute } = part;
    if (!mayReferTo(to, from)) return undefined;
    if (isTerraform) return expressionFor(from, to, attribute);
    return `\${${attribute === undefined ? to.name : `${to.name}.${attribute}`}}`;
  });
  if (pieces.includes(undefined)) return undefined;
  const value = pieces.join("");
  if (isTerraform) return { kind: "Word", value };
  if (document.syntax === "yaml") {
    const quotes = quotesOf(document);
    return { kind: "Short", text: `!Sub ${spell(value, quotes, quotes)}` };
  }
  return { kind: "Fields", fields: [["Fn::Sub", { kind: "Word", value }]], isReference: true };
}

/** In Terraform data sources know account and Region, those of the standard provider. */
function suppliedFrom(
  resource: Resource,
  { name }: Supplied,
  template: Template,
): string | undefined {
  if (resource.dialect === "cloudformation") return `\${${name}}`;
  if (!name.startsWith("AWS::")) return `\${var.${name}}`;
  const data = mayBeOfAnother(resource) ? undefined : accountDataFor(name, template);
  return data && `\${${data.type}.${data.label}.${data.attribute}}`;
}

/** To refer to a resource that a condition takes away is an error at deployment. */
function mayReferTo(to: Resource, from: Resource): boolean {
  if (from.name === to.name || from.dialect !== to.dialect) return false;
  // What another stack or configuration declares has no name here, nor what is in a nested one.
  if (to.deployment?.name !== from.deployment?.name) return false;
  if (to.dialect === "cloudformation" && to.calls !== undefined) return false;
  return (
    to.condition === undefined ||
    from.condition === to.condition ||
    isSame(from.condition, to.condition)
  );
}

function isSame(a: Expression | undefined, b: Expression): boolean {
  return a?.kind === "Local" && b.kind === "Local" && a.name === b.name;
}

function json(name: string, attribute: string | undefined): Term {
  const field: readonly [string, Term] =
    attribute === undefined
      ? ["Ref", { kind: "Word", value: name }]
      : [
          "Fn::GetAtt",
          { kind: "List", items: [name, attribute].map((value) => ({ kind: "Word", value })) },
        ];
  return { kind: "Fields", fields: [field], isReference: true };
}

/**
 * An address in a module is not what an expression there says, nor is that of one instance of many,
 * unless what is declared for a resource is repeated as that is.
 */
function expressionFor(
  from: Resource,
  to: Resource,
  attribute: string | undefined,
): string | undefined {
  const isInModule = [from, to].some(({ name }) => name.startsWith("module."));
  const key = keyOf(to.body);
  const isOne = key === undefined ? !to.name.includes("[") : from.body === to.body;
  if (isInModule || !isOne) return undefined;
  const address = key === undefined ? to.name : `${addressOf(to.name)}[${key}]`;
  switch (attribute) {
    case undefined:
      return `\${${address}.id}`;
    case "json":
      return `\${${address}.json}`;
    case "Arn": {
      // https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/cloudwatch_log_group
      const suffix = to.type === "aws_cloudwatch_log_group" ? ":*" : "";
      return `\${${address}.arn}${suffix}`;
    }
    default:
      return undefined;
  }
}

/** What tells the instances of a block, as the block itself says it. */
function keyOf({ entries }: Mapping): string | undefined {
  if (entries.some(({ key }) => key.text === "count")) return "count.index";
  return entries.some(({ key }) => key.text === "for_each") ? "each.key" : undefined;
}
