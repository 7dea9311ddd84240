import { reference } from "../../template/written.js";
import { freeName } from "../free-name.js";
import type { Trail } from "../trail.js";
import { freeLabelLike, type WantedResource, wantedPolicyInTerraform } from "../wanted-resource.js";
import { admissionsOf, type WantedStatement } from "../wanted-statements.js";

/** The policy that the bucket of a trail lacks, as it is to be declared. */
export interface WantedPolicy {
  readonly declared: readonly WantedResource[];
  /** By which name the trail waits for it. */
  readonly awaited: string;
}

/** With further statements, where something else is wrong with a bucket that has no policy. */
export function wantedPolicyFor(
  trail: Trail,
  ...further: readonly WantedStatement[]
): WantedPolicy | undefined {
  const bucket = trail.bucket.target?.resource;
  const admissions = admissionsOf(trail);
  if (bucket === undefined || admissions === undefined) return undefined;
  const { template } = trail.world.graph;
  const { "s3:GetBucketAcl": check, "s3:PutObject": write } = admissions;
  const statements = [check, write, ...further];
  if (bucket.dialect === "terraform") {
    const name = freeLabelLike(bucket, "", template);
    const declared = wantedPolicyInTerraform(bucket, bucket, name, statements);
    return { declared, awaited: `aws_s3_bucket_policy.${name}` };
  }
  const name = freeName(`${bucket.name}Policy`, template);
  const document = { Version: "2012-10-17", Statement: statements };
  const properties = { Bucket: reference(bucket), PolicyDocument: document };
  const declared = [{ behind: bucket, type: "AWS::S3::BucketPolicy", name, properties }];
  return { declared, awaited: name };
}
