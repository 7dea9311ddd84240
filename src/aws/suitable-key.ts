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
import type { Trail } from "./trail.js";
import { type View, viewsThat } from "./view.js";

/** The one key whose policy lets CloudTrail encrypt with it and that is there when the trail is. */
export function keyFor(trail: Trail): Key | undefined {
  return onlyKeyFor(trail, cloudTrail, ["GenerateDataKey"], (each) => isOfTrail(each, trail));
}

/**
 * The one key that a store of events may be encrypted with.
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-kms-key-policy-for-cloudtrail.html
 */
export function keyForStore(store: EventDataStore): Key | undefined {
  return onlyKeyFor(store, cloudTrail, ["GenerateDataKey", "Decrypt"], () => false);
}

const cloudTrail = "cloudtrail.amazonaws.com";

/**
 * The one key that a log group may be encrypted with. Its policy may limit it to all groups of the
 * account, or to no group in particular.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html#cmk-permissions
 */
export function keyForLogGroup(group: LogGroup): Key | undefined {
  const actions = ["Encrypt", "Decrypt", "ReEncryptTo", "GenerateDataKey", "DescribeKey"];
  return onlyKeyFor(group, "logs.amazonaws.com", actions, isOfAnyGroup);
}

/**
 * The one key that is there when a resource is, and whose policy surely lets a service use it, under
 * no condition but that it acts for the own account or what else is met.
 */
function onlyKeyFor(
  { resource, world }: View,
  service: string,
  actions: readonly string[],
  isMet: (condition: Condition) => boolean,
): Key | undefined {
  const [key, ...others] = viewsThat(
    Key,
    world,
    (candidate) =>
      candidate.resource.deployment?.name === resource.deployment?.name &&
      isSameCondition(candidate.resource.condition, resource.condition) &&
      candidate.spec.is("SYMMETRIC_DEFAULT") &&
      candidate.enabled.is(true) &&
      candidate.origin.is("AWS_KMS") &&
      actions.every((action) =>
        surelyAllowsService(
          candidate.policy,
          { service, action: `kms:${action}` },
          (condition) => isOfOwnAccount(condition, world) || isMet(condition),
        ),
      ),
  );
  return others.length === 0 ? key : undefined;
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
