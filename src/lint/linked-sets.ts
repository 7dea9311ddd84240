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
 * accounts, where names mean something that are global. What they meet of the stack around them is
 * exported and imported in its account.
 */
export function linkedSetsIn(
  stack: Stack,
  text: string,
  path: string,
  { membership, project }: Standpoint,
  asLinted: (neighbours: Neighbours) => Neighbours = (neighbours) => neighbours,
): readonly (() => Draft)[] {
  const sets = stackSetsIn(stack, text);
  if (sets.length === 0) return [];
  const [far, near] = [apart(membership.base), membership].map((each) =>
    neighboursOf(path, { membership: each, project }),
  );
  if (far === undefined || near === undefined) return sets.map((set) => () => set);
  const { exporting, importing } = near.neighbours;
  const neighbours = asLinted({ ...far.neighbours, exporting, importing });
  return sets.map((set) => () => link({ path: far.path, stack: set }, neighbours));
}
