import type { Syntax } from "./syntax.js";

/** The expressions that an expression is made of, in the order in which they are written. */
export function childrenOf(syntax: Syntax): readonly Syntax[] {
  switch (syntax.kind) {
    case "Literal":
    case "Name":
      return [];
    case "Template":
      return syntax.parts;
    case "Tuple":
      return syntax.items;
    case "Object":
      return syntax.entries.flatMap(({ key, value }) => [key, value]);
    case "Attribute":
      return [syntax.object];
    case "Index":
      return [syntax.object, syntax.key];
    case "Splat":
      return [syntax.object, syntax.each];
    case "Conditional":
      return [syntax.test, syntax.whenTrue, syntax.whenFalse];
    case "Call":
      return syntax.args;
    case "For": {
      const { collection, resultKey, result, condition } = syntax;
      return [collection, resultKey, result, condition].filter((child) => child !== undefined);
    }
  }
}
