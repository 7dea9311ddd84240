import type { Expression } from "../../src/template/expression.js";

/** An expression in one line, without its places. */
export function shown(expression: Expression): string {
  switch (expression.kind) {
    case "Constant":
      return JSON.stringify(expression.value);
    case "Absent":
      return "absent";
    case "Input":
      return `input ${expression.name}`;
    case "Reference":
      return `resource ${[expression.resource, ...expression.path].join(".")}`;
    case "Local":
      return `local ${expression.name}`;
    case "Bound":
      return expression.name;
    case "Comprehension":
      return `for ${shown(expression.collection)}: ${shown(expression.result)}`;
    case "Opaque":
      return `unknown: ${expression.reason}`;
    case "List":
      return `[${list(expression.items)}]`;
    case "Text":
      return `text(${list(expression.parts)})`;
    case "Call":
      return `${expression.name}(${list(expression.args)})`;
    case "Choice": {
      const { test, whenTrue, whenFalse } = expression;
      return `if(${list([test, whenTrue, whenFalse])})`;
    }
    case "Lookup": {
      const { keys, fallback } = expression;
      return `lookup(${list(keys)})${fallback === undefined ? "" : ` else ${shown(fallback)}`}`;
    }
    case "Fields": {
      const fields = expression.fields.map(({ name, value }) => `${name}: ${shown(value)}`);
      const gap = expression.gap === undefined ? [] : [`... ${expression.gap}`];
      return `{${[...fields, ...gap].join(", ")}}`;
    }
  }
}

function list(expressions: readonly Expression[]): string {
  return expressions.map(shown).join(", ");
}
