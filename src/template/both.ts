import type { Expression } from "./expression.js";

/** What holds where both do, of which either may be nothing to hold. */
export function both(a: Expression, b: Expression | undefined): Expression;
export function both(a: Expression | undefined, b: Expression): Expression;
export function both(a: Expression | undefined, b: Expression | undefined): Expression | undefined;
export function both(a: Expression | undefined, b: Expression | undefined): Expression | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return { kind: "Call", name: "and", args: [a, b], place: b.place };
}
