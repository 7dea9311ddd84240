import type { Place } from "../../template/expression.js";
import type { Imported } from "./assembly.js";
import { deployersOf } from "./called.js";
import type { Neighbour } from "./neighbours.js";
import { outputOfPart, type Part } from "./nest.js";
import { calledFrom, type Joining, type Reason, takeAlone } from "./take-part.js";

/**
 * A stack takes part, one that another nests as that deploys it. Tells how the template knows what it
 * puts out; nothing where it cannot take part.
 */
export function takeStack(
  neighbour: Neighbour,
  reason: Reason,
  joining: Joining,
): Imported["localOf"] | undefined {
  return takeNested(neighbour, reason, joining) ?? takeAlone(neighbour, reason, joining)?.localOf;
}

/** What is around it and has nothing to do with why it takes part is not reported there. */
function takeNested(
  { path }: Neighbour,
  reason: Reason,
  joining: Joining,
): Imported["localOf"] | undefined {
  const { assembly, neighbours } = joining;
  const deployers = deployersOf(path, neighbours).filter(
    (each) => neighbours.reachOf(each) === neighbours.reachOf(path),
  );
  const [deployer] = deployers;
  const only = deployer === undefined ? undefined : neighbours.at(deployer);
  if (only === undefined || deployers.length > 1 || reason.bindings.size > 0) return undefined;
  const taken = takeAlone(only, { ...reason, callsOf: new Map() }, joining);
  const [part, ...others] = taken?.parts.filter((each) => each.path === path) ?? [];
  if (taken === undefined || part === undefined || others.length > 0) return undefined;
  const stack = calledFrom(callsWithin(part, taken, reason), taken.stack, taken.prefix);
  assembly.imported[assembly.imported.indexOf(taken)] = { ...taken, stack };
  return (output) => taken.prefix + outputOfPart(part.prefix, output);
}

/** From where the resources of a part are called, of those that are not yet. */
function callsWithin(
  part: Part,
  { prefix, stack }: Imported,
  { calls, callsOf }: Reason,
): ReadonlyMap<string, readonly Place[]> {
  const outermost = calls.at(-1);
  const within = prefix + part.prefix;
  const called = [...stack.template.resources.values()].flatMap((resource) => {
    const { name } = resource;
    const isCalled = resource.calls?.some(({ file }) => file === outermost?.file) === true;
    if (outermost === undefined || isCalled || !name.startsWith(within)) return [];
    const from = callsOf === undefined ? calls : callsOf.get(name.slice(within.length));
    return from === undefined ? [] : [[name.slice(prefix.length), from] as const];
  });
  return new Map(called);
}
