import { link } from "../cloudformation/stacks/link.js";
import { stackSetsIn } from "../cloudformation/stacks/stack-set.js";
import type { Neighbours } from "../cloudformation/stacks/neighbours.js";
import type { Stack } from "../cloudformation/template.js";
import type { Draft } from "../template/draft.js";
import { apart } from "./estate/groups.js";
import { neighboursOf } from "./neighbours.js";
import type { Standpoint } from "./standpoint.js";

/**
 * The templates that the stack sets of a stack carry with them, each with what it leads to from other
 * accounts, where names mean something that are global.
 */
export function linkedSetsIn(
  stack: Stack,
  text: string,
  path: string,
  { membership: { base }, project }: Standpoint,
  asLinted: (neighbours: Neighbours) => Neighbours = (neighbours) => neighbours,
): readonly (() => Draft)[] {
  const sets = stackSetsIn(stack, text);
  const around =
    sets.length === 0 ? undefined : neighboursOf(path, { membership: apart(base), project });
  return sets.map((set) => () => {
    if (around === undefined) return set;
    return link({ path: around.path, stack: asStack(set) }, asLinted(around.neighbours));
  });
}

/** What it puts out, nobody asks for here. */
function asStack({ template, read }: Draft): Stack {
  const outputs = (): ReturnType<Stack["outputs"]> => ({ entries: new Map(), gap: undefined });
  return { template, outputs, ...(read && { read: (possible) => asStack(read(possible)) }) };
}
