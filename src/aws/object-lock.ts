import { block, type Block } from "./block.js";
import type { Part, Shape } from "./view.js";

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_ObjectLockConfiguration.html */
export interface ObjectLock extends Part {
  /** How long every new object is kept, which without it is for whoever writes one to say. */
  readonly retention: Block<Part>;
}

export const objectLock: Shape<ObjectLock> = {
  retention: block("Rule.DefaultRetention", "rule.default_retention", {}),
};
