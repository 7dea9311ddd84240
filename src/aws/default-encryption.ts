import { blocks, type Block, type Items } from "./block.js";
import { oneOf, string } from "./field.js";
import { isManagedByAws } from "./managed-key.js";
import type { Property, Reportable } from "./property.js";
import type { Part, Shape } from "./view.js";

/** How objects are encrypted that are written without a word on it. */
export interface DefaultEncryption extends Part {
  readonly rules: Items<EncryptionRule>;
}

interface EncryptionRule extends Part {
  readonly algorithm: Property<"AES256" | "aws:kms" | "aws:kms:dsse">;
  readonly key: Property<string>;
}

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_ServerSideEncryptionByDefault.html */
export const defaultEncryption: Shape<DefaultEncryption> = {
  rules: blocks("ServerSideEncryptionConfiguration", "rule", {
    algorithm: oneOf(
      ["AES256", "aws:kms", "aws:kms:dsse"],
      "ServerSideEncryptionByDefault.SSEAlgorithm",
      "apply_server_side_encryption_by_default.sse_algorithm",
    ),
    key: string(
      "ServerSideEncryptionByDefault.KMSMasterKeyID",
      "apply_server_side_encryption_by_default.kms_master_key_id",
    ),
  }),
};

/** Where a bucket encrypts by default with a key that is not the customer's. */
export type ForeignKey =
  | { readonly of: "S3"; readonly at: Reportable }
  | { readonly of: "AWS"; readonly at: Reportable; readonly key: Property<string> };

/**
 * Unless told otherwise S3 encrypts with keys of its own, and KMS with the key that AWS manages.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/default-bucket-encryption.html
 */
export function foreignKeysOf(encryption: Block<DefaultEncryption>): readonly ForeignKey[] {
  const { part, state } = encryption;
  if (part === undefined) return state === "absent" ? [{ of: "S3", at: encryption }] : [];
  const { items, complete } = part.rules;
  if (items.length === 0 && complete) return [{ of: "S3", at: encryption }];
  return items.flatMap(({ algorithm, key }): readonly ForeignKey[] => {
    if (algorithm.state === "unknown") return [];
    if (algorithm.state === "absent" || algorithm.is("AES256")) {
      return [{ of: "S3", at: algorithm }];
    }
    if (key.unset.length > 0) return [{ of: "AWS", at: algorithm, key }];
    return isManagedByAws(key) ? [{ of: "AWS", at: key, key }] : [];
  });
}
