import type { Expression, Place } from "../../template/expression.js";
import type { InputDeclaration, Template } from "../../template/template.js";
import type { Stack } from "../template.js";
import type { Bindings } from "./name-pattern.js";
import { type Nest, outputOfPart, type Part } from "./nest.js";
import type { Neighbour } from "./neighbours.js";

/** A template in which several files have a part. */
export interface Assembly {
  template: Template;
  /** How many resources are in it, and in what is yet to be joined with it. */
  size: number;
  /** Those of all that take part, of imports too that are yet to be looked at. */
  readonly inputs: Map<string, InputDeclaration>;
  /** Where each file that has a part in it is called. */
  readonly parts: Map<string, readonly Place[]>;
  /** What the inputs of each stack that takes part are. */
  readonly bound: Map<string, Bindings>;
  /** The stacks that take part, since another imports from them or they meet in a name. */
  readonly imported: Imported[];
  /** From where resources of these are called, by their names behind a prefix. */
  readonly called: {
    readonly prefix: string;
    readonly callsOf: Pick<ReadonlyMap<string, readonly Place[]>, "get">;
  }[];
  /** The outputs of the file itself that those import. */
  readonly exported: Set<string>;
  /** What decides whether they do. */
  readonly tests: Expression[];
}

/** A stack that takes part. */
export interface Imported {
  /** As it is in its file. */
  readonly neighbour: Neighbour;
  /** As it is in the template. */
  readonly stack: Stack;
  /** Before all names of it. */
  readonly prefix: string;
  /** What is nested in it. */
  readonly parts: readonly Part[];
  /** Its outputs by name, as the template knows them. */
  readonly localOf: (output: string) => string;
}

export function assemblyOf(nest: Nest): Assembly {
  const { template, parts, path } = nest;
  const assembly: Assembly = {
    template,
    size: template.resources.size,
    inputs: new Map(template.inputs),
    parts: new Map(),
    bound: new Map(),
    imported: [],
    called: [],
    exported: new Set(),
    tests: [],
  };
  takePart([{ path, calls: [] }, ...parts], assembly);
  return assembly;
}

export function takePart(parts: readonly Pick<Part, "calls" | "path">[], assembly: Assembly): void {
  for (const { path, calls } of parts) {
    if (!assembly.parts.has(path)) assembly.parts.set(path, calls);
  }
}

/** A place, and where the file that it is in is called. */
export function callsTo(place: Place, { parts }: Assembly): readonly Place[] {
  const calls = place.file === undefined ? undefined : parts.get(place.file);
  return [place, ...(calls ?? [])];
}

/** All resources, each with where it is called from. */
export function resourcesAsCalled({ template, called }: Assembly): Template["resources"] {
  if (called.length === 0) return template.resources;
  const resources = new Map(template.resources);
  for (const [name, resource] of resources) {
    const from = called
      .filter(({ prefix }) => name.startsWith(prefix))
      .map(({ prefix, callsOf }) => callsOf.get(name.slice(prefix.length)) ?? [])
      .find((places) => places.length > 0);
    const { calls = [] } = resource;
    if (from !== undefined) resources.set(name, { ...resource, calls: [...calls, ...from] });
  }
  return resources;
}

/** The values of outputs that the template knows, by their names. */
export function outputsOf(
  neighbour: Neighbour,
  localOf: Imported["localOf"],
  { template }: Assembly,
): Outputs {
  return [...neighbour.stack.outputs().entries.keys()].flatMap((output) => {
    const value = template.locals.get(localOf(output));
    return value === undefined ? [] : [{ neighbour, output, value }];
  });
}

/** The same of what is nested in a stack. */
export function outputsOfParts(
  parts: readonly Part[],
  prefix: string,
  assembly: Assembly,
): Outputs {
  return parts.flatMap((part) =>
    outputsOf(part, (output) => prefix + outputOfPart(part.prefix, output), assembly),
  );
}

export type Outputs = readonly {
  readonly neighbour: Neighbour;
  readonly output: string;
  readonly value: Expression;
}[];
