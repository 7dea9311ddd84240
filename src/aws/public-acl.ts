import type { Bucket, CannedAcl } from "./bucket.js";

/** What a canned ACL of a bucket lets strangers do with what is in it. */
export interface PublicGrant {
  readonly who: string;
  readonly what: string;
}

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/acl-overview.html#permissions */
const grants: Readonly<Partial<Record<CannedAcl, PublicGrant>>> = {
  AuthenticatedRead: { who: "everybody with an AWS account", what: "list" },
  PublicRead: { who: "everybody", what: "list" },
  PublicReadWrite: { who: "everybody", what: "list and add" },
};

/**
 * What the ACL of a bucket grants to strangers, nothing where S3 ignores such lists: because they
 * are disabled, or because the public access block says so.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html
 */
export function publicGrantOf(bucket: Bucket): PublicGrant | undefined {
  const { acl, ownership, publicAccessBlock: block } = bucket;
  const isDisabled = ownership.items.some((rule) => rule.objectOwnership.is("BucketOwnerEnforced"));
  const mayBeIgnored =
    block.state === "unknown" || block.part?.ignorePublicAcls.not(true).length === 0;
  return acl.value === undefined || isDisabled || mayBeIgnored ? undefined : grants[acl.value];
}
