import type { Expression, Place } from "../../template/expression.js";
import type { InputDeclaration } from "../../template/template.js";

/** Attributes of data sources that are what CloudFormation's pseudo parameters are. */
const inputs: ReadonlyMap<string, string> = new Map([
  ["aws_caller_identity.account_id", "AWS::AccountId"],
  ["aws_caller_identity.id", "AWS::AccountId"],
  ["aws_partition.partition", "AWS::Partition"],
  ["aws_partition.id", "AWS::Partition"],
  ["aws_partition.dns_suffix", "AWS::URLSuffix"],
  ["aws_region.name", "AWS::Region"],
  ["aws_region.region", "AWS::Region"],
  ["aws_region.id", "AWS::Region"],
]);

/** Inputs that every deployment has. */
export function accountInputs(): Map<string, InputDeclaration> {
  return new Map([...inputs.values()].map((name) => [name, accountInput(name)]));
}

function accountInput(name: string): InputDeclaration {
  return { name, kind: "pseudo parameter", list: false, limits: { minLength: 1 } };
}

/** What a data source says of the account and Region in which it is deployed. */
export function ofAccount(
  type: string,
  attribute: string | undefined,
  place: Place,
): Expression | undefined {
  const name = inputs.get(`${type}.${String(attribute)}`);
  return name === undefined ? undefined : { kind: "Input", name, place };
}
