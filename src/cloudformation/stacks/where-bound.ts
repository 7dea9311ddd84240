import type { Expression, Place } from "../../template/expression.js";
import type { Assembly } from "./assembly.js";
import type { Bindings } from "./name-pattern.js";

/** Two that have to be the same. */
type Pair = readonly [Expression, Expression];

/** The linted file is imported from where its inputs are what the name says. */
export function givenAs(bindings: Bindings, place: Place): readonly Pair[] {
  return [...bindings].map(([name, value]) => [{ kind: "Input", name, place }, value]);
}

/** What is to be the same where a stack takes part as one import binds it, and is meant as another does. */
export function differing(one: Bindings, other: Bindings): readonly Pair[] {
  return [...one].flatMap(([name, value]): readonly Pair[] => {
    const otherwise = other.get(name);
    return otherwise === undefined || isSame(value, otherwise) ? [] : [[value, otherwise]];
  });
}

function isSame(one: Expression, other: Expression): boolean {
  if (one.kind === "Input") return other.kind === "Input" && one.name === other.name;
  return one.kind === "Constant" && other.kind === "Constant" && one.text === other.text;
}

/** What an import means where all of them are the same; elsewhere nobody knows. */
export function whereBound(
  exported: Expression,
  imported: Expression,
  pairs: readonly Pair[],
  { tests }: Assembly,
): Expression {
  const { place } = imported;
  return pairs.reduce<Expression>((whenTrue, args) => {
    const test: Expression = { kind: "Call", name: "equals", args, place };
    tests.push(test);
    return { kind: "Choice", test, whenTrue, whenFalse: imported, place };
  }, exported);
}
