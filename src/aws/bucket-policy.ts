import type { Policy } from "../iam/policy.js";
import { type Bucket, bucketLink } from "./bucket.js";
import type { Link } from "./link.js";
import { policy } from "./policy-field.js";
import { type Kind, type View, viewsOf } from "./view.js";

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

/** The policies of a bucket of the template. There should be one: a second overwrites the first. */
export function policiesOf({ resource, world }: Bucket): readonly BucketPolicy[] {
  return viewsOf(BucketPolicy, world).filter(({ bucket }) => bucket.target?.resource === resource);
}
