import { same } from "../graph/text.js";
import type { Value } from "../graph/value.js";
import { readArn, splitAt, type Text } from "../iam/arn.js";
import type { Condition } from "../iam/condition.js";
import { isText } from "../iam/literal.js";
import { surelyAllowsService } from "../iam/service-access.js";
import type { Expression } from "../template/expression.js";
import type { EventDataStore } from "./event-data-store.js";
import { Key } from "./key.js";
import type { LogGroup } from "./monitoring/log-group.js";
import { isOfOwnAccount } from "./own-account.js";
import { remember, rememberMeanwhile } from "./remember.js";
import type { Trail } from "./trail.js";
import { possibleViewOf, resourcesOf, type View, viewOf } from "./view.js";

/** What a service does with the keys that it is given. */
interface Use {
  readonly service: string;
  readonly actions: readonly string[];
}

const byTrails: Use = { service: "cloudtrail.amazonaws.com", actions: ["GenerateDataKey"] };
const byStores: Use = { ...byTrails, actions: ["GenerateDataKey", "Decrypt"] };
const byLogGroups: Use = {
  service: "logs.amazonaws.com",
  actions: ["Encrypt", "Decrypt", "ReEncryptTo", "GenerateDataKey", "DescribeKey"],
};

/** The one key whose policy lets CloudTrail encrypt with it and that is there when the trail is. */
export function keyFor(trail: Trail): Key | undefined {
  return onlyKeyFor(trail, byTrails, (each) => isOfTrail(each, trail));
}

/**
 * The one key that a store of events may be encrypted with.
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-kms-key-policy-for-cloudtrail.html
 */
export function keyForStore(store: EventDataStore): Key | undefined {
  return onlyKeyFor(store, byStores, () => false);
}

/**
 * The one key that a log group may be encrypted with. Its policy may limit it to all groups of the
 * account, or to no group in particular.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html#cmk-permissions
 */
export function keyForLogGroup(group: LogGroup): Key | undefined {
  return onlyKeyFor(group, byLogGroups, isOfAnyGroup);
}

/**
 * The one key that is there when a resource is, and whose policy surely lets a service use it, under
 * no condition but that it acts for the own account or what else is met.
 */
function onlyKeyFor(
  { resource, world }: View,
  use: Use,
  isMet: (condition: Condition) => boolean,
): Key | undefined {
  const admits = (condition: Condition): boolean =>
    isOfOwnAccount(condition, world) || isMet(condition);
  const isMeant = (key: Key): boolean =>
    key.resource.deployment?.name === resource.deployment?.name &&
    isSameCondition(key.resource.condition, resource.condition) &&
    isUsable(key)(use) &&
    isAllowed(key, use, admits);
  let only: Key | undefined;
  for (const each of resourcesOf(Key, world.graph)) {
    const key = possibleViewOf(Key, each, world);
    if (!isMeant(key) || viewOf(Key, each, world) === undefined) continue;
    if (only !== undefined) return undefined;
    only = key;
  }
  return only;
}

/** Whether anything may be encrypted with a key, whatever conditions ask: thousands may look for one. */
const isUsable = remember((key: Key) =>
  rememberMeanwhile(
    (use: Use): boolean =>
      key.spec.is("SYMMETRIC_DEFAULT") &&
      key.enabled.is(true) &&
      key.origin.is("AWS_KMS") &&
      isAllowed(key, use, () => true),
  ),
);

function isAllowed(
  { policy }: Key,
  { service, actions }: Use,
  admits: (condition: Condition) => boolean,
): boolean {
  return actions.every((action) =>
    surelyAllowsService(policy, { service, action: `kms:${action}` }, admits),
  );
}

/** Whether a condition on what CloudTrail encrypts for lets a trail through. */
function isOfTrail(condition: Condition, { trailName }: Trail): boolean {
  const key = condition.key.toLowerCase();
  const isOnTrail = key === "aws:sourcearn" || key === "kms:encryptioncontext:aws:cloudtrail:arn";
  return (
    isOnTrail &&
    isOneOf(condition, (resource) => {
      const [, name] = splitAt(resource, "/", 2);
      return (
        name !== undefined && (isText(name, "*") === true || same(name, trailName.raw) === true)
      );
    })
  );
}

function isOfAnyGroup(condition: Condition): boolean {
  const isOnGroup = /^kms:EncryptionContext:aws:logs:arn$/i.test(condition.key);
  const isAny = (resource: Text, text: string): boolean => isText(resource, text) === true;
  return (
    isOnGroup &&
    isOneOf(condition, (resource) => isAny(resource, "*") || isAny(resource, "log-group:*"))
  );
}

/** Whether a condition wants what it is about to be one of some resources. */
function isOneOf({ operator, values }: Condition, isIt: (resource: Text) => boolean): boolean {
  const isArnOfIt = (value: Value): boolean => {
    const arn = readArn(value);
    return arn !== undefined && isIt(arn.resource);
  };
  return !operator.negated && values.some(isArnOfIt);
}

/** No condition is the condition of everything. */
function isSameCondition(a: Expression | undefined, b: Expression | undefined): boolean {
  return a === undefined || (a.kind === "Local" && b?.kind === "Local" && a.name === b.name);
}
