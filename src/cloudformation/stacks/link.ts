import type { Problem } from "../../document/node.js";
import type { Expression } from "../../template/expression.js";
import type { Apart } from "../../template/gap.js";
import { type Draft, draftOf, type FindPossible } from "../../template/draft.js";
import { beside } from "../../template/apart.js";
import type { Template } from "../../template/template.js";
import type { Stack } from "../template.js";
import { assemblyOf, callsTo, type Imported, resourcesAsCalled } from "./assembly.js";
import { importersOf } from "./importers.js";
import { isImport } from "./import.js";
import { withLabels } from "./labels.js";
import { type Source, sourceOf } from "./exports.js";
import { importsAny, importsIn } from "./imports.js";
import { possibleIn } from "./inward.js";
import { mayMeet } from "./mentions.js";
import { callersOf } from "./named-callers.js";
import { joinCalling, joinNamed } from "./named-stacks.js";
import { type Nest, nestReader, outputOf, outputOfPart, type Part } from "./nest.js";
import type { Neighbour, Neighbours } from "./neighbours.js";
import { type Registry, registryFor } from "./registry.js";
import { replacer } from "./replace.js";
import { requestOf } from "./request.js";
import { joined, rewrite } from "./rewrite.js";
import { withoutImports } from "./stack-set.js";
import { takeStack } from "./take-stack.js";
import type { Joining } from "./take-part.js";
import { differing, givenAs, whereBound } from "./where-bound.js";

/** A template with all that it leads to in other files of its project. */
export interface Linked extends Draft {
  readonly problems: readonly Problem[];
}

/**
 * Reads what stacks are nested in a stack, then those from which any of them imports and those that
 * meet it in a name. All of it is read anew by whoever knows more of what loops go through, in
 * whatever file these are.
 *
 * @param without A file that leads to this one, which is read as if neither that nor others did.
 */
export function link(file: Neighbour, neighbours: Neighbours, without?: string): Linked {
  return draftOf((possible) => linkBy(possible, file, neighbours, without));
}

function linkBy(
  possible: FindPossible,
  file: Neighbour,
  neighbours: Neighbours,
  without: string | undefined,
): Linked {
  const readNest = nestReader(neighbours);
  const nest = readNest(file, possible);
  const registry = mayMeet(nest.template) ? registryFor(file, neighbours) : undefined;
  const isAlone = registry === undefined && nest.parts.length === 0 && !importsAny(nest);
  if (isAlone) return linkAlone(nest, file, neighbours);
  return linkNest(nest, registry, {
    file,
    assembly: assemblyOf(nest),
    neighbours,
    without,
    readNest: (neighbour, as) =>
      readNest(
        neighbour,
        possibleIn(neighbour.stack.template, () => as, possible),
      ),
  });
}

/** Most of a project lead to no other, though others may to them. */
function linkAlone(nest: Nest, file: Neighbour, neighbours: Neighbours): Linked {
  const importers = (): readonly Apart[] =>
    importersOf({ ...file, stack: nest }, [], assemblyOf(nest), neighbours);
  return { template: beside(nest.template, importers), problems: nest.problems };
}

function linkNest(nest: Nest, registry: Registry | undefined, joining: Joining): Linked {
  const { file, assembly, neighbours } = joining;
  const own = joinAll(nest, registry, joining);
  const problems = [...nest.problems];
  const [first] = importsIn(nest).imports;
  if (first !== undefined) {
    const { gap, isCutOff } = neighbours.exporting("export");
    const span = callsTo(first.place, assembly).at(-1)?.span ?? file.stack.template.span;
    if (isCutOff && gap !== undefined) {
      const remedy = "the project can say which of them matter";
      problems.push({ message: `Not every export is known, since ${gap}; ${remedy}.`, span });
    }
  }
  const template = beside(withLabels(assembly.template, neighbours), () => [
    ...importersOf({ ...file, stack: own }, nest.parts, assembly, neighbours),
    ...(registry === undefined ? [] : callersOf(registry, joining)),
  ]);
  return { template, problems };
}

