import type { Expression } from "../../template/expression.js";
import { sourceOf } from "./exports.js";
import { isImport } from "./import.js";
import { isPutOut, valuesOf } from "./mentions.js";
import type { Neighbour, Neighbours } from "./neighbours.js";
import { outputOf } from "./nest.js";
import { requestOf } from "./request.js";
import { nestOf } from "./where-deployed.js";

/** A value, and the stack in which it is what it is. */
interface Meant {
  readonly value: Expression;
  readonly file: Neighbour;
}

/**
 * What a value may be where it is no longer imported. What is put out may be imported in turn, or put out
 * by a nested stack, and may go round in circles.
 */
export function meantBy(written: Meant, neighbours: Neighbours): readonly Meant[] {
  const found = new Map([[written.value, written.file]]);
  const meant: Meant[] = [];
  for (const [value, file] of found) {
    const source = sourceIn({ value, file }, neighbours);
    if (source !== undefined) {
      for (const each of valuesOf(source.value, source.file.stack.template)) {
        found.set(each, source.file);
      }
    }
    // All that refer to one output of a nested stack mean the same, whatever that is called.
    if (!isImport(value)) meant.push({ value, file });
  }
  return meant;
}

/** What the stack says of it that puts it out. */
function sourceIn({ value, file }: Meant, neighbours: Neighbours): Meant | undefined {
  if (isImport(value)) {
    // What is in reach of another place exports other things under the same names.
    if (neighbours.reachOf(file.path) !== "Region") return undefined;
    const source = sourceOf(requestOf(value, file.stack.template.inputs), neighbours);
    const output = source?.neighbour.stack.outputs().entries.get(source.output);
    return source && output && { value: output.value, file: source.neighbour };
  }
  if (!isPutOut(value)) return undefined;
  const { resource, path } = value;
  const nest = nestOf(file, neighbours);
  const put = nest.stack.template.locals.get(outputOf(`${resource}.`, path[1] ?? ""));
  return put && { value: put, file: nest };
}
