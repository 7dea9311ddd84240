import type { Expression } from "../../template/expression.js";
import { type Bindings, match, type NamePattern, patternOf } from "./name-pattern.js";
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
    : ofExport(request, candidate, neighbours);
}

function ofExport(
  { name }: Extract<Request, { kind: "export" }>,
  { neighbour: { stack, path }, output }: Candidate,
  neighbours: Neighbours,
): Meaning {
  const { exportName } = stack.outputs().entries.get(output) ?? {};
  if (exportName === undefined) return as("never");
  const exported = patternOf(exportName, stack.template.inputs);
  if (name === undefined || exported === undefined) return as("perhaps");
  const found = match(name, exported);
  if (found.kind !== "bound") return as(found.kind);
  const isMeant = [...found.bindings].every(([input, value]) => {
    if (value.kind === "Input" && value.name === input) return true;
    const standard = stack.template.inputs.get(input)?.default;
    const own = standard?.kind === "Constant" ? [standard.text] : [];
    const names = input === "AWS::StackName" ? neighbours.stackNamesOf(path) : own;
    return names.some((each) => each === textOf(value, name));
  });
  // Of a name that only fits nobody knows whether it is that of a stack of another project.
  return isMeant ? found : as("perhaps");
}

/** What a piece of an imported name is, as far as anybody knows. */
function textOf(piece: Expression, name: NamePattern): string | undefined {
  if (piece.kind === "Constant") return piece.text;
  const hole = name.find((part) => typeof part !== "string" && part.expression === piece);
  const standard = typeof hole === "object" ? hole.input.default : undefined;
  return standard?.kind === "Constant" ? standard.text : undefined;
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