/**
 * What takes part may lead to others in turn: it is looked at when it does. Tells what becomes of the stack
 * itself.
 */
function joinAll(nest: Nest, registry: Registry | undefined, joining: Joining): Stack {
  const { assembly, neighbours, without } = joining;
  const move = importer(nest, joining);
  const own = importsAny(nest) ? rewrite(nest, move) : nest;
  assembly.template = own.template;
  if (registry !== undefined) {
    joinNamed(own.template, registry, joining);
    if (without === undefined) joinCalling(nest, registry, joining);
  }
  if (assembly.imported.length === 0) return nest;
  // What it puts out may lead to others, too.
  const { entries } = own.outputs();
  const templates: Template[] = [];
  for (const { neighbour, stack, localOf } of assembly.imported) {
    const isNear = neighbours.reachOf(neighbour.path) === "Region";
    const { template, outputs } = importsAny(stack)
      ? rewrite(stack, isNear ? move : withoutImports())
      : stack;
    const values = [...outputs().entries].map(
      ([name, { value }]) => [localOf(name), value] as const,
    );
    templates.push(puttingOut(values, template));
    assembly.size += template.resources.size;
    if (registry !== undefined) joinNamed(template, registry, joining);
  }
  assembly.template = joined(assembly.template, templates);
  const exported = [...entries].flatMap(([name, { value }]) =>
    assembly.exported.has(name) ? [[outputOf("", name), value] as const] : [],
  );
  const { template } = assembly;
  assembly.template = {
    ...puttingOut(exported, template, own.template.resources),
    resources: resourcesAsCalled(assembly),
    tests: [...template.tests, ...assembly.tests],
  };
  return own;
}

/** A template in which what a stack puts out has names. All of the stack is there before that. */
function puttingOut(
  values: readonly (readonly [name: string, value: Expression])[],
  template: Template,
  resources = template.resources,
): Template {
  if (values.length === 0) return template;
  const whole = [...resources.values()].map(({ name, header: span }) => ({ name, span }));
  return {
    ...template,
    locals: new Map([...template.locals, ...values]),
    waits: new Map([...(template.waits ?? []), ...values.map(([name]) => [name, whole] as const)]),
  };
}

/** Puts in the place of an import the output that it means. */
function importer(nest: Nest, joining: Joining): (expression: Expression) => Expression {
  const { file, assembly, neighbours } = joining;
  return replacer(isImport, (expression) => {
    const source = sourceOf(requestOf(expression, assembly.inputs), neighbours);
    if (source === undefined) return expression;
    const { output, neighbour } = source;
    const { place } = expression;
    if (neighbour.path === file.path) {
      if (!nest.outputs().entries.has(output)) return expression;
      assembly.exported.add(output);
      const local: Expression = { kind: "Local", name: outputOf("", output), place };
      return whereBound(local, expression, givenAs(source.bindings, place), assembly);
    }
    const { bindings } = source;
    const calls = callsTo(place, assembly);
    const localOf =
      nestedIn(nest.parts, source) ?? takeStack(neighbour, { bindings, calls }, joining);
    if (localOf === undefined) return expression;
    const local: Expression = { kind: "Local", name: localOf(output), place };
    // It takes part as the one that was imported first.
    const before = assembly.bound.get(neighbour.path) ?? bindings;
    return whereBound(local, expression, differing(before, bindings), assembly);
  });
}

/** Of what is nested several times, nobody knows which one puts it out. */
function nestedIn(
  parts: readonly Part[],
  { neighbour, bindings }: Source,
): Imported["localOf"] | undefined {
  const [part, ...others] = parts.filter(({ path }) => path === neighbour.path);
  if (part === undefined || others.length > 0 || bindings.size > 0) return undefined;
  return (output) => outputOfPart(part.prefix, output);
}
