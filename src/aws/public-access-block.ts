import type { Block } from "./block.js";
import { boolean } from "./field.js";
import type { Property } from "./property.js";
import type { Part, Shape } from "./view.js";

/** Flags that are left out of a written block are off. */
export interface PublicAccessBlock extends Part {
  readonly blockPublicAcls: Property<boolean>;
  readonly blockPublicPolicy: Property<boolean>;
  readonly ignorePublicAcls: Property<boolean>;
  readonly restrictPublicBuckets: Property<boolean>;
}

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_PublicAccessBlockConfiguration.html */
export const publicAccessBlock: Shape<PublicAccessBlock> = {
  blockPublicAcls: boolean("BlockPublicAcls", "block_public_acls", { default: false }),
  blockPublicPolicy: boolean("BlockPublicPolicy", "block_public_policy", { default: false }),
  ignorePublicAcls: boolean("IgnorePublicAcls", "ignore_public_acls", { default: false }),
  restrictPublicBuckets: boolean("RestrictPublicBuckets", "restrict_public_buckets", {
    default: false,
  }),
};

/** The flags of a block that is written out. */
export function blockingFlagsOf({ part }: Block<PublicAccessBlock>): readonly Property<boolean>[] {
  if (part === undefined) return [];
  const { blockPublicAcls, blockPublicPolicy, ignorePublicAcls, restrictPublicBuckets } = part;
  return [blockPublicAcls, blockPublicPolicy, ignorePublicAcls, restrictPublicBuckets];
}

/** A block that leaves nothing open, as new buckets have it. */
export const blocksAll = {
  blockPublicAcls: true,
  blockPublicPolicy: true,
  ignorePublicAcls: true,
  restrictPublicBuckets: true,
} as const;
