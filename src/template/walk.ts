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
  return reached(new Set(expressions), () => undefined);
}

/**
 * The expressions and all that they are made of, through the named expressions they build on.
 *
 * @param behind What else a part stands for.
 */
export function partsOf(
  written: readonly Expression[],
  { locals }: Pick<Template, "locals">,
  behind: (part: Expression) => Expression | undefined = () => undefined,
): ReadonlySet<Expression> {
  const roots = new Set(written);
  return reached(roots, (part) => {
    const meant = part.kind === "Local" ? locals.get(part.name) : behind(part);
    if (meant !== undefined) roots.add(meant);
  });
}

/** @param look May add others to the first ones. */
function reached(
  roots: ReadonlySet<Expression>,
  look: (part: Expression) => void,
): ReadonlySet<Expression> {
  const seen = new Set<Expression>();
  for (const root of roots) {
    const pending = [root];
    for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
      if (seen.has(next)) continue;
      seen.add(next);
      look(next);
      const children = childrenOf(next);
      // One by one: a call takes no hundred thousand arguments.
      for (let index = children.length - 1; index >= 0; index -= 1) {
        const child = children[index];
        if (child !== undefined) pending.push(child);
      }
    }
  }
  return seen;
}
