import type { Span } from "../../document/node.js";
import type { Expression, Place } from "../../template/expression.js";
import { changed, mapped } from "./changed.js";

/** What has a name, or is one: in another template it has another, or is something else. */
export type Named = Extract<
  Expression,
  { kind: "Constant" | "Input" | "Local" | "Reference" | "Opaque" | "Call" }
>;

/** What becomes of the expressions of one template in another. */
export interface Relocation {
  /** What stands for something named, whose parts are in their places already. */
  readonly named: (expression: Named) => Expression;
  readonly place: (place: Place) => Place;
  readonly span: (span: Span) => Span;
  /** Whether an expression may become another; any may where that is not said. */
  readonly concerns?: (expression: Expression) => boolean;
}

/**
 * Moves the expressions of a template into another. What is shared stays shared, and what is the same
 * there is not made anew.
 */
export function relocator(relocation: Relocation): (expression: Expression) => Expression {
  const moved = new Map<Expression, Expression>();
  const { concerns } = relocation;
  const move = (expression: Expression): Expression => {
    if (concerns?.(expression) === false) return expression;
    const before = moved.get(expression);
    if (before !== undefined) return before;
    const after = rebuild(expression, relocation, move);
    moved.set(expression, after);
    return after;
  };
  return move;
}

type Move = (expression: Expression) => Expression;

function rebuild(expression: Expression, relocation: Relocation, move: Move): Expression {
  const { named, place: placed } = relocation;
  const place = placed(expression.place);
  const source = expression.source && { source: placed(expression.source) };
  const spelled = { place, ...source };
  switch (expression.kind) {
    case "Absent":
    case "Bound":
      return changed(expression, spelled);
    case "Constant":
    case "Input":
    case "Local":
    case "Opaque":
      return named(changed(expression, spelled));
    case "Reference": {
      const { key, argument } = expression;
      return named(
        changed(expression, {
          ...spelled,
          ...(key && { key: move(key) }),
          ...(argument && { argument: move(argument) }),
        }),
      );
    }
    case "List":
      return changed(expression, { ...spelled, items: mapped(expression.items, move) });
    case "Fields":
      return changed(expression, {
        ...spelled,
        fields: mapped(expression.fields, (field) =>
          changed(field, { key: relocation.span(field.key), value: move(field.value) }),
        ),
      });
    case "Text":
      return changed(expression, { ...spelled, parts: mapped(expression.parts, move) });
    case "Choice":
      return changed(expression, {
        ...spelled,
        test: move(expression.test),
        whenTrue: move(expression.whenTrue),
        whenFalse: move(expression.whenFalse),
      });
    case "Lookup": {
      const { collection, keys, fallback } = expression;
      return changed(expression, {
        ...spelled,
        collection: move(collection),
        keys: mapped(keys, move),
        ...(fallback && { fallback: move(fallback) }),
      });
    }
    case "Comprehension": {
      const { collection, condition, resultKey, result } = expression;
      return changed(expression, {
        ...spelled,
        collection: move(collection),
        ...(condition && { condition: move(condition) }),
        ...(resultKey && { resultKey: move(resultKey) }),
        result: move(result),
      });
    }
    case "Call":
      return named(changed(expression, { ...spelled, args: mapped(expression.args, move) }));
  }
}
