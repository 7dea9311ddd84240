import type { Condition } from "../iam/condition.js";
import type { Statement } from "../iam/policy.js";
import type { Place } from "../template/expression.js";
import type { Holder, Reportable } from "./property.js";

/** How a message calls a statement: by its Sid, or by its position counted from one. */
export function nameOf({ sid, index }: Statement): string {
  // Generators write an empty one.
  return sid === undefined || sid === "" ? `number ${String(index + 1)}` : `'${sid}'`;
}

/** How a message calls a condition. */
export function describe({ operator, key }: Condition): string {
  return `${operator.written} on '${key}'`;
}

/** A place in the policy of a resource. */
export function within(resource: Holder, use: Place): Reportable {
  return { resource, use };
}
