import { type Bucket, bucketLink } from "./bucket.js";
import type { Link } from "./link.js";
import { type PublicAccessBlock, publicAccessBlock } from "./public-access-block.js";
import type { Kind, View } from "./view.js";

/** What blocks access of strangers to a bucket, to find that of buckets that are declared elsewhere. */
interface BucketPublicAccessBlock extends View, PublicAccessBlock {
  readonly bucket: Link<Bucket>;
}

export const BucketPublicAccessBlock: Kind<BucketPublicAccessBlock> = {
  cloudformation: undefined,
  terraform: "aws_s3_bucket_public_access_block",
  nameOf: ({ bucket }) => bucket.property.raw,
  isGlobal: true,
  shape: { bucket: bucketLink(undefined, "bucket"), ...publicAccessBlock },
};
