import { type CannedAcl, cannedAcl, type Grant, grants } from "./acl.js";
import type { Items } from "./block.js";
import { type Bucket, bucketLink } from "./bucket.js";
import type { Link } from "./link.js";
import type { Property } from "./property.js";
import type { Kind, View } from "./view.js";

/** An access control list of its own, to find those of buckets that are declared elsewhere. */
export interface BucketAcl extends View {
  readonly bucket: Link<Bucket>;
  readonly acl: Property<CannedAcl>;
  readonly grants: Items<Grant>;
}

export const BucketAcl: Kind<BucketAcl> = {
  cloudformation: undefined,
  terraform: "aws_s3_bucket_acl",
  shape: { bucket: bucketLink(undefined, "bucket"), acl: cannedAcl, grants },
};
