import type { Expression } from "./expression.js";
import type { Template } from "./template.js";

/** The expressions an expression is directly made of. */
export function childrenOf(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case "Constant":
    case "Absent":
    case "Input":
    case "Local":
    case "Bound":
    case "Opaque":
      return [];
    case "Reference":
      return expression.key === undefined ? [] : [expression.key];
    case "Comprehension": {
      const { collection, condition, resultKey, result } = expression;
      return [collection, condition, resultKey, result].filter((each) => each !== undefined);
    }
    case "List":
      return expression.items;
    case "Fields":
      return expression.fields.map((field) => field.value);
    case "Text":
      return expression.parts;
    case "Choice":
      return [expression.test, expression.whenTrue, expression.whenFalse];
    case "Lookup":
      return expression.fallback === undefined
        ? [expression.collection, ...expression.keys]
        : [expression.collection, ...expression.keys, expression.fallback];
    case "Call":
      return expression.args;
  }
}

/** Expressions and everything in them as they are written, each once, however often it is shared. */
export function walk(expressions: readonly Expression[]): ReadonlySet<Expression> {
  const seen = new Set<Expression>();
  const pending = expressions.toReversed();
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (seen.has(next)) continue;
    seen.add(next);
    // One by one: a call takes no hundred thousand arguments.
    for (const child of childrenOf(next).toReversed()) pending.push(child);
  }
  return seen;
}

/** The expressions and all that they are made of, through the named expressions they build on. */
export function partsOf(
  written: readonly Expression[],
  { locals }: Pick<Template, "locals">,
): ReadonlySet<Expression> {
  const parts = new Set<Expression>();
  const pending = new Set(written);
  for (const expression of pending) {
    for (const part of walk([expression])) {
      parts.add(part);
      const named = part.kind === "Local" ? locals.get(part.name) : undefined;
      if (named !== undefined) pending.add(named);
    }
  }
  return parts;
}
