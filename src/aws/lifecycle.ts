import { block, type Block, blocks, type Items } from "./block.js";
import { number, oneOf, string } from "./field.js";
import type { Property } from "./property.js";
import type { Part, Shape } from "./view.js";

export interface Lifecycle extends Part {
  readonly rules: Items<LifecycleRule>;
}

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_LifecycleRule.html */
export interface LifecycleRule extends Part {
  readonly id: Property<string>;
  readonly status: Property<"Enabled" | "Disabled">;
  readonly prefix: Property<string>;
  readonly tagFilters: Items<Part>;
  readonly objectSizeGreaterThan: Property<number>;
  readonly objectSizeLessThan: Property<number>;
  readonly expirationDays: Property<number>;
  readonly expirationDate: Property<string>;
  readonly noncurrentExpiration: Block<NoncurrentExpiration>;
  readonly noncurrentExpirationDays: Property<number>;
  readonly transition: Block<Transition>;
  readonly transitions: Items<Transition>;
}

export interface NoncurrentExpiration extends Part {
  readonly days: Property<number>;
  /** So many noncurrent versions are kept however old they are. */
  readonly newerVersions: Property<number>;
}

export interface Transition extends Part {
  readonly storageClass: Property<StorageClass>;
  readonly days: Property<number>;
  readonly date: Property<string>;
}

/** `Glacier` is CloudFormation's older spelling of `GLACIER`. */
const storageClasses = [
  "DEEP_ARCHIVE",
  "GLACIER",
  "Glacier",
  "GLACIER_IR",
  "INTELLIGENT_TIERING",
  "ONEZONE_IA",
  "STANDARD_IA",
] as const;

type StorageClass = (typeof storageClasses)[number];

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/lifecycle-transition-general-considerations.html */
const transition: Shape<Transition> = {
  storageClass: oneOf(storageClasses, "StorageClass", "storage_class"),
  days: number("TransitionInDays", "days"),
  date: string("TransitionDate", "date"),
};

const lifecycleRule: Shape<LifecycleRule> = {
  id: string("Id", "id"),
  status: oneOf(["Enabled", "Disabled"], "Status", "status"),
  prefix: string("Prefix", "filter.prefix"),
  tagFilters: blocks("TagFilters", "filter.tag", {}),
  objectSizeGreaterThan: number("ObjectSizeGreaterThan", "filter.object_size_greater_than"),
  objectSizeLessThan: number("ObjectSizeLessThan", "filter.object_size_less_than"),
  expirationDays: number("ExpirationInDays", "expiration.days"),
  expirationDate: string("ExpirationDate", "expiration.date"),
  noncurrentExpiration: block("NoncurrentVersionExpiration", "noncurrent_version_expiration", {
    days: number("NoncurrentDays", "noncurrent_days"),
    newerVersions: number("NewerNoncurrentVersions", "newer_noncurrent_versions", { default: 0 }),
  }),
  noncurrentExpirationDays: number("NoncurrentVersionExpirationInDays", undefined),
  transition: block("Transition", undefined, transition),
  transitions: blocks("Transitions", "transition", transition),
};

export const lifecycle: Shape<Lifecycle> = {
  rules: blocks("Rules", "rule", lifecycleRule),
};
