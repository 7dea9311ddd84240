import { configuresByName } from "../aws/configured-by-name.js";
import { remember } from "../aws/remember.js";
import { mentionsIn } from "../cloudformation/stacks/mentions.js";
import { patternOf } from "../cloudformation/stacks/name-pattern.js";
import type { Neighbours } from "../cloudformation/stacks/neighbours.js";
import { whereDeployed } from "../cloudformation/stacks/where-deployed.js";
import type { Expression } from "../template/expression.js";
import { groupBy } from "../template/group.js";
import type { Template } from "../template/template.js";
import { textOf } from "../terraform/configuration/name-pieces.js";

const configuring = [configuresByName];

/** The paths of stacks by the names that they make of what settings say, seen from somewhere. */
export const namesMadeIn: (neighbours: Neighbours) => ReadonlyMap<string, readonly string[]> =
  remember((neighbours) => {
    // Where nothing is said, names are what is written.
    const { files } =
      neighbours.known.length === 0 ? { files: [] } : neighbours.mentioning(configuring);
    const made = files.flatMap((file) =>
      whereDeployed(file, neighbours).flatMap(({ template }) =>
        mentionsIn(template).map(
          ({ written }) => [nameMade(written, template), file.path] as const,
        ),
      ),
    );
    const byName = groupBy(made, ([name]) => name ?? "");
    return new Map([...byName].map(([name, all]) => [name, all.map(([, path]) => path)]));
  });

/** The whole of a name that a stack makes; nothing where that is not known. */
export function nameMade(written: Expression, { inputs, locals }: Template): string | undefined {
  const pattern = patternOf(written, inputs, locals);
  return pattern && textOf(pattern);
}
