import { type Certainty, some } from "../iam/certainty.js";
import type { Block } from "./block.js";
import type { Property } from "./property.js";
import { type PublicAccessBlock, publicAccessBlock } from "./public-access-block.js";
import { type Kind, type Part, type View, viewsOf } from "./view.js";
import type { World } from "./world.js";

interface AccountPublicAccessBlock extends View, PublicAccessBlock {}

/** What holds for every bucket of an account. CloudFormation has no word for it. */
export const AccountPublicAccessBlock: Kind<AccountPublicAccessBlock> = {
  cloudformation: undefined,
  terraform: "aws_s3_account_public_access_block",
  shape: publicAccessBlock,
};

/** One of the four ways to block. */
export type Flag = Exclude<keyof PublicAccessBlock, keyof Part>;

/** Whether one of some flags is on, in a bucket's own public access block or in that of its account. */
export function isBlocked(
  { part, state }: Block<PublicAccessBlock>,
  flags: readonly Flag[],
  world: World,
): Certainty {
  const own = part === undefined ? [] : [part];
  const gap = state === "unknown" ? "the block is not written out" : undefined;
  return isBlockedBy(own, flags, world, gap);
}

/**
 * The same of all blocks that a bucket has. S3 follows the strictest.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html
 */
export function isBlockedBy(
  own: readonly PublicAccessBlock[],
  flags: readonly Flag[],
  world: World,
  gap?: string,
): Certainty {
  const blocks = [...own, ...viewsOf(AccountPublicAccessBlock, world)];
  return some(
    blocks.flatMap((block) => flags.map((flag) => block[flag])),
    isOn,
    gap,
  );
}

function isOn(flag: Property<boolean>): Certainty {
  return flag.state === "unknown" ? undefined : flag.is(true);
}
