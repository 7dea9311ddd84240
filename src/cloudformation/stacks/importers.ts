import type { Expression } from "../../template/expression.js";
import type { Apart } from "../../template/gap.js";
import { type Assembly, type Outputs, outputsOf, outputsOfParts } from "./assembly.js";
import { referencesTo } from "./call.js";
import type { Neighbour, Neighbours } from "./neighbours.js";
import type { Part } from "./nest.js";
import { anyUnanswered, type Asked, mayAskFor } from "./requests.js";

/** What is put out may be configured by stacks that import it and have no part in the template. */
export function importersOf(
  file: Neighbour,
  parts: readonly Part[],
  assembly: Assembly,
  neighbours: Neighbours,
): readonly Apart[] {
  const own: Outputs = [...file.stack.outputs().entries].map(([output, { value }]) => {
    return { neighbour: file, output, value };
  });
  const imported = assembly.imported.flatMap(({ neighbour, localOf, parts, prefix }) => [
    ...outputsOf(neighbour, localOf, assembly),
    ...outputsOfParts(parts, prefix, assembly),
  ]);
  const outputs = [...own, ...outputsOfParts(parts, "", assembly), ...imported];
  const isApart = ({ path }: Asked): boolean => !assembly.parts.has(path);
  const known = outputs.map(({ value, ...output }) => {
    const { path } = output.neighbour;
    const seen = path === file.path ? [neighbours] : neighbours.around(path);
    return importing([value], (by) => seen.flatMap((each) => mayAskFor(output, isApart, each, by)));
  });
  const whatever = openStacks(file, assembly).map((given) =>
    importing(given, (by) => [anyUnanswered(isApart, neighbours, by)]),
  );
  return [...known, ...whatever];
}

function importing(
  given: readonly Expression[],
  why: (by: RegExp) => readonly (string | undefined)[],
): Apart {
  return {
    given,
    gaps(by) {
      const reasons = by === undefined ? [] : why(by);
      return reasons.flatMap((reason) => (reason === undefined ? [] : { reason, span: [0, 0] }));
    },
  };
}

/** What there is in each of the stacks of which nobody knows all that they put out. */
function openStacks(file: Neighbour, { template, imported }: Assembly): readonly Expression[][] {
  const isOpen = ({ stack }: Neighbour): boolean => stack.outputs().gap !== undefined;
  const ofOthers = imported
    .filter(({ neighbour }) => isOpen(neighbour))
    .map(({ stack }) => [...referencesTo(stack.template.resources.values())]);
  if (!isOpen(file)) return ofOthers;
  const foreign = new Set(imported.flatMap(({ stack }) => [...stack.template.resources.keys()]));
  const own = [...template.resources.values()].filter(({ name }) => !foreign.has(name));
  return [[...referencesTo(own)], ...ofOthers];
}
