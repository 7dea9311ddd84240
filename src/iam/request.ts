import { same } from "../graph/text.js";
import type { Value } from "../graph/value.js";
import { inSegments } from "./arn-match.js";
import { type Certainty, every, not, some } from "./certainty.js";
import type { Condition, Conditions } from "./condition.js";
import { hasPlainWildcard } from "./fixed.js";
import { isText } from "./literal.js";
import type { Test } from "./operator.js";
import { covers } from "./pattern.js";

/**
 * Condition keys of a request with the value each has, which may have parts that are known only at
 * deployment, though no wildcards; null where the request lacks the key.
 */
export type RequestContext = Readonly<Record<string, string | Value | null>>;

/**
 * Whether a condition block is met by every request that has these values, whatever else is in
 * it. False where no such request meets it; undefined where it depends on something else.
 *
 * A template may write the value of `Bool` as a boolean or as the text that IAM's own examples
 * have: `aws:SecureTransport: false` and `"false"` are the same.
 *
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
 */
export function isMetBy(conditions: Conditions, request: RequestContext): Certainty {
  const given = new Map(Object.entries(request).map(([key, value]) => [key.toLowerCase(), value]));
  const met = every(conditions.list, (condition) => {
    const value = given.get(condition.key.toLowerCase());
    return value === undefined ? undefined : isConditionMet(condition, value);
  });
  return met === true && conditions.gap !== undefined ? undefined : met;
}

function isConditionMet({ operator, values }: Condition, given: string | Value | null): Certainty {
  const { quantifier, test, negated, ifExists } = operator;
  if (test === undefined || quantifier !== undefined) return undefined;
  if (test === "Null") {
    return some(values, (value) => matches(value, String(given === null), "Bool"));
  }
  if (given === null) return ifExists || negated;
  const matched = some(values, (value) => matches(value, given, test));
  return negated ? not(matched) : matched;
}

/**
 * `ArnEquals` and `ArnLike` are the same.
 *
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_ARN
 */
function matches(value: Value, given: string | Value, test: Test): Certainty {
  switch (test) {
    case "StringEquals":
      if (typeof given === "string") return isText(value, given);
      return hasPlainWildcard(value) ? false : inSegments(value, given, same);
    case "StringEqualsIgnoreCase":
      if (typeof given === "string") return isTextInAnyCase(value, given);
      return hasPlainWildcard(value) ? false : inSegments(value, given, coversInAnyCase);
    case "Bool":
      return typeof given === "string" ? isTextInAnyCase(value, given) : undefined;
    case "StringLike":
    case "ArnEquals":
    case "ArnLike":
      return typeof given === "string" ? covers(value, given) : inSegments(value, given, covers);
    default:
      return undefined;
  }
}

function isTextInAnyCase(value: Value, text: string): Certainty {
  return value.state === "known" ? value.text.toLowerCase() === text.toLowerCase() : undefined;
}

function coversInAnyCase(value: Value, given: Value): Certainty {
  return covers(value, given, true);
}
