import { type Draft, draftOf } from "../../template/draft.js";
import { isNested } from "./called.js";
import { nestReader } from "./nest.js";
import type { Neighbour, Neighbours } from "./neighbours.js";

/**
 * What somebody deploys who deploys a stack: it with those nested in it. One that others nest is no
 * deployment of its own.
 */
export function deployedBy(file: Neighbour, neighbours: Neighbours): Draft | undefined {
  if (isNested(file.path, neighbours)) return undefined;
  const readNest = nestReader(neighbours);
  return draftOf((possible) => readNest(file, possible));
}
