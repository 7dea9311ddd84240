import type { Document } from "../../document/node.js";
import type { Expression } from "../../template/expression.js";
import type { Resource } from "../../template/template.js";
import type { ReferenceTo } from "../edit.js";
import type { Term } from "./term.js";

/** How a resource refers to another; nothing where it must not, or not for certain. */
export function referenceFrom(
  from: Resource,
  { resource: to, attribute }: ReferenceTo,
  document: Document,
): Term | undefined {
  if (from.name === to.name || from.dialect !== to.dialect) return undefined;
  // To refer to a resource that a condition takes away is an error at deployment.
  const mayBeAbsent = to.condition !== undefined && !isSame(from.condition, to.condition);
  // What another stack declares has no name here.
  if (mayBeAbsent || (to.dialect === "cloudformation" && to.calls !== undefined)) return undefined;
  if (to.dialect === "terraform") return terraform(from, to, attribute);
  if (document.syntax === "json") return json(to.name, attribute);
  return {
    kind: "Short",
    text: attribute === undefined ? `!Ref ${to.name}` : `!GetAtt ${to.name}.${attribute}`,
  };
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

/** An address in a module, or of one instance of many, is not what an expression there says. */
function terraform(from: Resource, to: Resource, attribute: string | undefined): Term | undefined {
  const isInModule = [from, to].some(({ name }) => name.startsWith("module."));
  const isRepeated = to.body.entries.some(({ key }) => /^(?:count|for_each)$/.test(key.text));
  if (isInModule || isRepeated || to.name.includes("[")) return undefined;
  switch (attribute) {
    case undefined:
      return { kind: "Word", value: `\${${to.name}.id}` };
    case "Arn": {
      // https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/cloudwatch_log_group
      const suffix = to.type === "aws_cloudwatch_log_group" ? ":*" : "";
      return { kind: "Word", value: `\${${to.name}.arn}${suffix}` };
    }
    default:
      return undefined;
  }
}
