import type { Resource } from "../../template/template.js";
import { reference, type Written } from "../../template/written.js";
import { freeName } from "../free-name.js";
import type { Trail } from "../trail.js";
import { admissionsOf, type WantedStatement } from "../wanted-statements.js";

/** The policy that the bucket of a trail lacks, as it is to be declared. */
export interface WantedPolicy {
  readonly behind: Resource;
  readonly type: string;
  readonly name: string;
  readonly properties: Readonly<Record<string, Written>>;
}

/** With further statements, where something else is wrong with a bucket that has no policy. */
export function wantedPolicyFor(
  trail: Trail,
  ...further: readonly WantedStatement[]
): WantedPolicy | undefined {
  const bucket = trail.bucket.target?.resource;
  const admissions = admissionsOf(trail);
  // In Terraform the account is not known without a data source.
  if (bucket?.dialect !== "cloudformation" || admissions === undefined) return undefined;
  const { "s3:GetBucketAcl": check, "s3:PutObject": write } = admissions;
  const document = { Version: "2012-10-17", Statement: [check, write, ...further] };
  return {
    behind: bucket,
    type: "AWS::S3::BucketPolicy",
    name: freeName(`${bucket.name}Policy`, trail.world.graph.template),
    properties: { Bucket: reference(bucket), PolicyDocument: document },
  };
}
