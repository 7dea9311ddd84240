import type { Expression } from "../../template/expression.js";
import { type Source, sourceOf, sourcesOf } from "./exports.js";
import { isImport } from "./import.js";
import { isPutOut, valuesOf } from "./mentions.js";
import type { Neighbour, Neighbours } from "./neighbours.js";
import { outputOf } from "./nest.js";
import { type Request, requestOf } from "./request.js";
import { nestOf } from "./where-deployed.js";

/** A value, and the stack in which it is what it is. */
interface Meant {
  readonly value: Expression;
  readonly file: Neighbour;
}

/** One of the values on the way to what is meant. */
export interface Step extends Meant {
  /** Whether nobody says what else it is. */
  readonly isLast: boolean;
}

/** What a value is, as it is written and as others certainly put it out. */
export function meantBy(written: Meant, neighbours: Neighbours): readonly Step[] {
  return stepsFrom(written, neighbours, (request) => {
    const source = sourceOf(request, neighbours);
    return source === undefined ? [] : [source];
  });
}

/** All that it may be, whichever of several outputs it is. */
export function possiblyMeantBy(written: Meant, neighbours: Neighbours): readonly Step[] {
  return stepsFrom(written, neighbours, (request) => sourcesOf(request, neighbours));
}

/** What is put out may be imported in turn, or put out by a nested stack, and may go round in circles. */
function stepsFrom(
  written: Meant,
  neighbours: Neighbours,
  answering: (request: Request) => readonly Source[],
): readonly Step[] {
  const found = new Map([[written.value, written.file]]);
  const steps: Step[] = [];
  for (const [value, file] of found) {
    const sources = sourcesIn({ value, file }, neighbours, answering);
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
function sourcesIn(
  { value, file }: Meant,
  neighbours: Neighbours,
  answering: (request: Request) => readonly Source[],
): readonly Meant[] {
  if (isImport(value)) {
    // What is in reach of another place exports other things under the same names.
    if (neighbours.reachOf(file.path) !== "Region") return [];
    const sources = answering(requestOf(value, file.stack.template.inputs));
    return sources.flatMap(({ neighbour, output }) => {
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
