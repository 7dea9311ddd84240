import type { Expression } from "../../template/expression.js";
import { type Bindings, match, patternOf } from "./name-pattern.js";
import type { Neighbour, Neighbours } from "./neighbours.js";
import type { Request } from "./request.js";

/** An output of a stack of the project. */
export interface Candidate {
  readonly neighbour: Neighbour;
  readonly output: string;
}

/** How a request may mean an output, and what inputs of its stack are then. */
export interface Meaning {
  readonly kind: "exact" | "bound" | "perhaps" | "never";
  readonly bindings: Bindings;
}

export function meaningOf(request: Request, candidate: Candidate, neighbours: Neighbours): Meaning {
  return request.kind === "output"
    ? ofOutput(request, candidate, neighbours)
    : ofExport(request, candidate);
}

function ofExport(
  { name }: Extract<Request, { kind: "export" }>,
  { neighbour: { stack }, output }: Candidate,
): Meaning {
  const { exportName } = stack.outputs().entries.get(output) ?? {};
  if (exportName === undefined) return as("never");
  const exported = patternOf(exportName, stack.template.inputs);
  if (name === undefined || exported === undefined) return as("perhaps");
  const found = match(name, exported);
  return found.kind === "bound" ? found : as(found.kind);
}

function ofOutput(
  { stack, output, place }: Extract<Request, { kind: "output" }>,
  candidate: Candidate,
  neighbours: Neighbours,
): Meaning {
  if (output !== undefined && output !== candidate.output) return as("never");
  if (stack === undefined || output === undefined) return as("perhaps");
  if (!neighbours.stackNamesOf(candidate.neighbour.path).includes(stack)) return as("never");
  const name: Expression = { kind: "Constant", value: stack, text: stack, place };
  return { kind: "exact", bindings: new Map([["AWS::StackName", name]]) };
}

function as(kind: Meaning["kind"]): Meaning {
  return { kind, bindings: new Map() };
}
