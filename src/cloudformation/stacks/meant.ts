import type { Expression } from "../../template/expression.js";
import { sourceOf, sourcesOf } from "./exports.js";
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

/** One of the values on the way to what is meant. */
interface Step extends Meant {
  /** Whether nobody says what else it is. */
  readonly isLast: boolean;
}

/** Whether an import counts that only may mean something. */
type How = "possible" | "sure";

/**
 * What a value is, as it is written and as others put it out, or all that it may be. What is put out may be
 * imported in turn, or put out by a nested stack, and may go round in circles.
 */
export function meantBy(written: Meant, neighbours: Neighbours, how: How): readonly Step[] {
  const found = new Map([[written.value, written.file]]);
  const steps: Step[] = [];
  for (const [value, file] of found) {
    const sources = sourcesIn({ value, file }, neighbours, how);
    for (const source of sources) {
      for (const each of valuesOf(source.value, source.file.stack.template)) {
        found.set(each, source.file);
      }
    }
    // All that refer to one output of a nested stack mean the same, whatever that is called.
    steps.push({ value, file, isLast: sources.length === 0 });
  }
  return steps;
}

/** What the stacks say of it that put it out. */
function sourcesIn({ value, file }: Meant, neighbours: Neighbours, how: How): readonly Meant[] {
  if (isImport(value)) {
    // What is in reach of another place exports other things under the same names.
    if (neighbours.reachOf(file.path) !== "Region") return [];
    const request = requestOf(value, file.stack.template.inputs);
    const sources =
      how === "sure" ? [sourceOf(request, neighbours) ?? []] : sourcesOf(request, neighbours);
    return sources.flat().flatMap(({ neighbour, output }) => {
      const put = neighbour.stack.outputs().entries.get(output);
      return put === undefined ? [] : [{ value: put.value, file: neighbour }];
    });
  }
  if (!isPutOut(value)) return [];
  const { resource, path } = value;
  const nest = nestOf(file, neighbours);
  const put = nest.stack.template.locals.get(outputOf(`${resource}.`, path[1] ?? ""));
  return put === undefined ? [] : [{ value: put, file: nest }];
}
