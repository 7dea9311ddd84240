import type { Span } from "../../document/node.js";
import type { Expression, Fields, Place } from "../../template/expression.js";

/** What has a name, or is one: in another template it has another, or is something else. */
type Named = Extract<
  Expression,
  { kind: "Constant" | "Input" | "Local" | "Reference" | "Opaque" | "Call" }
>;

/** What becomes of the expressions of one template in another. */
export interface Relocation {
  /** What stands for something named, whose parts are in their places already. */
  readonly named: (expression: Named) => Expression;
  readonly place: (place: Place) => Place;
  readonly span: (span: Span) => Span;
}

/** Moves the expressions of a template into another. What is shared stays shared. */
export function relocator(relocation: Relocation): (expression: Expression) => Expression {
  const moved = new Map<Expression, Expression>();
  const move = (expression: Expression): Expression => {
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
      return { ...expression, ...spelled };
    case "Constant":
    case "Input":
    case "Local":
    case "Opaque":
      return named({ ...expression, ...spelled });
    case "Reference": {
      const { key, argument } = expression;
      return named({
        ...expression,
        ...spelled,
        ...(key && { key: move(key) }),
        ...(argument && { argument: move(argument) }),
      });
    }
    case "List":
      return { ...expression, ...spelled, items: expression.items.map(move) };
    case "Fields":
      return { ...moveFields(expression, relocation, move), ...spelled };
    case "Text":
      return { ...expression, ...spelled, parts: expression.parts.map(move) };
    case "Choice":
      return {
        ...expression,
        ...spelled,
        test: move(expression.test),
        whenTrue: move(expression.whenTrue),
        whenFalse: move(expression.whenFalse),
      };
    case "Lookup": {
      const { collection, keys, fallback } = expression;
      return {
        ...expression,
        ...spelled,
        collection: move(collection),
        keys: keys.map(move),
        ...(fallback && { fallback: move(fallback) }),
      };
    }
    case "Comprehension": {
      const { collection, condition, resultKey, result } = expression;
      return {
        ...expression,
        ...spelled,
        collection: move(collection),
        ...(condition && { condition: move(condition) }),
        ...(resultKey && { resultKey: move(resultKey) }),
        result: move(result),
      };
    }
    case "Call":
      return named({ ...expression, ...spelled, args: expression.args.map(move) });
  }
}

function moveFields(fields: Fields, { place, span }: Relocation, move: Move): Fields {
  return {
    ...fields,
    place: place(fields.place),
    fields: fields.fields.map((field) => ({
      ...field,
      key: span(field.key),
      value: move(field.value),
    })),
  };
}
