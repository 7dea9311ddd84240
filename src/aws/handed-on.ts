import type { Expression } from "../template/expression.js";
import type { Template } from "../template/template.js";

/**
 * By the types of resources that are about another one, the property that names it: `Ref` returns the same.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-secretsmanager-secrettargetattachment.html#aws-resource-secretsmanager-secrettargetattachment-return-values
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-secretsmanager-resourcepolicy.html#aws-resource-secretsmanager-resourcepolicy-return-values
 */
const returned: ReadonlyMap<string, string> = new Map([
  ["AWS::SecretsManager::ResourcePolicy", "SecretId"],
  ["AWS::SecretsManager::SecretTargetAttachment", "SecretId"],
  // Whoever has its name reads its value.
  ["AWS::SSM::Parameter", "Value"],
]);

/** What is written in a resource and supplied to whoever refers to that. */
export function handedOnBy(
  part: Expression,
  { resources }: Pick<Template, "resources">,
): Expression | undefined {
  if (part.kind !== "Reference") return undefined;
  const { resource, path, argument } = part;
  if (argument !== undefined) return argument;
  const { type = "", properties } = resources.get(resource) ?? {};
  const [attribute = returned.get(type)] = path;
  return properties?.fields.findLast(({ name }) => name === attribute)?.value;
}
