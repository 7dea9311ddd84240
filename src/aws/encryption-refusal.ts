import type { Unknown, Value } from "../graph/value.js";
import { joinParts } from "../graph/text.js";
import {
  admitsService,
  missesOf,
  type ServiceCall,
  statementsDenying,
} from "../iam/service-admission.js";
import type { Key } from "./key.js";
import type { Reportable } from "./property.js";
import { describe, nameOf, within } from "./statement.js";
import type { Trail } from "./trail.js";
import { arnOfTrail, contextOf } from "./trail-request.js";

/** What surely keeps CloudTrail from encrypting a trail's logs with the trail's key. */
export interface EncryptionRefusal {
  readonly at: Reportable;
  /** The key has the policy that AWS gives it. */
  readonly isDefault: boolean;
  /** The statement that denies it, or whose condition no request of the trail meets. */
  readonly statement: string | undefined;
  readonly condition: string | undefined;
}

/** What the account may do by its IAM policies is of no use to CloudTrail. */
export function encryptionRefusalBy(
  { policy, resource }: Key,
  trail: Trail,
): EncryptionRefusal | undefined {
  const call = encryptionFor(trail);
  const [denying] = statementsDenying(policy, call);
  if (denying !== undefined) {
    const at = within(resource, denying.use);
    return { at, isDefault: false, statement: nameOf(denying), condition: undefined };
  }
  if (admitsService(policy, call) !== false) return undefined;
  const miss = missesOf(policy, call).find(({ condition }) => condition !== undefined);
  if (miss?.condition === undefined) {
    const isDefault = policy.unwritten === true;
    const at = within(resource, policy.use);
    return { at, isDefault, statement: undefined, condition: undefined };
  }
  return {
    at: within(resource, miss.condition.use),
    isDefault: false,
    statement: nameOf(miss.statement),
    condition: describe(miss.condition),
  };
}

/**
 * CloudTrail asks KMS for data keys in its own name, with the trail's ARN as source and, for the
 * logs of each Region, as encryption context.
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-kms-key-policy-for-cloudtrail.html
 */
function encryptionFor(trail: Trail): ServiceCall {
  return {
    service: "cloudtrail.amazonaws.com",
    action: "kms:GenerateDataKey",
    resource: arnOfKey(trail),
    context: {
      ...contextOf(trail),
      "kms:EncryptionContext:aws:cloudtrail:arn": arnOfTrail(trail),
    },
  };
}

function arnOfKey({ use }: Trail): Value {
  const placed = { use, source: use };
  const hole: Unknown = { state: "unknown", reason: "KMS makes the ARN up", ...placed };
  return joinParts(["arn:", hole, ":kms:", hole, ":", hole, ":key/", hole], placed);
}
