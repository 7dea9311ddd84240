import { same } from "../graph/text.js";
import { readArn } from "../iam/arn.js";
import type { Certainty } from "../iam/certainty.js";
import {
  type CannedAcl,
  cannedAcl,
  type Grant,
  grants,
  inlineGrants,
  type Ownership,
  ownership,
} from "./acl.js";
import { block, type Block, blocks, type Items, whole } from "./block.js";
import { type Companion, orIn } from "./companion.js";
import { type DefaultEncryption, defaultEncryption } from "./default-encryption.js";
import { boolean, either, type Field, oneOf, string, statusSwitch } from "./field.js";
import { inlineLifecycle, type Lifecycle, lifecycle } from "./lifecycle.js";
import { link, type Link } from "./link.js";
import { type ObjectLock, objectLock } from "./object-lock.js";
import type { Property } from "./property.js";
import { type PublicAccessBlock, publicAccessBlock } from "./public-access-block.js";
import { type Kind, type Part, type Shape, type View, viewOf } from "./view.js";

/** An S3 bucket. */
export interface Bucket extends View {
  readonly bucketName: Property<string>;
  readonly acl: Property<CannedAcl>;
  /** Only Terraform can spell them out. */
  readonly grants: Items<Grant>;
  readonly ownership: Items<Ownership>;
  readonly accessLogging: Block<AccessLogging>;
  readonly lifecycle: Block<Lifecycle>;
  readonly objectLock: Block<ObjectLock>;
  readonly encryption: Block<DefaultEncryption>;
  /** Locked objects need versions, so a bucket that can lock them keeps them. */
  readonly objectLockEnabled: Property<boolean>;
  readonly versioning: Property<VersioningStatus>;
  /** Only Terraform can say so. */
  readonly mfaDelete: Property<"Enabled" | "Disabled">;
  readonly publicAccessBlock: Block<PublicAccessBlock>;
  /** Whether Terraform empties the bucket to delete it. */
  readonly forceDestroy: Property<boolean>;
}

/** Server access logging. Without a target of its own the bucket logs to itself. */
export interface AccessLogging extends Part {
  readonly target: Link<Bucket>;
  /** Terraform requires one. */
  readonly prefix: Property<string>;
}

const accessLogging: Shape<AccessLogging> = {
  target: bucketLink("DestinationBucketName", "target_bucket"),
  prefix: string(undefined, "target_prefix"),
};

/** Only Terraform has a word for what was never switched on. */
type VersioningStatus = "Enabled" | "Suspended" | "Disabled";

/** https://registry.terraform.io/providers/hashicorp/aws/latest/docs/guides/version-4-upgrade#s3-bucket-refactor */
interface BucketCompanion extends View {
  readonly bucket: Link<Bucket>;
}

function configuring(terraform: string): Companion<BucketCompanion> {
  const kind: Kind<BucketCompanion> = {
    cloudformation: undefined,
    terraform,
    shape: { bucket: bucketLink(undefined, "bucket") },
  };
  return {
    kind,
    naming: "bucket",
    targetOf: ({ bucket: link }) => link.target?.resource,
    isAbout({ bucket: link }, { resource, world }) {
      const bucket = viewOf(Bucket, resource, world);
      return bucket === undefined ? false : leadsTo(link, bucket);
    },
  };
}

export const Bucket: Kind<Bucket> = {
  cloudformation: "AWS::S3::Bucket",
  terraform: "aws_s3_bucket",
  // Bucket names are global, so the same name is the same bucket.
  nameOf: ({ bucketName }) => bucketName.raw,
  isGlobal: true,
  shape: {
    bucketName: string("BucketName", "bucket"),
    acl: orIn(cannedAcl, configuring("aws_s3_bucket_acl"), cannedAcl),
    grants: orIn(inlineGrants, configuring("aws_s3_bucket_acl"), grants),
    ownership: orIn(
      blocks("OwnershipControls.Rules", undefined, ownership),
      configuring("aws_s3_bucket_ownership_controls"),
      blocks(undefined, "rule", ownership),
    ),
    accessLogging: orIn(
      block("LoggingConfiguration", "logging", accessLogging),
      configuring("aws_s3_bucket_logging"),
      whole(accessLogging),
    ),
    lifecycle: orIn(
      inlineLifecycle,
      configuring("aws_s3_bucket_lifecycle_configuration"),
      whole(lifecycle),
    ),
    objectLock: orIn(
      block("ObjectLockConfiguration", "object_lock_configuration", objectLock),
      configuring("aws_s3_bucket_object_lock_configuration"),
      whole(objectLock),
    ),
    encryption: orIn(
      block("BucketEncryption", "server_side_encryption_configuration", defaultEncryption),
      configuring("aws_s3_bucket_server_side_encryption_configuration"),
      whole(defaultEncryption),
    ),
    objectLockEnabled: boolean("ObjectLockEnabled", "object_lock_enabled", { default: false }),
    versioning: orIn(
      either(
        oneOf<VersioningStatus>(
          ["Enabled", "Suspended"],
          "VersioningConfiguration.Status",
          undefined,
        ),
        statusSwitch<VersioningStatus>("versioning.enabled", "Enabled", "Suspended"),
      ),
      configuring("aws_s3_bucket_versioning"),
      oneOf<VersioningStatus>(
        ["Enabled", "Suspended", "Disabled"],
        undefined,
        "versioning_configuration.status",
      ),
    ),
    mfaDelete: orIn(
      statusSwitch("versioning.mfa_delete", "Enabled", "Disabled"),
      configuring("aws_s3_bucket_versioning"),
      oneOf(["Enabled", "Disabled"], undefined, "versioning_configuration.mfa_delete"),
    ),
    publicAccessBlock: orIn(
      block("PublicAccessBlockConfiguration", undefined, publicAccessBlock),
      configuring("aws_s3_bucket_public_access_block"),
      whole(publicAccessBlock),
    ),
    forceDestroy: boolean(undefined, "force_destroy", { default: false }),
  },
};

/** A property that holds a bucket's name or ARN. */
export function bucketLink(
  cloudformation: string | undefined,
  terraform: string,
): Field<Link<Bucket>> {
  return link(cloudformation, terraform, () => Bucket);
}

/**
 * Whether a link leads to a bucket of the template. A text leads to none that has no name of its
 * own: S3 makes one up that nobody writes. What is known only at deployment may lead anywhere.
 */
export function leadsTo({ state, target, property }: Link<Bucket>, bucket: Bucket): Certainty {
  const { raw } = property;
  if (state === "absent") return false;
  if (target !== undefined) return target.resource === bucket.resource;
  if (raw.state !== "unknown" && bucket.bucketName.unset.length > 0) return false;
  const { resources } = bucket.world.graph.template;
  const referenced = raw.state === "unknown" ? raw.reference?.resource : undefined;
  // A bucket that is not created in this scenario is no other one.
  const isAnother =
    referenced !== undefined &&
    (resources.get(referenced)?.type ?? typeIn(referenced)) === bucket.resource.type;
  return isAnother ? false : same(readArn(raw)?.resource ?? raw, bucket.bucketName.raw);
}

/** An address of Terraform has the type even where its declaration cannot be seen. */
function typeIn(address: string): string | undefined {
  return /(?:^|\.)([a-z0-9]+_[a-z0-9_]+)\.[^.]+$/.exec(address)?.[1];
}
