import { same } from "../graph/text.js";
import type { Value } from "../graph/value.js";
import type { Policy } from "../iam/policy.js";
import { readArn, splitAt } from "../iam/arn.js";
import type { Condition } from "../iam/condition.js";
import { isText } from "../iam/literal.js";
import { isOwnAccount, type ServiceRequest, surelyAllowsService } from "../iam/service-access.js";
import type { Expression } from "../template/expression.js";
import type { Resource } from "../template/template.js";
import { type Companion, orIn } from "./companion.js";
import { boolean, type Field, number, oneOf, string } from "./field.js";
import { link, type Link, linkByReference } from "./link.js";
import { policy } from "./policy-field.js";
import { meant } from "./mention.js";
import type { Property } from "./property.js";
import { type Kind, type View, viewOf, viewsThat } from "./view.js";
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
function aliased(written: Value, world: World): Resource | undefined {
  return meant(written, KeyAlias, world)
    .flatMap((resource) => viewOf(KeyAlias, resource, world) ?? [])
    .flatMap(({ key }) => key.target?.resource ?? [])[0];
}

/** A trail that is to be encrypted. */
interface Encrypting extends View {
  readonly trailName: Property<string>;
}

/** The one key whose policy lets CloudTrail encrypt with it and that is there when the trail is. */
export function keyFor(trail: Encrypting): Key | undefined {
  const request = { service: "cloudtrail.amazonaws.com", action: "kms:GenerateDataKey" };
  return onlyKeyFor(trail, [request], (condition) => admits(condition, trail));
}

/** The one key that is there when a resource is, and whose policy surely lets a service use it. */
export function onlyKeyFor(
  { resource, world }: View,
  requests: readonly ServiceRequest[],
  isMet: (condition: Condition) => boolean,
): Key | undefined {
  const [key, ...others] = viewsThat(
    Key,
    world,
    (candidate) =>
      isSameCondition(candidate.resource.condition, resource.condition) &&
      candidate.spec.is("SYMMETRIC_DEFAULT") &&
      candidate.enabled.is(true) &&
      candidate.origin.is("AWS_KMS") &&
      requests.every((request) => surelyAllowsService(candidate.policy, request, isMet)),
  );
  return others.length === 0 ? key : undefined;
}

/** Whether a condition on what CloudTrail encrypts for lets a trail through. */
function admits({ key, operator, values }: Condition, { trailName }: Encrypting): boolean {
  if (operator.negated) return false;
  switch (key.toLowerCase()) {
    case "aws:sourceaccount":
      return values.some(isOwnAccount);
    case "aws:sourcearn":
    case "kms:encryptioncontext:aws:cloudtrail:arn":
      return values.some((value) => {
        const resource = readArn(value)?.resource;
        const name = resource === undefined ? undefined : splitAt(resource, "/", 2)[1];
        return (
          name !== undefined && (isText(name, "*") === true || same(name, trailName.raw) === true)
        );
      });
    default:
      return false;
  }
}

/** No condition is the condition of everything. */
function isSameCondition(a: Expression | undefined, b: Expression | undefined): boolean {
  return a === undefined || (a.kind === "Local" && b?.kind === "Local" && a.name === b.name);
}
