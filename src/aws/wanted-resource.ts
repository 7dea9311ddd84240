import { labelOf } from "../template/instance-name.js";
import type { Resource, Template } from "../template/template.js";
import { reference, type Written } from "../template/written.js";
import { freeLabel } from "./free-name.js";
import { statementBlock } from "./statement-block.js";

/** A resource as it is to be declared, spelled as the one is behind which it stands. */
export interface WantedResource {
  readonly behind: Resource;
  readonly type: string;
  readonly name: string;
  readonly properties: Readonly<Record<string, Written>>;
}

const types = ["aws_s3_bucket", "aws_s3_bucket_policy", "data.aws_iam_policy_document"];

/** What the policy of a bucket may be called in Terraform, and a bucket too. */
export function freeLabelLike(bucket: Resource, suffix: string, template: Template): string {
  const [, ...others] = types;
  return freeLabel(labelOf(bucket.name) + suffix, suffix === "" ? others : types, template);
}

/** The policy of a bucket in Terraform, where a data source writes it. */
export function wantedPolicyInTerraform(
  behind: Resource,
  bucket: Resource,
  name: string,
  statements: readonly Readonly<Record<string, Written>>[],
): readonly WantedResource[] {
  const type = "data.aws_iam_policy_document";
  const document: Resource = { ...behind, name: `${type}.${name}` };
  const statement = statements.flatMap((each) => statementBlock(each) ?? []);
  const policy = reference(document, "json");
  return [
    { behind, type, name, properties: { statement } },
    {
      behind,
      type: "aws_s3_bucket_policy",
      name,
      properties: { bucket: reference(bucket), policy },
    },
  ];
}
