import type { Value } from "../graph/value.js";
import { type Arn, literalsOf, readArn } from "./arn.js";
import { type Certainty, every } from "./certainty.js";

/**
 * Compares what a policy says with what a request has, segment by segment where both are ARNs whose
 * colons show. Neither a hole nor a wildcard stands for more than one then: a resource without
 * colons leaves none to spare.
 */
export function inSegments(
  value: Value,
  given: Value,
  test: (value: Value, given: Value) => Certainty,
): Certainty {
  const [left, right] = [readArn(value), readArn(given)];
  if (left === undefined || right === undefined || hasColon(right)) return test(value, given);
  return every(segments, (name) => test(left[name], right[name]));
}

const segments = ["partition", "service", "region", "account", "resource"] as const;

function hasColon({ resource }: Arn): boolean {
  return literalsOf(resource).some((literal) => literal.includes(":"));
}
