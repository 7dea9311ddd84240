import type { Span } from "../../document/node.js";
import type { Constant, Expression, Place } from "../../template/expression.js";
import type { FindPossible } from "../../template/draft.js";
import type { InputDeclaration, Template } from "../../template/template.js";
import { relocator } from "./relocate.js";

/** What the names of a template, and its places, are in another template that it is a part of. */
export interface Naming {
  /** Before each of its names. */
  readonly prefix: string;
  /** Whether a name is that of something in a deployment that takes part, which keeps it. */
  readonly isKept?: (name: string) => boolean;
  /** Where its places are, as they are seen from the other template. */
  readonly place: (place: Place) => Place;
  readonly span: (span: Span) => Span;
  /** What a text of it is there, if that is something else. */
  readonly constant?: (constant: Constant) => Expression;
  /** What an input of it is there. */
  readonly input: (input: InputDeclaration) => Given;
}

/** The input of the same name, an input of its own, or a value; without one nobody knows it. */
export type Given = "shared" | "own" | { readonly value: Expression | undefined };

type Declaring = Pick<Template, "inputs">;

export function givenIn({ inputs }: Declaring, { input }: Naming): ReadonlyMap<string, Given> {
  return new Map([...inputs].map(([name, each]) => [name, input(each)]));
}

/** Tells what the expressions of a template are in the other. */
export function inwardOf(template: Declaring, as: Naming): (own: Expression) => Expression {
  const { place, span } = as;
  const given = givenIn(template, as);
  return relocator({
    place,
    span,
    named(expression) {
      switch (expression.kind) {
        case "Reference":
          return { ...expression, resource: nameAs(as, expression.resource) };
        case "Local":
          return { ...expression, name: nameAs(as, expression.name) };
        case "Opaque": {
          const { identity } = expression;
          return identity === undefined
            ? expression
            : { ...expression, identity: nameAs(as, identity) };
        }
        case "Constant":
          return as.constant?.(expression) ?? expression;
        case "Call":
          return expression;
        case "Input":
          return inputAs(given.get(expression.name), expression, as);
      }
    },
  });
}

/** What may be in the lists of a template, by what may be in those of the other. */
export function possibleIn(
  template: Declaring,
  naming: () => Naming,
  possible: FindPossible,
): FindPossible {
  let inward: ((own: Expression) => Expression) | undefined;
  return (list) => {
    inward ??= inwardOf(template, naming());
    const { texts, isWhole } = possible(inward(list));
    // What others give is spelled nowhere in this file.
    return { texts: texts.map((each) => ({ ...each, place: list.place })), isWhole };
  };
}

function inputAs(
  given: Given | undefined,
  expression: Extract<Expression, { kind: "Input" }>,
  as: Naming,
): Expression {
  const { name } = expression;
  if (given === "own") return { ...expression, name: nameAs(as, name) };
  if (typeof given !== "object") return expression;
  return { ...expression, kind: "Local", name: parameterOf(as.prefix, name) };
}

/** What something of a template is called in the other. */
export function nameAs({ prefix, isKept }: Naming, name: string): string {
  return isKept?.(name) === true ? name : prefix + name;
}

/** No logical ID has a space, so that nothing else is named so. */
export function parameterOf(prefix: string, name: string): string {
  return `parameter ${prefix}${name}`;
}
