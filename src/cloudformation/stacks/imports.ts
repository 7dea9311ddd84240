import type { Expression } from "../../template/expression.js";
import type { Template } from "../../template/template.js";
import { walk } from "../../template/walk.js";
import { anyOutput } from "../outputs.js";
import type { Stack } from "../template.js";
import { fieldOf } from "./call.js";
import { type Import, isImport } from "./import.js";
import { type Bindings, match, type NamePattern, patternOf } from "./name-pattern.js";
import type { Neighbour, Neighbours } from "./neighbours.js";

/** The output that an import means. */
export interface Source {
  readonly neighbour: Neighbour;
  readonly output: string;
  /** What inputs of the stack are, as its name or that of the export tells. */
  readonly bindings: Bindings;
}

/** How an import may mean an output of a stack. */
type Meaning = "exact" | "bound" | "perhaps" | "never";

/** The one output of the project that an import means; nothing where it may be another. */
export function sourceOf(
  each: Import,
  inputs: Template["inputs"],
  neighbours: Neighbours,
): Source | undefined {
  const { files, gap } = neighbours.exporting();
  const candidates = files.flatMap((neighbour) =>
    [...neighbour.stack.outputs().keys()].map((output) => ({
      neighbour,
      output,
      ...meaningOf(each, inputs, neighbour, output, neighbours),
    })),
  );
  const exact = candidates.filter(({ meaning }) => meaning === "exact");
  const others = candidates.filter(({ meaning }) => meaning !== "never");
  const [only, ...rest] = exact.length > 0 ? exact : gap === undefined ? others : [];
  return only === undefined || rest.length > 0 || only.meaning === "perhaps" ? undefined : only;
}

/** Whether an import may mean an output of a stack. */
export function mayMean(
  each: Import,
  inputs: Template["inputs"],
  neighbour: Neighbour,
  output: string,
  neighbours: Neighbours,
): boolean {
  return meaningOf(each, inputs, neighbour, output, neighbours).meaning !== "never";
}

interface Meant {
  readonly meaning: Meaning;
  readonly bindings: Bindings;
}

function meaningOf(
  each: Import,
  inputs: Template["inputs"],
  { stack, path }: Neighbour,
  output: string,
  neighbours: Neighbours,
): Meant {
  const [argument] = each.args;
  if (argument === undefined) return as("perhaps");
  if (each.name === "getStackOutput") {
    return outputOfStack(argument, inputs, output, neighbours.stackNamesOf(path));
  }
  const { exportName } = stack.outputs().get(output) ?? {};
  if (exportName === undefined) return as("never");
  const imported = patternOf(argument, inputs);
  const exported = patternOf(exportName, stack.template.inputs);
  if (imported === undefined || exported === undefined) return as("perhaps");
  const found = match(imported, exported);
  return found.kind === "bound" ? { meaning: "bound", bindings: found.bindings } : as(found.kind);
}

/**
 * Of stacks of another Region or account nobody knows the template.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-getstackoutput.html
 */
function outputOfStack(
  request: Expression,
  inputs: Template["inputs"],
  output: string,
  names: readonly string[],
): Meant {
  if (request.kind !== "Fields") return as("perhaps");
  const [stackName, outputName] = ["StackName", "OutputName"].map((name) => {
    const written = fieldOf(request, name);
    return written && textOf(patternOf(written, inputs));
  });
  const isAny = output === anyOutput;
  if (outputName !== undefined && outputName !== output && !isAny) return as("never");
  const isElsewhere = ["Region", "RoleArn"].some((name) => fieldOf(request, name) !== undefined);
  if (stackName === undefined || outputName === undefined || isElsewhere) return as("perhaps");
  if (!names.includes(stackName)) return as("never");
  if (isAny) return as("perhaps");
  const { place } = request;
  const name: Expression = { kind: "Constant", value: stackName, text: stackName, place };
  return { meaning: "exact", bindings: new Map([["AWS::StackName", name]]) };
}

function textOf(pattern: NamePattern | undefined): string | undefined {
  const texts = pattern?.map((part) => {
    if (typeof part === "string") return part;
    const standard = part.input.default;
    return standard?.kind === "Constant" ? standard.text : undefined;
  });
  return texts?.every((text) => text !== undefined) === true ? texts.join("") : undefined;
}

function as(meaning: Meaning): Meant {
  return { meaning, bindings: new Map() };
}

const remembered = new WeakMap<Stack, readonly Import[]>();

/** Everything that a stack asks of others. */
export function importsIn(stack: Stack): readonly Import[] {
  const before = remembered.get(stack);
  if (before !== undefined) return before;
  const imports = findImports(stack);
  remembered.set(stack, imports);
  return imports;
}

function findImports({ template, outputs }: Stack): readonly Import[] {
  const resources = [...template.resources.values()];
  const written: readonly (Expression | undefined)[] = [
    ...resources.flatMap(({ properties, condition, attributes }) => [
      properties,
      condition,
      ...attributes.values(),
    ]),
    ...template.locals.values(),
    ...[...outputs().values()].map(({ value }) => value),
  ];
  const items = written.filter((each) => each !== undefined);
  const [first] = items;
  if (first === undefined) return [];
  const all: Expression = { kind: "List", items, place: first.place };
  return [...walk(all)].filter(isImport);
}
