import type { Certainty } from "../iam/certainty.js";
import type { CannedAcl } from "./acl.js";
import type { Block } from "./block.js";
import { type Flag, isBlocked, isBlockedBy } from "./blocked-access.js";
import { Bucket } from "./bucket.js";
import { BucketAcl } from "./bucket-acl.js";
import { BucketPolicy } from "./bucket-policy.js";
import { BucketPublicAccessBlock } from "./bucket-public-access-block.js";
import { viewsNamed } from "./index-by-name.js";
import type { Link } from "./link.js";
import type { Property } from "./property.js";
import { type PublicGrant, publicGrantsOf, strangersIn } from "./public-acl.js";
import type { PublicAccessBlock } from "./public-access-block.js";
import { type PublicStatement, publicStatementsOf } from "./public-statement.js";
import type { Subject } from "./subject.js";
import { resourcesOf, viewOf } from "./view.js";
import type { World } from "./world.js";

/** What opens a bucket to strangers, as far as nothing else keeps them out. */
export interface BucketExposure {
  /** Where the list is that of a bucket of the template. */
  readonly bucket: Bucket | undefined;
  readonly acl: Property<CannedAcl> | undefined;
  readonly grants: readonly PublicGrant[];
  readonly statements: readonly PublicStatement[];
  /** What the statements open, as a message calls it. */
  readonly opened: string;
  /** What follows where the template does not say that S3 shall accept it, for a message. */
  readonly unlessNew: string;
  /** What could keep strangers out of it, of a bucket of the template. */
  readonly block: Block<PublicAccessBlock> | undefined;
}

/** Every bucket, and every list and policy of a bucket, wherever the bucket is declared. */
export const BucketExposure: Subject<BucketExposure> = {
  candidates: (graph) => [
    ...resourcesOf(Bucket, graph).map((resource) => (world: World) => {
      const bucket = viewOf(Bucket, resource, world);
      return bucket && ofBucket(bucket);
    }),
    ...resourcesOf(BucketAcl, graph).map((resource) => (world: World) => {
      const list = viewOf(BucketAcl, resource, world);
      return list && ofList(list);
    }),
    ...resourcesOf(BucketPolicy, graph).map((resource) => (world: World) => {
      const policy = viewOf(BucketPolicy, resource, world);
      return policy && ofPolicy(policy);
    }),
  ],
};

const none: BucketExposure = {
  opened: "",
  bucket: undefined,
  acl: undefined,
  grants: [],
  statements: [],
  unlessNew: " (or S3 refuses it, if the bucket is new)",
  block: undefined,
};

/**
 * Since April 2023 a bucket starts without access control lists and with all public access blocked,
 * so S3 refuses to open it unless both were taken back.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/create-bucket-faq.html
 */
function ofBucket(bucket: Bucket): BucketExposure {
  const { acl, ownership, publicAccessBlock: block } = bucket;
  const isAccepted = ownership.items.length > 0 && block.part !== undefined;
  const exposure = { ...none, bucket, acl, grants: publicGrantsOf(bucket) };
  return isAccepted ? { ...exposure, unlessNew: "" } : exposure;
}

function ofList(list: BucketAcl): BucketExposure {
  const { bucket, acl, world } = list;
  if (bucket.target !== undefined) return none;
  const strangers = strangersIn(list);
  const isOpen = strangers.length > 0 && isBlockedElsewhere(bucket, aclFlags, world) === false;
  return isOpen ? { ...none, acl, grants: strangers } : none;
}

const aclFlags = ["ignorePublicAcls"] as const;

/** S3 refuses a public policy under one, and under the other lets in nobody but AWS and the account. */
const policyFlags = ["blockPublicPolicy", "restrictPublicBuckets"] as const;

function ofPolicy(bucketPolicy: BucketPolicy): BucketExposure {
  const { bucket, policy, world } = bucketPolicy;
  const statements = publicStatementsOf(policy, bucketPolicy, "s3");
  if (statements.length === 0) return none;
  const block = bucket.target?.publicAccessBlock;
  const opened = bucket.target === undefined ? "its bucket" : `bucket '${bucket.target.name}'`;
  const blocked =
    block === undefined
      ? isBlockedElsewhere(bucket, policyFlags, world)
      : isBlocked(block, policyFlags, world);
  if (blocked !== false) return none;
  const exposure = { ...none, statements, opened, block };
  return block?.part === undefined ? exposure : { ...exposure, unlessNew: "" };
}

/** A bucket that is not known may be any of the template, with whatever that one has. */
function isBlockedElsewhere(
  { property: { raw }, resource }: Link<Bucket>,
  flags: readonly Flag[],
  world: World,
): Certainty {
  const { graph } = world;
  const others =
    resourcesOf(Bucket, graph).length + resourcesOf(BucketPublicAccessBlock, graph).length;
  if (raw.state === "absent" || (raw.state !== "known" && others > 0)) return undefined;
  const own = viewsNamed(BucketPublicAccessBlock, raw, resource, world);
  return isBlockedBy(own, flags, world);
}
