import { readArn } from "../iam/arn.js";
import type { Condition } from "../iam/condition.js";
import { isText } from "../iam/literal.js";
import { isOwnAccount } from "../iam/service-access.js";
import type { EventDataStore } from "./event-data-store.js";
import { type Key, onlyKeyFor } from "./key.js";
import type { LogGroup } from "./monitoring/log-group.js";

/**
 * The one key that a store of events may be encrypted with.
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-kms-key-policy-for-cloudtrail.html
 */
export function keyForStore(store: EventDataStore): Key | undefined {
  const requests = ["kms:GenerateDataKey", "kms:Decrypt"].map((action) => ({
    service: "cloudtrail.amazonaws.com",
    action,
  }));
  return onlyKeyFor(store, requests, isOfOwnAccount);
}

/**
 * The one key that a log group may be encrypted with. Its policy may limit it to all groups of the
 * account, or to no group in particular.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html#cmk-permissions
 */
export function keyForLogGroup(group: LogGroup): Key | undefined {
  const actions = ["Encrypt", "Decrypt", "ReEncryptTo", "GenerateDataKey", "DescribeKey"];
  const requests = actions.map((action) => ({
    service: "logs.amazonaws.com",
    action: `kms:${action}`,
  }));
  return onlyKeyFor(group, requests, (each) => isOfOwnAccount(each) || isOfAnyGroup(each));
}

function isOfOwnAccount({ key, operator, values }: Condition): boolean {
  return (
    !operator.negated &&
    /^aws:SourceAccount$/i.test(key) &&
    values.some((each) => isOwnAccount(each))
  );
}

function isOfAnyGroup({ key, operator, values }: Condition): boolean {
  return (
    !operator.negated &&
    /^kms:EncryptionContext:aws:logs:arn$/i.test(key) &&
    values.some((value) => {
      const resource = readArn(value)?.resource;
      const isAny = (text: string): boolean =>
        resource !== undefined && isText(resource, text) === true;
      return isAny("*") || isAny("log-group:*");
    })
  );
}
