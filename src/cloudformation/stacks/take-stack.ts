import type { Imported } from "./assembly.js";
import { deployersOf } from "./called.js";
import type { Neighbour } from "./neighbours.js";
import { outputOfPart } from "./nest.js";
import { candidateFor, type Joining, type Reason } from "./take-part.js";

/**
 * A stack takes part, one that another nests as that deploys it. Tells how the template knows what it
 * puts out; nothing where it cannot take part.
 */
export function takeStack(
  filed: Neighbour,
  reason: Reason,
  joining: Joining,
): Imported["localOf"] | undefined {
  const { path } = filed;
  const { assembly, neighbours } = joining;
  // What is nested in it is read once more, since it is a part of another template now.
  const neighbour = neighbours.at(path) ?? filed;
  const { bindings, calls, callsOf = { get: () => calls } } = reason;
  const deployer = bindings.size > 0 ? undefined : deployerOf(path, joining);
  // What is around it and has nothing to do with why it takes part is not reported there.
  const around = deployer && candidateFor(deployer, { ...reason, callsOf: new Map() }, joining);
  if (around === undefined) return candidateFor(neighbour, reason, joining)?.take().localOf;
  const [part, ...others] = around.parts.filter((each) => each.path === path);
  // Of what is nested several times, nobody knows which one is meant.
  if (part === undefined || others.length > 0) return undefined;
  const { prefix } = around.take();
  assembly.called.push({ prefix: prefix + part.prefix, callsOf });
  return (output) => prefix + outputOfPart(part.prefix, output);
}

/** The one stack that deploys what it nests, on whatever level. */
function deployerOf(path: string, { neighbours }: Joining): Neighbour | undefined {
  const deployers = deployersOf(path, neighbours).filter(
    (each) => neighbours.reachOf(each) === neighbours.reachOf(path),
  );
  const [deployer] = deployers;
  return deployer === undefined || deployers.length > 1 ? undefined : neighbours.at(deployer);
}
