import type { Expression, Place } from "../../template/expression.js";
import type { Resource } from "../../template/template.js";
import type { Stack } from "../template.js";
import { type Assembly, type Imported, takePart } from "./assembly.js";
import { setsOf } from "./called.js";
import { embed } from "./embed.js";
import type { Naming } from "./inward.js";
import type { Bindings } from "./name-pattern.js";
import type { Neighbour, Neighbours } from "./neighbours.js";
import { type Nest, outputOf } from "./nest.js";
import { ofAccount, placesIn } from "./nested.js";

/** More stacks than anybody imports from, or resources than anybody looks at together. */
const limits = { stacks: 50, resources: 5000 };

/** A file and what its template becomes with the stacks that take part. */
export interface Joining {
  readonly file: Neighbour;
  readonly assembly: Assembly;
  readonly neighbours: Neighbours;
  readonly readNest: (neighbour: Neighbour, as: Naming) => Nest;
  /** A file that takes no part, though others lead to it. */
  readonly without: string | undefined;
}

/** Why a stack takes part. */
export interface Reason {
  /** What inputs of it are then. */
  readonly bindings: Bindings;
  /** Where the linted file leads to it, then where what does so is called; nothing where it does not. */
  readonly calls: readonly Place[];
  /** The same of some of its resources, where the file does not lead to others. */
  readonly callsOf?: ReadonlyMap<string, readonly Place[]>;
}

/** A stack that takes part from now on; nothing where it cannot. */
export function takeAlone(
  neighbour: Neighbour,
  { bindings, calls, callsOf }: Reason,
  joining: Joining,
): Imported | undefined {
  const { assembly, neighbours } = joining;
  const { path } = neighbour;
  const name = neighbours.nameOf(path);
  const prefix = `${name}:`;
  const bound = JSON.stringify([...bindings].map(([input, value]) => [input, wordsOf(value)]));
  const before = assembly.bound.get(path);
  if (before !== undefined) {
    const same = assembly.imported.find((each) => each.neighbour.path === path);
    return before === bound ? same : undefined;
  }
  const isInstance = setsOf(path, neighbours).length > 0;
  const reach = isInstance ? "elsewhere" : neighbours.reachOf(path);
  const isOfAccount = reach !== "elsewhere";
  const isShared = (name: string): boolean =>
    isOfAccount && ofAccount.has(name) && (reach === "Region" || name !== "AWS::Region");
  const as: Naming = {
    prefix,
    ...placesIn(path),
    input({ name, kind }) {
      const value = bindings.get(name);
      if (value !== undefined) return { value };
      if (isShared(name)) return "shared";
      return kind === "pseudo parameter" ? { value: undefined } : "own";
    },
  };
  const nest = joining.readNest(neighbour, as);
  if (!mayTakePart(nest, joining)) return undefined;
  assembly.bound.set(path, bound);
  takePart([{ path, calls }, ...nest.parts], assembly);
  const embedded = embed(nest, {
    ...as,
    file: path,
    deployment: { name, isOneAccount: isOfAccount, isOrdered: true },
    condition: undefined,
    calls: callsOf === undefined ? calls : [],
    dependsOn: [],
    parameters: [],
  });
  const stack = callsOf === undefined ? embedded : calledFrom(callsOf, embedded, prefix);
  for (const [input, declared] of stack.template.inputs) assembly.inputs.set(input, declared);
  const { parts } = nest;
  const localOf = (output: string): string => outputOf(prefix, output);
  const imported: Imported = { neighbour, stack, prefix, parts, localOf };
  assembly.imported.push(imported);
  return imported;
}

/** What is a part of this already, or has this as a part, is no other stack. */
function mayTakePart(
  { path, parts, template }: Nest,
  { assembly, without }: Pick<Joining, "assembly" | "without">,
): boolean {
  const files = [path, ...parts.map((part) => part.path)];
  const size = assembly.template.resources.size + template.resources.size;
  const isTooMuch = assembly.bound.size >= limits.stacks || size > limits.resources;
  return !isTooMuch && !files.some((each) => assembly.parts.has(each) || each === without);
}

function wordsOf(value: Expression): string {
  return value.kind === "Constant" ? value.text : value.kind === "Input" ? `$${value.name}` : "?";
}

/** A stack of which some resources are called from somewhere. */
export function calledFrom(
  callsOf: ReadonlyMap<string, readonly Place[]>,
  { template, outputs }: Stack,
  prefix: string,
): Stack {
  const resources = [...template.resources].map(([name, resource]): [string, Resource] => {
    const calls = callsOf.get(name.slice(prefix.length)) ?? [];
    return [name, { ...resource, calls: [...(resource.calls ?? []), ...calls] }];
  });
  return { outputs, template: { ...template, resources: new Map(resources) } };
}
