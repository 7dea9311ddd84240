import { block, type Block, blocks, type Items, whole } from "./block.js";
import { either, type Field, number, oneOf, string, statusSwitch } from "./field.js";
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
  /** Terraform's provider wants one that is empty rather than none. */
  readonly filter: Block<Part>;
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
  prefix: either(
    either(string("Prefix", "filter.prefix"), string(undefined, "filter.and.prefix")),
    string(undefined, "prefix"),
  ),
  filter: block(undefined, "filter", {}),
  tagFilters: filtering("TagFilters", "filter.tag", "filter.and.tags"),
  objectSizeGreaterThan: either(
    number("ObjectSizeGreaterThan", "filter.object_size_greater_than"),
    number(undefined, "filter.and.object_size_greater_than"),
  ),
  objectSizeLessThan: either(
    number("ObjectSizeLessThan", "filter.object_size_less_than"),
    number(undefined, "filter.and.object_size_less_than"),
  ),
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

/** Tags as blocks, or as one object of several. */
function filtering(
  cloudformation: string | undefined,
  terraform: string,
  all: string,
): Field<Items<Part>> {
  const blocksOf = blocks<Part>(cloudformation, terraform, {});
  const object = blocks<Part>(undefined, all, {});
  return {
    ...blocksOf,
    read(owner) {
      const found = blocksOf.read(owner);
      return found.state === "absent" ? object.read(owner) : found;
    },
  };
}

/** A rule as older versions of Terraform's provider have it within the bucket. */
const inlineRule: Shape<LifecycleRule> = {
  ...lifecycleRule,
  status: statusSwitch("enabled", "Enabled", "Disabled"),
  prefix: string(undefined, "prefix"),
  filter: block(undefined, undefined, {}),
  tagFilters: blocks(undefined, "tags", {}),
  objectSizeGreaterThan: number(undefined, undefined),
  objectSizeLessThan: number(undefined, undefined),
  noncurrentExpiration: block(undefined, "noncurrent_version_expiration", {
    days: number(undefined, "days"),
    newerVersions: number(undefined, undefined, { default: 0 }),
  }),
};

const inCloudFormation = block<Lifecycle>("LifecycleConfiguration", undefined, lifecycle);
const inlineRules = blocks<LifecycleRule>(undefined, "lifecycle_rule", inlineRule);
const inTerraform = whole<Lifecycle>({ rules: inlineRules });

/** The lifecycle that is written within the bucket. */
export const inlineLifecycle: Field<Block<Lifecycle>> = {
  ...inCloudFormation,
  alternative: inlineRules,
  read(owner) {
    if (owner.resource.dialect === "cloudformation") return inCloudFormation.read(owner);
    const written = inTerraform.read(owner);
    const { part } = written;
    if (part?.rules.state !== "absent") return written;
    const { use, source } = owner.record;
    return { ...written, part: undefined, state: "absent", raw: { state: "absent", use, source } };
  },
};
