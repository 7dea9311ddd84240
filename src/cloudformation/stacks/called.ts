import { newSideTable } from "../../template/side-table.js";
import type { Gap } from "../../template/gap.js";
import type { InputDeclaration, Resource } from "../../template/template.js";
import { groupBy } from "../../template/group.js";
import { outermost } from "../../template/outermost.js";
import type { Stack } from "../template.js";
import { callsIn, referencesTo, setsIn } from "./call.js";
import { locate } from "./locate.js";
import type { Found, Neighbour, Neighbours } from "./neighbours.js";

/**
 * A template that others nest is no deployment of its own: nobody knows what its parameters are, and
 * whatever it puts out may be configured elsewhere.
 */
export function asDeployed(stack: Stack, path: string, neighbours: Neighbours): Stack {
  return isNested(path, neighbours) ? asCalled(stack) : stack;
}

export function isNested(path: string, neighbours: Nesting): boolean {
  return nestersOf(path, neighbours).length > 0;
}

/** The files of a project that nest one. Of those that nest each other the first is deployed, if no other nests it. */
export function nestersOf(path: string, neighbours: Nesting): readonly string[] {
  return nestingIn(neighbours).nesters.get(path) ?? [];
}

/** The stack sets that deploy a file to other accounts, where nothing else deploys it. */
export function setsOf(path: string, neighbours: Nesting): readonly StackSet[] {
  return isNested(path, neighbours) ? [] : (nestingIn(neighbours).sets.get(path) ?? []);
}

/** Whether nothing but stack sets deploys a file, or what nests it. */
export function isOfSets(path: string, neighbours: Nesting): boolean {
  const deployers = isNested(path, neighbours) ? deployersOf(path, neighbours) : [path];
  return deployers.every((each) => setsOf(each, neighbours).length > 0);
}

/** The files that deploy one which others nest, in the order of their paths. */
export function deployersOf(path: string, neighbours: Nesting): readonly string[] {
  const around = new Set(nestersOf(path, neighbours));
  for (const each of around) for (const nester of nestersOf(each, neighbours)) around.add(nester);
  return [...around].filter((each) => nestersOf(each, neighbours).length === 0).sort();
}

/** The paths of all that others nest. */
export function allNested(neighbours: Nesting): Iterable<string> {
  return nestingIn(neighbours).nesters.keys();
}

/** What leads to nested stacks. */
export type Nesting = Pick<Neighbours, "asset" | "nested" | "nesting">;

interface StackSet {
  /** The path of its template. */
  readonly of: string;
  readonly resource: Resource;
}

interface Deploying {
  readonly nesters: ReadonlyMap<string, readonly string[]>;
  readonly sets: ReadonlyMap<string, readonly StackSet[]>;
}

const remembered = newSideTable<Found, Deploying>();

function nestingIn(neighbours: Nesting): Deploying {
  const found = neighbours.nesting();
  const before = remembered.get(found);
  if (before !== undefined) return before;
  const nested = new Map(found.files.map((file) => [file.path, nestedBy(file, neighbours)]));
  const deploying = outermost(nested.keys(), (path) => nested.get(path) ?? []);
  const calls = [...nested].flatMap(([path, all]) => all.map((each) => ({ nested: each, path })));
  const nesters = new Map(
    [...groupBy(calls, (call) => call.nested)]
      .filter(([path]) => !deploying.has(path))
      .map(([path, by]) => [path, by.map((call) => call.path)]),
  );
  const all = { nesters, sets: setsAmong(found.files, neighbours) };
  remembered.set(found, all);
  return all;
}

function setsAmong(files: readonly Neighbour[], neighbours: Nesting): Deploying["sets"] {
  const calls = files.flatMap(({ path, stack }) =>
    setsIn(stack.template.resources.values()).flatMap((call) => {
      const of = locate(call, path, neighbours)?.path;
      return of === undefined || of === path ? [] : [{ of, resource: call.resource }];
    }),
  );
  return groupBy(calls, ({ of }) => of);
}

/** The paths of the templates that one nests. */
export function nestedBy(
  file: Neighbour,
  neighbours: Pick<Neighbours, "asset" | "nested">,
): readonly string[] {
  return nestedIn(file, neighbours).map(({ path }) => path);
}

/** The templates that one nests. */
export function nestedIn(
  { stack, path }: Neighbour,
  neighbours: Pick<Neighbours, "asset" | "nested">,
): readonly Neighbour[] {
  return callsIn(stack.template.resources.values()).flatMap((call) => {
    const nested = locate(call, path, neighbours);
    return nested === undefined || nested.path === path ? [] : [nested];
  });
}

/** Whether one template leads to another, or is it. */
export function leadsTo(
  path: string,
  from: Neighbour,
  neighbours: Pick<Neighbours, "asset" | "nested">,
): boolean {
  const reached = new Map([[from.path, from]]);
  for (const each of reached.values()) {
    for (const next of nestedIn(each, neighbours)) {
      if (!reached.has(next.path)) reached.set(next.path, next);
    }
  }
  return reached.has(path);
}

function asCalled({ template, outputs }: Stack): Stack {
  const { whole, ...rest } = template;
  const { entries, gap } = outputs();
  const callers: Gap = {
    reason: "what nests the stack may add resources",
    span: whole ?? template.span,
    given: [
      ...[...entries.values()].map(({ value }) => value),
      // Where nobody knows what else is put out, it may be anything.
      ...(gap === undefined ? [] : referencesTo(template.resources.values())),
    ],
  };
  const inputs = [...template.inputs].map(
    ([name, input]) => [name, withoutDefault(input)] as const,
  );
  return {
    template: { ...rest, inputs: new Map(inputs), gaps: [...template.gaps, callers] },
    outputs,
  };
}

function withoutDefault(input: InputDeclaration): InputDeclaration {
  const { default: standard, ...rest } = input;
  return standard === undefined ? input : rest;
}
