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
