import type { Expression, Fields } from "../../template/expression.js";

/** Names of policies that AWS manages and that say enough about who has them. */
const ofAws: ReadonlySet<string> = new Set([
  "AdministratorAccess",
  "IAMFullAccess",
  "PowerUserAccess",
  "ReadOnlyAccess",
]);

/**
 * The ARN that a data source `aws_iam_policy` finds. Below no path in particular it looks among all
 * policies, and fails where two have the name: one of AWS's is AWS's.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/data-sources/iam_policy
 */
export function arnOfManagedPolicy({ fields, place }: Fields): Expression {
  const written = (name: string): Expression | undefined =>
    fields.find((each) => each.name === name && each.value.kind !== "Absent")?.value;
  const arn = written("arn");
  if (arn !== undefined) return arn;
  const name = written("name");
  const isOfAws =
    name?.kind === "Constant" && ofAws.has(name.text) && written("path_prefix") === undefined;
  if (!isOfAws) return { kind: "Opaque", reason: "nobody knows whose policy it is", place };
  const text = (value: string): Expression => ({ kind: "Constant", value, text: value, place });
  const partition: Expression = { kind: "Input", name: "AWS::Partition", place };
  const parts = [text("arn:"), partition, text(":iam::aws:policy/"), name];
  return { kind: "Text", parts, place: name.place };
}
