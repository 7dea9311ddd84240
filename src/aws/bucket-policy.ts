import type { Policy } from "../iam/policy.js";
import type { Resource } from "../template/template.js";
import { Bucket, bucketLink, leadsTo } from "./bucket.js";
import { type Link, orItself } from "./link.js";
import { policy } from "./policy-field.js";
import { type Kind, type View, viewOf } from "./view.js";
import type { World } from "./world.js";

/** The resource policy of a bucket. */
export interface BucketPolicy extends View {
  readonly bucket: Link<Bucket>;
  readonly policy: Policy;
}

export const BucketPolicy: Kind<BucketPolicy> = {
  cloudformation: "AWS::S3::BucketPolicy",
  terraform: "aws_s3_bucket_policy",
  inline: { terraform: "aws_s3_bucket", argument: "policy", isReplaced },
  shape: {
    bucket: orItself(bucketLink("Bucket", "bucket"), () => Bucket),
    policy: policy("PolicyDocument", "policy"),
  },
};

function isReplaced(resource: Resource, world: World): boolean {
  const bucket = viewOf(Bucket, resource, world);
  const policies = world.graph.ofType(BucketPolicy.terraform ?? "");
  return policies.some((each) => {
    const policy = viewOf(BucketPolicy, each, world);
    return policy !== undefined && bucket !== undefined && leadsTo(policy.bucket, bucket) !== false;
  });
}
