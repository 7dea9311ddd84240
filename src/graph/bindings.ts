import type { Expression } from "../template/expression.js";
import { unknown, usedAt } from "./make-value.js";
import type { Value } from "./value.js";

/** What repetition gives to what is repeated, by name: `each.key`, the `x` of `for x in …`. */
export type Bindings = ReadonlyMap<string, () => Value>;

export const unbound: Bindings = new Map();

/** The value of a bound name. */
export function bound(
  { name, place }: Extract<Expression, { kind: "Bound" }>,
  bindings: Bindings,
): Value {
  const value = bindings.get(name)?.();
  return value === undefined
    ? unknown({ use: place, source: place }, `'${name}' has no meaning here`)
    : usedAt(value, place);
}
