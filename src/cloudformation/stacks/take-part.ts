import type { Place } from "../../template/expression.js";
import { newSideTable } from "../../template/side-table.js";
import type { Stack } from "../template.js";
import { type Assembly, type Imported, takePart } from "./assembly.js";
import { callsIn } from "./call.js";
import { isNested } from "./called.js";
import { embed, type Embedding } from "./embed.js";
import type { Naming } from "./inward.js";
import { withLabels } from "./labels.js";
import { constants } from "./list-items.js";
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
  const before = assembly.bound.get(path);
  if (before !== undefined) {
    const same = assembly.imported.find((each) => each.neighbour.path === path);
    const isAlike =
      before.size === bindings.size && [...before.keys()].every((name) => bindings.has(name));
    return same && isAlike ? { parts: same.parts, take: () => same } : undefined;
  }
  const as = namingOf(neighbour, bindings, neighbours);
  const { prefix } = as;
  const nest = joining.readNest(neighbour, as);
  if (!mayTakePart(nest, joining)) return undefined;
  const { parts } = nest;
  const take = (): Imported => {
    assembly.bound.set(path, bindings);
    takePart([{ path, calls }, ...parts], assembly);
    const known = isTold(reason) ? undefined : knownOf(neighbour, neighbours);
    const { reachOf } = neighbours;
    const own = callsOf === undefined ? calls : [];
    const stack = known?.get(reachOf) ?? embedded(nest, { ...as, calls: own }, neighbours);
    known?.set(reachOf, stack);
    if (callsOf !== undefined) assembly.called.push({ prefix, callsOf });
    for (const [input, declared] of stack.template.inputs) assembly.inputs.set(input, declared);
    const localOf = (output: string): string => outputOf(prefix, output);
    const imported: Imported = { neighbour, stack, prefix, parts, localOf };
    assembly.imported.push(imported);
    return imported;
  };
  return { parts, take };
}

const nowhere: Place = { span: [0, 0] };

/** What it is called there is kept, and nothing of those around it, of which some may be edited. */
function namingOf(
  { path, stack }: Neighbour,
  bindings: Bindings,
  { nameOf, reachOf }: Pick<Neighbours, "nameOf" | "reachOf">,
): Omit<Embedding, "calls"> {
  const name = nameOf(path);
  const reach = reachOf(path);
  const isOneAccount = reach !== "elsewhere";
  const account = stack.template.inputs.get("AWS::AccountId")?.known;
  const isShared = (name: string): boolean =>
    isOneAccount && ofAccount.has(name) && (reach === "Region" || name !== "AWS::Region");
  return {
    prefix: `${name}:`,
    ...placesIn(path),
    input({ name, known }) {
      const value = bindings.get(name);
      if (value !== undefined) return { value };
      if (isShared(name)) return "shared";
      if (!ofAccount.has(name)) return "own";
      // Settings may say what it is in another account or Region.
      const [said] = known === undefined ? [] : constants([known], { place: nowhere });
      return { value: said };
    },
    deployment: { name, isOneAccount, account, isOrdered: true },
    condition: undefined,
    dependsOn: [],
    parameters: [],
  };
}

function embedded(nest: Nest, as: Embedding, neighbours: Neighbours): Stack {
  const { template, outputs } = embed(nest, as);
  return { template: withLabels(template, neighbours), outputs };
}

type Known = WeakMap<Neighbours["reachOf"], Stack>;

const remembered = newSideTable<Stack, Known>();

/**
 * What a stack is wherever it takes part, by the place from which others are seen. One that nests others,
 * or is nested, is another in each template.
 */
function knownOf({ path, stack }: Neighbour, neighbours: Neighbours): Known | undefined {
  const isAlone = stack.read === undefined && !isNested(path, neighbours);
  if (!isAlone || callsIn(stack.template.resources.values()).length > 0) return undefined;
  const known = remembered.get(stack) ?? new WeakMap<Neighbours["reachOf"], Stack>();
  remembered.set(stack, known);
  return known;
}

/** Whether it is something else there for what leads to it. */
function isTold({ bindings, calls, callsOf }: Reason): boolean {
  return bindings.size > 0 || (callsOf === undefined && calls.length > 0);
}

/** What is a part of this already, or has this as a part, is no other stack. */
function mayTakePart(
  { path, parts, template }: Nest,
  { assembly, without }: Pick<Joining, "assembly" | "without">,
): boolean {
  const files = [path, ...parts.map((part) => part.path)];
  const size = assembly.size + template.resources.size;
  const isTooMuch = assembly.bound.size >= limits.stacks || size > limits.resources;
  return !isTooMuch && !files.some((each) => assembly.parts.has(each) || each === without);
}
