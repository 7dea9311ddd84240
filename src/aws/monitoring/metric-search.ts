import type { Value } from "../../graph/value.js";

/**
 * Whether an expression of an alarm may look for metrics by what they are called.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/search-expression-syntax.html
 */
export function mayFindMetrics(expression: Value): boolean {
  if (expression.state === "absent") return false;
  return expression.state !== "known" || /\b(?:SEARCH|SELECT)\b/i.test(expression.text);
}
