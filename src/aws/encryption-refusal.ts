import { joinParts, partsOf } from "../graph/text.js";
import type { Value } from "../graph/value.js";
import { hasWildcard, readArn } from "../iam/arn.js";
import type { Certainty } from "../iam/certainty.js";
import type { Condition, Conditions } from "../iam/condition.js";
import { isText } from "../iam/literal.js";
import { overlaps } from "../iam/pattern.js";
import type { Statement } from "../iam/policy.js";
import { concernsService } from "../iam/service-access.js";
import type { Key } from "./key.js";
import type { Property, Reportable } from "./property.js";
import { describe, nameOf, within } from "./statement.js";

/** What surely keeps CloudTrail from encrypting a trail's logs with the trail's key. */
export interface EncryptionRefusal {
  readonly at: Reportable;
  /** The key has the policy that AWS gives it. */
  readonly isDefault: boolean;
  /** The statement that denies it, or whose condition no request of the trail meets. */
  readonly statement: string | undefined;
  readonly condition: string | undefined;
}

/** A trail that is to be encrypted. */
interface Encrypting {
  readonly trailName: Property<string>;
}

/**
 * CloudTrail asks KMS for data keys in its own name, with the trail's ARN as encryption context and
 * as source. What the account may do by its IAM policies is of no use to it.
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-kms-key-policy-for-cloudtrail.html
 */
export function encryptionRefusalBy(
  { policy, resource }: Key,
  trail: Encrypting,
): EncryptionRefusal | undefined {
  const { statements, gap, use } = policy;
  const denying = statements.find(
    (statement) =>
      statement.effect === "Deny" &&
      isUnconditional(statement.conditions) &&
      concerns(statement) === true,
  );
  if (denying !== undefined) {
    const at = within(resource, denying.use);
    return { at, isDefault: false, statement: nameOf(denying), condition: undefined };
  }
  if (gap !== undefined) return undefined;
  const allowing = statements.filter(
    (statement) => statement.effect !== "Deny" && concerns(statement) !== false,
  );
  const [first, ...others] = allowing.map((statement) => refusalIn(statement, trail));
  if (first === undefined && allowing.length === 0) {
    const isDefault = policy.unwritten === true;
    return { at: within(resource, use), isDefault, statement: undefined, condition: undefined };
  }
  if (first === undefined || others.includes(undefined)) return undefined;
  const { statement, condition } = first;
  return {
    at: within(resource, condition.use),
    isDefault: false,
    statement: nameOf(statement),
    condition: describe(condition),
  };
}

const service = "cloudtrail.amazonaws.com";

function concerns(statement: Statement): Certainty {
  return concernsService(statement, { service, action: "kms:GenerateDataKey" });
}

function isUnconditional({ list, gap }: Conditions): boolean {
  return list.length === 0 && gap === undefined;
}

function refusalIn(
  statement: Statement,
  trail: Encrypting,
): { readonly statement: Statement; readonly condition: Condition } | undefined {
  const condition = statement.conditions.list.find((each) => refuses(each, trail));
  return condition && { statement, condition };
}

/** The keys of a request that hold the trail's ARN. */
const trailArns: ReadonlySet<string> = new Set([
  "aws:sourcearn",
  "kms:encryptioncontext:aws:cloudtrail:arn",
]);

/** Whether no request of a trail meets a condition. */
function refuses({ key, operator, values }: Condition, trail: Encrypting): boolean {
  const { quantifier, test, negated } = operator;
  if (!trailArns.has(key.toLowerCase()) || quantifier !== undefined || negated) return false;
  if (values.length === 0) return false;
  switch (test) {
    case "Null":
      return values.every((value) => isText(value, "true") === true);
    case "StringEquals":
    case "StringEqualsIgnoreCase":
      // There a wildcard is a character like any other, which no ARN of a trail has.
      return values.every((value) => isPlainWildcard(value) || isOther(value, trail));
    case "StringLike":
    case "ArnEquals":
    case "ArnLike":
      return values.every((value) => isOther(value, trail));
    default:
      return false;
  }
}

function isPlainWildcard(value: Value): boolean {
  return value.state === "known" && !value.text.includes("${") && hasWildcard(value);
}

/** Whether a pattern surely is that of other trails. Of the trail's ARN only the name is told. */
function isOther(value: Value, { trailName: { raw, mayBeSet } }: Encrypting): boolean {
  const { use, source } = raw;
  const name = (mayBeSet ? partsOf(raw) : undefined) ?? ["*"];
  const own = joinParts(["trail/", ...name], { use, source });
  const arn = readArn(value);
  // Where its colons are written out, no wildcard of a pattern stands for more than one segment.
  return arn === undefined
    ? overlaps(value, "arn:*:cloudtrail:*", true) === false
    : overlaps(arn.service, "cloudtrail", true) === false ||
        overlaps(arn.resource, own, true) === false;
}
