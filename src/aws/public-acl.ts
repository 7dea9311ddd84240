import { type Certainty, some } from "../iam/certainty.js";
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
  const { acl } = bucket;
  const isInForce = some([isDisabled, isIgnored], (test) => test(bucket)) === false;
  return acl.value === undefined || !isInForce ? undefined : grants[acl.value];
}

function isDisabled({ ownership }: Bucket): Certainty {
  const gap = ownership.complete ? undefined : "not every rule is written out";
  return some(
    ownership.items,
    ({ objectOwnership: rule }) =>
      rule.state === "unknown" ? undefined : rule.is("BucketOwnerEnforced"),
    gap,
  );
}

function isIgnored({ publicAccessBlock: { part, state } }: Bucket): Certainty {
  if (part === undefined) return state === "absent" ? false : undefined;
  const { ignorePublicAcls: flag } = part;
  return flag.state === "unknown" ? undefined : flag.is(true);
}
