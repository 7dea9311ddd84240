import type { InputDeclaration, Template } from "../../template/template.js";
import type { Stack } from "../template.js";

/** What inputs are said to be, by their names. */
export type KnownInputs = ReadonlyMap<string, string>;

/** Tells what a stack is where its inputs are known: names that they are parts of are, too. */
export function knowing(known: KnownInputs): (stack: Stack) => Stack {
  const remembered = new WeakMap<Stack, Stack>();
  const withKnown = (stack: Stack): Stack => {
    const before = remembered.get(stack);
    if (before !== undefined) return before;
    const { read } = stack;
    const inputs = inputsOf(stack.template, known);
    const after: Stack =
      inputs === undefined
        ? stack
        : {
            ...stack,
            template: { ...stack.template, inputs },
            ...(read && { read: (possible) => withKnown(read(possible)) }),
          };
    remembered.set(stack, after);
    return after;
  };
  return known.size === 0 ? (stack) => stack : withKnown;
}

/** Nothing where none of them is known. Of what is in the Parameter Store, the name is given. */
function inputsOf({ inputs }: Template, known: KnownInputs): Template["inputs"] | undefined {
  const isKnown = ({ name, limits }: InputDeclaration): boolean =>
    limits !== undefined && known.has(name);
  if (![...inputs.values()].some(isKnown)) return undefined;
  return new Map(
    [...inputs].map(([name, input]) => {
      const text = isKnown(input) ? known.get(name) : undefined;
      return [name, text === undefined ? input : { ...input, known: text }] as const;
    }),
  );
}
