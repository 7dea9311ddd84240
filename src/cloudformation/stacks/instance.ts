import type { Fields } from "../../template/expression.js";
import type { InputDeclaration } from "../../template/template.js";
import type { Stack } from "../template.js";
import { setsOf } from "./called.js";
import type { Neighbours } from "./neighbours.js";
import { elsewhere, parametersOf } from "./set-instances.js";

/** A stack of a file that only stack sets deploy: it is in other accounts, which settings are not about. */
export function asInstance<S extends Stack>(stack: S, path: string, neighbours: Neighbours): S {
  const sets = setsOf(path, neighbours);
  if (sets.length === 0) return stack;
  const given = sets.map(({ resource }) => parametersOf(resource));
  const { inputs, resources } = stack.template;
  return {
    ...stack,
    template: {
      ...stack.template,
      elsewhere: true,
      inputs: new Map([...inputs].map(([name, input]) => [name, inputOf(input, given)])),
      resources: new Map([...resources].map(([name, each]) => [name, elsewhere(each)])),
    },
  };
}

function inputOf(
  { default: standard, ...rest }: InputDeclaration,
  given: readonly (Fields | undefined)[],
): InputDeclaration {
  const isGiven = given.some(
    (each) => each === undefined || each.fields.some(({ name }) => name === rest.name),
  );
  // Nothing that anybody says is said of it.
  const own = { ...rest, known: undefined, pinnedAs: "" };
  return standard === undefined || isGiven ? own : { ...own, default: standard };
}
