import { same } from "../graph/text.js";
import type { Value } from "../graph/value.js";
import type { Policy } from "../iam/policy.js";
import { readArn } from "../iam/arn.js";
import { allowsService } from "../iam/service-access.js";
import type { Expression } from "../template/expression.js";
import { boolean, type Field, oneOf, string } from "./field.js";
import { link, type Link } from "./link.js";
import { policy } from "./policy-field.js";
import type { Property } from "./property.js";
import { type Kind, type View, viewsThat } from "./view.js";

/** A KMS key. */
export interface Key extends View {
  readonly policy: Policy;
  readonly rotation: Property<boolean>;
  readonly spec: Property<string>;
  readonly usage: Property<
    "ENCRYPT_DECRYPT" | "SIGN_VERIFY" | "GENERATE_VERIFY_MAC" | "KEY_AGREEMENT"
  >;
}

export const Key: Kind<Key> = {
  cloudformation: "AWS::KMS::Key",
  terraform: "aws_kms_key",
  shape: {
    policy: policy("KeyPolicy", "policy"),
    rotation: boolean("EnableKeyRotation", "enable_key_rotation", { default: false }),
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
  shape: {
    alias: string("AliasName", "name"),
    key: link(
      "TargetKeyId",
      "target_key_id",
      () => Key,
      () => false,
    ),
  },
};

/** A property that holds a key's ID or ARN, or an alias of it in either form. */
export function keyLink(cloudformation: string, terraform: string): Field<Link<Key>> {
  return link(cloudformation, terraform, () => Key, isNamedByAlias);
}

function isNamedByAlias(written: Value, key: Key): boolean {
  const aliases = viewsThat(KeyAlias, key.world, ({ alias, key: target, resource }) => {
    const isNamed =
      written.state === "unknown" && written.reference !== undefined
        ? written.reference.resource === resource.name
        : same(readArn(written)?.resource ?? written, alias.raw) === true;
    return isNamed && target.target?.resource === key.resource;
  });
  return aliases.length > 0;
}

/** The one key whose policy lets CloudTrail encrypt with it and that is there when the trail is. */
export function keyFor({ resource, world }: View): Key | undefined {
  const request = { service: "cloudtrail.amazonaws.com", action: "kms:GenerateDataKey" };
  const [key, ...others] = viewsThat(
    Key,
    world,
    (candidate) =>
      isSameCondition(candidate.resource.condition, resource.condition) &&
      candidate.spec.is("SYMMETRIC_DEFAULT") &&
      allowsService(candidate.policy, request) === true,
  );
  return others.length === 0 ? key : undefined;
}

/** No condition is the condition of everything. */
function isSameCondition(a: Expression | undefined, b: Expression | undefined): boolean {
  return a === undefined || (a.kind === "Local" && b?.kind === "Local" && a.name === b.name);
}
