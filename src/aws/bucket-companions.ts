import { propertiesOf } from "../graph/properties.js";
import type { Value } from "../graph/value.js";
import type { Resource } from "../template/template.js";
import type { World } from "./world.js";

/**
 * What configures a bucket in Terraform. A bucket has at most one of each.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/guides/version-4-upgrade#s3-bucket-refactor
 */
const companions =
  /^aws_s3_bucket_(?:acl|logging|notification|ownership_controls|policy|public_access_block|versioning|(?:accelerate|cors|lifecycle|object_lock|replication|request_payment|server_side_encryption|website)_configuration)$/;

export function configuresBucket(type: string): boolean {
  return companions.test(type);
}

/**
 * Whether an attribute of what configures a bucket is the bucket's name. So is the ID of most: who
 * uses it waits for them to be there. That of an ACL says more.
 */
export function repeatsBucketName(type: string, attribute: string): boolean {
  if (!configuresBucket(type)) return false;
  return attribute === "bucket" || (attribute === "id" && type !== "aws_s3_bucket_acl");
}

/** The bucket that is meant by an attribute of what configures it in Terraform. */
export function bucketNamedBy(
  resource: Resource,
  path: readonly string[],
  { scenario }: World,
): Value | undefined {
  const [attribute = "", ...below] = path;
  if (below.length > 0 || !repeatsBucketName(resource.type, attribute)) return undefined;
  const properties = propertiesOf(resource, scenario);
  return properties.state === "record" ? properties.get("bucket") : undefined;
}
