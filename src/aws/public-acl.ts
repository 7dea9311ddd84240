import { type Certainty, some } from "../iam/certainty.js";
import type { CannedAcl, Grant } from "./acl.js";
import { isBlocked } from "./blocked-access.js";
import type { Bucket } from "./bucket.js";
import type { Reportable } from "./property.js";

/** What the ACL of a bucket lets strangers do with what is in it. */
export interface PublicGrant {
  readonly at: Reportable;
  readonly who: string;
  readonly what: string;
}

type Said = Omit<PublicGrant, "at">;

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/acl-overview.html#canned-acl */
const canned: Readonly<Partial<Record<CannedAcl, Said>>> = {
  AuthenticatedRead: { who: "everybody with an AWS account", what: "list" },
  PublicRead: { who: "everybody", what: "list" },
  PublicReadWrite: { who: "everybody", what: "list and add" },
};

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/acl-overview.html#specifying-grantee-predefined-groups */
const strangers: Readonly<Record<string, string>> = {
  "http://acs.amazonaws.com/groups/global/AllUsers": "everybody",
  "http://acs.amazonaws.com/groups/global/AuthenticatedUsers": "everybody with an AWS account",
};

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/acl-overview.html#permissions */
const permissions: Readonly<Record<string, string>> = {
  READ: "list",
  WRITE: "add and overwrite",
  READ_ACP: "see who may list",
  WRITE_ACP: "decide who may list",
  FULL_CONTROL: "list, overwrite and remove",
};

/**
 * What the ACL of a bucket grants to strangers, nothing where S3 ignores such lists: because they
 * are disabled, or because the public access block says so.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html
 */
export function publicGrantsOf(bucket: Bucket): readonly PublicGrant[] {
  const isInForce = some([isDisabled, isIgnored], (test) => test(bucket)) === false;
  return isInForce ? strangersIn(bucket) : [];
}

/** What an ACL grants to strangers, be it in force or not. */
export function strangersIn({
  acl,
  grants,
}: Pick<Bucket, "acl" | "grants">): readonly PublicGrant[] {
  const said = acl.value === undefined ? undefined : canned[acl.value];
  return [...(said === undefined ? [] : [{ at: acl, ...said }]), ...grants.items.flatMap(spelled)];
}

function spelled({ group, permissions: written }: Grant): readonly PublicGrant[] {
  const who = group.value === undefined ? undefined : strangers[group.value];
  if (who === undefined) return [];
  return written.items.flatMap((permission) => {
    const what = permission.value === undefined ? undefined : permissions[permission.value];
    return what === undefined ? [] : [{ at: permission, who, what }];
  });
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

function isIgnored({ publicAccessBlock, world }: Bucket): Certainty {
  return isBlocked(publicAccessBlock, ["ignorePublicAcls"], world);
}
