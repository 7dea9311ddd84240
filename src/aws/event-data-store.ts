import { boolean, number, oneOf } from "./field.js";
import { type Key, keyLink } from "./key.js";
import type { Link } from "./link.js";
import type { Property } from "./property.js";
import type { Kind, View } from "./view.js";

/** A store of CloudTrail Lake: https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_CreateEventDataStore.html */
export interface EventDataStore extends View {
  readonly multiRegion: Property<boolean>;
  readonly terminationProtection: Property<boolean>;
  readonly key: Link<Key>;
  readonly billingMode: Property<"EXTENDABLE_RETENTION_PRICING" | "FIXED_RETENTION_PRICING">;
  readonly retention: Property<number>;
}

export const EventDataStore: Kind<EventDataStore> = {
  cloudformation: "AWS::CloudTrail::EventDataStore",
  terraform: "aws_cloudtrail_event_data_store",
  shape: {
    multiRegion: boolean("MultiRegionEnabled", "multi_region_enabled", { default: true }),
    terminationProtection: boolean(
      "TerminationProtectionEnabled",
      "termination_protection_enabled",
      { default: true },
    ),
    key: keyLink("KmsKeyId", "kms_key_id"),
    billingMode: oneOf(
      ["EXTENDABLE_RETENTION_PRICING", "FIXED_RETENTION_PRICING"],
      "BillingMode",
      "billing_mode",
      { default: "EXTENDABLE_RETENTION_PRICING" },
    ),
    // In CloudFormation it depends on the pricing; Terraform's provider always sends a number.
    retention: number("RetentionPeriod", "retention_period", { default: 2555, in: "terraform" }),
  },
};

/**
 * For how many days a store certainly keeps events.
 * https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_CreateEventDataStore.html
 */
export function daysKept({ retention, billingMode }: EventDataStore): number | undefined {
  if (retention.state !== "absent") return retention.value;
  if (billingMode.is("FIXED_RETENTION_PRICING")) return 2557;
  return billingMode.is("EXTENDABLE_RETENTION_PRICING") ? 366 : undefined;
}
