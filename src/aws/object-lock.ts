import { block, type Block } from "./block.js";
import { number, oneOf } from "./field.js";
import type { Property } from "./property.js";
import type { Part, Shape } from "./view.js";

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_ObjectLockConfiguration.html */
export interface ObjectLock extends Part {
  /** How long every new object is kept, which without it is for whoever writes one to say. */
  readonly retention: Block<Retention>;
}

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_DefaultRetention.html */
interface Retention extends Part {
  /** Some may be allowed to bypass the lock of governance, and nobody that of compliance. */
  readonly mode: Property<"COMPLIANCE" | "GOVERNANCE">;
  /** One of the two. */
  readonly days: Property<number>;
  readonly years: Property<number>;
}

export const objectLock: Shape<ObjectLock> = {
  retention: block("Rule.DefaultRetention", "rule.default_retention", {
    mode: oneOf(["COMPLIANCE", "GOVERNANCE"], "Mode", "mode"),
    days: number("Days", "days"),
    years: number("Years", "years"),
  }),
};
