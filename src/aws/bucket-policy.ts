import type { Policy } from "../iam/policy.js";
import { Bucket, bucketLink } from "./bucket.js";
import { type Link, orItself } from "./link.js";
import { policy } from "./policy-field.js";
import type { Kind, View } from "./view.js";

/** The resource policy of a bucket. */
export interface BucketPolicy extends View {
  readonly bucket: Link<Bucket>;
  readonly policy: Policy;
}

export const BucketPolicy: Kind<BucketPolicy> = {
  cloudformation: "AWS::S3::BucketPolicy",
  terraform: "aws_s3_bucket_policy",
  inline: { terraform: "aws_s3_bucket", argument: "policy" },
  shape: {
    bucket: orItself(bucketLink("Bucket", "bucket"), () => Bucket),
    policy: policy("PolicyDocument", "policy"),
  },
};
