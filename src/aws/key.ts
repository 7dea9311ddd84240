import type { Value } from "../graph/value.js";
import type { Policy } from "../iam/policy.js";
import type { Resource } from "../template/template.js";
import { type Companion, orIn } from "./companion.js";
import { boolean, type Field, number, oneOf, string } from "./field.js";
import { link, type Link, linkByReference } from "./link.js";
import { policy } from "./policy-field.js";
import { meant } from "./mention.js";
import type { Holder, Property } from "./property.js";
import { type Kind, type View, viewOf } from "./view.js";
import type { World } from "./world.js";

/** A KMS key. */
export interface Key extends View {
  readonly policy: Policy;
  readonly enabled: Property<boolean>;
  readonly origin: Property<string>;
  /** The store outside of KMS that holds it; CloudFormation says so by the origin. */
  readonly customStore: Property<string>;
  readonly rotation: Property<boolean>;
  readonly rotationPeriod: Property<number>;
  readonly spec: Property<string>;
  readonly usage: Property<
    "ENCRYPT_DECRYPT" | "SIGN_VERIFY" | "GENERATE_VERIFY_MAC" | "KEY_AGREEMENT"
  >;
}

/** The policy of a key that Terraform declares apart from it. */
export interface KeyPolicy extends View {
  readonly key: Link<Key>;
  readonly policy: Policy;
}

export const KeyPolicy: Kind<KeyPolicy> = {
  cloudformation: undefined,
  terraform: "aws_kms_key_policy",
  shape: {
    key: linkByReference(undefined, "key_id", () => Key),
    policy: policy(undefined, "policy"),
  },
};

const keyPolicy: Companion<KeyPolicy> = {
  kind: KeyPolicy,
  naming: "key_id",
  targetOf: ({ key }) => key.target?.resource,
  isAbout: ({ key: { state, property } }) =>
    state === "absent" || property.state === "known" ? false : undefined,
};

export const Key: Kind<Key> = {
  cloudformation: "AWS::KMS::Key",
  terraform: "aws_kms_key",
  aliased,
  shape: {
    policy: orIn(policy("KeyPolicy", "policy"), keyPolicy, policy(undefined, "policy")),
    enabled: boolean("Enabled", "is_enabled", { default: true }),
    origin: string("Origin", undefined, { default: "AWS_KMS" }),
    customStore: string(undefined, "custom_key_store_id"),
    rotation: boolean("EnableKeyRotation", "enable_key_rotation", { default: false }),
    rotationPeriod: number("RotationPeriodInDays", "rotation_period_in_days", { default: 365 }),
    spec: string("KeySpec", "customer_master_key_spec", { default: "SYMMETRIC_DEFAULT" }),
    usage: oneOf(
      ["ENCRYPT_DECRYPT", "SIGN_VERIFY", "GENERATE_VERIFY_MAC", "KEY_AGREEMENT"],
      "KeyUsage",
      "key_usage",
      { default: "ENCRYPT_DECRYPT" },
    ),
  },
};

/** Another name of a KMS key. */
interface KeyAlias extends View {
  readonly alias: Property<string>;
  readonly key: Link<Key>;
}

export const KeyAlias: Kind<KeyAlias> = {
  cloudformation: "AWS::KMS::Alias",
  terraform: "aws_kms_alias",
  nameOf: ({ alias }) => alias.raw,
  shape: {
    alias: string("AliasName", "name"),
    key: linkByReference("TargetKeyId", "target_key_id", () => Key),
  },
};

/** A property that holds a key's ID or ARN, or an alias of it in either form. */
export function keyLink(cloudformation: string, terraform: string): Field<Link<Key>> {
  return link(cloudformation, terraform, () => Key);
}

/** The key of the alias that is written. Others are not asked whether they exist. */
function aliased(written: Value, from: Holder, world: World): Resource | undefined {
  return meant(written, KeyAlias, from, world)
    .flatMap((resource) => viewOf(KeyAlias, resource, world) ?? [])
    .flatMap(({ key }) => key.target?.resource ?? [])[0];
}
