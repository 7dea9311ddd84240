import { blocks, type Items, strings } from "./block.js";
import { type Field, oneOf, string } from "./field.js";
import type { Property } from "./property.js";
import type { Part, Shape } from "./view.js";

/** What somebody may do with a bucket, as its ACL spells it out. */
export interface Grant extends Part {
  readonly group: Property<string>;
  readonly permissions: Items<Property<string>>;
}

/** Who owns what others write, and whether access control lists count at all. */
export interface Ownership extends Part {
  readonly objectOwnership: Property<
    "BucketOwnerEnforced" | "BucketOwnerPreferred" | "ObjectWriter"
  >;
}

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/about-object-ownership.html */
export const ownership: Shape<Ownership> = {
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

/** Terraform has them in lower case with dashes: `public-read`. */
export const cannedAcl: Field<Property<CannedAcl>> = oneOf(cannedAcls, "AccessControl", "acl", {
  inTerraform: (acl) => acl.replaceAll(/\B[A-Z]/g, "-$&").toLowerCase(),
});

/** Grants as the bucket itself spells them out. */
export const inlineGrants: Field<Items<Grant>> = blocks<Grant>(undefined, "grant", {
  group: string(undefined, "uri"),
  permissions: strings(undefined, "permissions"),
});

export const grants: Field<Items<Grant>> = blocks<Grant>(undefined, "access_control_policy.grant", {
  group: string(undefined, "grantee.uri"),
  permissions: strings(undefined, "permission"),
});
