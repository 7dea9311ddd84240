import { resolve } from "../document/entries.js";
import type { Node } from "../document/node.js";
import type { Call, Expand } from "./call.js";
import { expandInclude } from "./include.js";
import { listFunctions } from "./list-functions.js";
import { unknownAt } from "./make-node.js";
import { expandMap } from "./map.js";
import { mergeFunctions } from "./merge.js";
import { objectFunctions } from "./object-functions.js";
import { textFunctions } from "./text-functions.js";
import { expandTransform } from "./transform.js";

/** The functions that are expanded before CloudFormation sees a template, by their names. */
export const functions: ReadonlyMap<string, Expand> = new Map<string, Expand>([
  ["Include", expandInclude],
  ["Transform", expandTransform],
  ["Map", expandMap],
  ["GetEnv", expandGetEnv],
  ...listFunctions,
  ...objectFunctions,
  ...mergeFunctions,
  ...textFunctions,
  ...["Eval", "IfEval", "Filenames", "SortBy", "SortObject", "ApplyTags"].map(
    (name): [string, Expand] => [name, unexpanded],
  ),
]);

/** The environment is that of whoever builds the template; what is given for want of it is known. */
function expandGetEnv({ argument, at }: Call): Node {
  const args = resolve(argument);
  const otherwise = args.kind === "Sequence" ? args.items[1] : undefined;
  return otherwise ?? unknownAt(at, "it is in the environment of whoever builds the template");
}

function unexpanded({ name, at }: Call): Node {
  return unknownAt(at, `'Fn::${name}' is not expanded`);
}
