import type { Expression } from "../../template/expression.js";
import { childrenOf } from "../../template/walk.js";
import { type Named, relocator } from "./relocate.js";

/** Puts something else in the place of some expressions, wherever others are made of these. */
export function replacer<T extends Named>(
  isMeant: (expression: Expression) => expression is T,
  replace: (meant: T) => Expression,
): (expression: Expression) => Expression {
  const known = new Map<Expression, boolean>();
  // Most of a template is made of none, and looking costs less than making it anew.
  const concerns = (expression: Expression): boolean => {
    const before = known.get(expression);
    if (before !== undefined) return before;
    const after = isMeant(expression) || childrenOf(expression).some(concerns);
    known.set(expression, after);
    return after;
  };
  return relocator({
    concerns,
    place: (place) => place,
    span: (span) => span,
    named: (expression) => (isMeant(expression) ? replace(expression) : expression),
  });
}
