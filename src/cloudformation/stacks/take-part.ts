import type { Place } from "../../template/expression.js";
import { type Assembly, type Imported, takePart } from "./assembly.js";
import { embed } from "./embed.js";
import type { Naming } from "./inward.js";
import type { Bindings } from "./name-pattern.js";
import type { Neighbour, Neighbours } from "./neighbours.js";
import { type Nest, outputOf, type Part } from "./nest.js";
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

/** A stack that may take part. */
interface Candidate {
  /** What is nested in it. */
  readonly parts: readonly Part[];
  /** It does, from now on. */
  readonly take: () => Imported;
}

/** A stack with what is nested in it; nothing where it cannot take part. */
export function candidateFor(
  neighbour: Neighbour,
  reason: Reason,
  joining: Joining,
): Candidate | undefined {
  const { bindings, calls, callsOf } = reason;
  const { assembly, neighbours } = joining;
  const { path } = neighbour;
  const name = neighbours.nameOf(path);
  const prefix = `${name}:`;
  const before = assembly.bound.get(path);
  if (before !== undefined) {
    const same = assembly.imported.find((each) => each.neighbour.path === path);
    const isAlike =
      before.size === bindings.size && [...before.keys()].every((name) => bindings.has(name));
    return same && isAlike ? { parts: same.parts, take: () => same } : undefined;
  }
  const reach = neighbours.reachOf(path);
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
  const { parts } = nest;
  const take = (): Imported => {
    assembly.bound.set(path, bindings);
    takePart([{ path, calls }, ...parts], assembly);
    const stack = embed(nest, {
      ...as,
      file: path,
      deployment: { name, isOneAccount: isOfAccount, isOrdered: true },
      condition: undefined,
      calls: callsOf === undefined ? calls : [],
      dependsOn: [],
      parameters: [],
    });
    if (callsOf !== undefined) assembly.called.push({ prefix, callsOf });
    for (const [input, declared] of stack.template.inputs) assembly.inputs.set(input, declared);
    const localOf = (output: string): string => outputOf(prefix, output);
    const imported: Imported = { neighbour, stack, prefix, parts, localOf };
    assembly.imported.push(imported);
    return imported;
  };
  return { parts, take };
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
