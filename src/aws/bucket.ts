import { same } from "../graph/text.js";
import type { Value } from "../graph/value.js";
import { readArn } from "../iam/arn.js";
import { block, type Block, blocks, type Items } from "./block.js";
import { type Field, oneOf, string } from "./field.js";
import { type Lifecycle, lifecycle } from "./lifecycle.js";
import { link, type Link } from "./link.js";
import type { Property } from "./property.js";
import { type PublicAccessBlock, publicAccessBlock } from "./public-access-block.js";
import type { Kind, Part, Shape, View } from "./view.js";

/** An S3 bucket. */
export interface Bucket extends View {
  readonly bucketName: Property<string>;
  readonly acl: Property<CannedAcl>;
  readonly ownership: Items<Ownership>;
  readonly accessLogging: Block<AccessLogging>;
  readonly lifecycle: Block<Lifecycle>;
  readonly objectLock: Block<Part>;
  readonly versioning: Property<"Enabled" | "Suspended">;
  readonly publicAccessBlock: Block<PublicAccessBlock>;
}

/** Server access logging. Without a target of its own the bucket logs to itself. */
export interface AccessLogging extends Part {
  readonly target: Link<Bucket>;
}

const accessLogging: Shape<AccessLogging> = {
  target: bucketLink("DestinationBucketName", "target_bucket"),
};

/** Who owns what others write, and whether access control lists count at all. */
interface Ownership extends Part {
  readonly objectOwnership: Property<
    "BucketOwnerEnforced" | "BucketOwnerPreferred" | "ObjectWriter"
  >;
}

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/about-object-ownership.html */
const ownership: Shape<Ownership> = {
  objectOwnership: oneOf(
    ["BucketOwnerEnforced", "BucketOwnerPreferred", "ObjectWriter"],
    "ObjectOwnership",
    "object_ownership",
  ),
};

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/acl-overview.html#canned-acl */
const cannedAcls = [
  "AuthenticatedRead",
  "AwsExecRead",
  "BucketOwnerFullControl",
  "BucketOwnerRead",
  "LogDeliveryWrite",
  "Private",
  "PublicRead",
  "PublicReadWrite",
] as const;

export type CannedAcl = (typeof cannedAcls)[number];

export const Bucket: Kind<Bucket> = {
  cloudformation: "AWS::S3::Bucket",
  terraform: "aws_s3_bucket",
  shape: {
    bucketName: string("BucketName", "bucket"),
    acl: oneOf(cannedAcls, "AccessControl", "acl"),
    ownership: blocks("OwnershipControls.Rules", undefined, ownership),
    accessLogging: block("LoggingConfiguration", "logging", accessLogging),
    lifecycle: block("LifecycleConfiguration", undefined, lifecycle),
    objectLock: block("ObjectLockConfiguration", "object_lock_configuration", {}),
    versioning: oneOf(
      ["Enabled", "Suspended"],
      "VersioningConfiguration.Status",
      "versioning_configuration.status",
    ),
    publicAccessBlock: block(
      "PublicAccessBlockConfiguration",
      "public_access_block",
      publicAccessBlock,
    ),
  },
};

/** A property that holds a bucket's name or ARN. */
export function bucketLink(cloudformation: string, terraform: string): Field<Link<Bucket>> {
  return link(cloudformation, terraform, () => Bucket, isNamed);
}

/** Bucket names are global, so the same name is the same bucket. */
function isNamed(written: Value, { bucketName }: Bucket): boolean {
  return same(readArn(written)?.resource ?? written, bucketName.raw) === true;
}
