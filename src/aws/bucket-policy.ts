import type { Policy } from "../iam/policy.js";
import { type Bucket, bucketLink } from "./bucket.js";
import type { Link } from "./link.js";
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
  shape: {
    bucket: bucketLink("Bucket", "bucket"),
    policy: policy("PolicyDocument", "policy"),
  },
};
