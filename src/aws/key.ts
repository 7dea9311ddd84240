import { same } from "../graph/text.js";
import type { Value } from "../graph/value.js";
import type { Policy } from "../iam/policy.js";
import { allowsService } from "../iam/service-access.js";
import { boolean, type Field, oneOf, string } from "./field.js";
import { link, type Link } from "./link.js";
import { policy } from "./policy-field.js";
import type { Property } from "./property.js";
import { type Kind, type View, viewsOf } from "./view.js";
import type { World } from "./world.js";

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
  const aliases = viewsOf(KeyAlias, key.world);
  return aliases.some(({ alias, key: target, resource }) => {
    const named =
      written.state === "unknown" && written.reference !== undefined
        ? written.reference.resource === resource.name
        : same(written, alias.raw) === true;
    return named && target.target?.resource === key.resource;
  });
}

/** The one key of the template whose policy lets CloudTrail encrypt with it, if there is one. */
export function keyForTrails(world: World): Key | undefined {
  const request = { service: "cloudtrail.amazonaws.com", action: "kms:GenerateDataKey" };
  const [key, ...others] = viewsOf(Key, world).filter(
    ({ policy, spec }) => spec.is("SYMMETRIC_DEFAULT") && allowsService(policy, request) === true,
  );
  return others.length === 0 ? key : undefined;
}
