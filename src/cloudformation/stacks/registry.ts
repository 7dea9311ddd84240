import { groupBy } from "../../template/group.js";
import { newSideTable } from "../../template/side-table.js";
import { asking } from "../asking.js";
import { textsDeclaring } from "../declaring-text.js";
import { type AccountName, delivered, isShared, kindOf, wordsOfAny } from "./account-name.js";
import { askedFor, askedForIn, concerned, oneOf, withThoseFollowing } from "./asked-for.js";
import { isName, type Key, keysNear, namesIn } from "./keys.js";
import { callable, mentionsIn, mentioning } from "./mentions.js";
import type { Found, Neighbour, Neighbours } from "./neighbours.js";
import { callsOf } from "./open-names.js";
import { allDeployed } from "./where-deployed.js";

/** Which stacks of a project call which resources of others. */
export interface Registry {
  /** Whether rules ask for what has a name. */
  readonly isKnown: (name: AccountName) => boolean;
  /** The stacks that declare what has a name. */
  readonly declaring: (name: AccountName, from: string) => readonly Neighbour[];
  /** The stacks that call a resource which they do not declare themselves, which may be many. */
  readonly calling: (key: Key, from: string) => Iterable<Neighbour>;
  /** Why there may be others. */
  readonly gap: string | undefined;
}

const naming = oneOf([...callable.keys(), ...mentioning.keys()].flatMap(textsDeclaring));

/** What calls others may call what they put out. */
const importing = [asking, naming];

const remembered = newSideTable<Found, Map<string, Registry>>();

/** The registry of a project for one of its stacks, which may be newer than its file. */
export function registryFor(file: Neighbour, neighbours: Neighbours): Registry {
  const asked = neighbours.mentioning(concerned);
  const registries = remembered.get(asked) ?? new Map<string, Registry>();
  remembered.set(asked, registries);
  const known = askedFor(asked, neighbours);
  const own = askedForIn({ file, template: file.stack.template }, neighbours);
  // What follows from those that are known is known.
  const further = own.filter((each) => !known.has(each));
  const others = [...withThoseFollowing(further, neighbours)].filter((each) => !known.has(each));
  const key = others.join("\n");
  const before = registries.get(key);
  if (before !== undefined) return before;
  const registry = readRegistry([...known, ...others].filter(isName), neighbours);
  registries.set(key, registry);
  return registry;
}

/** The stacks of a project of which some may have to do with others that call the same. */
export function meetingIn(neighbours: Neighbours): ReadonlySet<string> {
  const asked = neighbours.mentioning(concerned);
  if (asked.files.length === 0) return new Set();
  const names = [...askedFor(asked, neighbours)].filter(isName);
  // What trails deliver to may have a name that nobody can ask for.
  const kinds = new Set([...names.map(kindOf), ...delivered]);
  const calls = [...kinds].flatMap((kind) => callsOf(kind, neighbours));
  const files = [...concernedBy(names, neighbours).files, ...calls.map(({ file }) => file)];
  return new Set(files.map(({ path }) => path));
}

function readRegistry(names: readonly AccountName[], neighbours: Neighbours): Registry {
  const known = new Set(names);
  const { files, gap } = concernedBy(names, neighbours);
  const deployed = allDeployed(files, neighbours);
  const declared = deployed.flatMap(({ file, template }) => {
    const reach = neighbours.reachOf(file.path);
    const names = [...namesIn(template)].filter((name) => isShared(name, reach));
    return names.map((name) => ({ name, file }));
  });
  const byName = groupBy(declared, ({ name }) => name);
  const called = deployed.flatMap(({ file, template }) => {
    const own = namesIn(file.stack.template);
    const keys = new Set(keysNear(file, mentionsIn(template), neighbours));
    return [...keys].filter((key) => !isName(key) || !own.has(key)).map((key) => ({ key, file }));
  });
  const byKey = groupBy(called, ({ key }) => key);
  return {
    isKnown: (name) => known.has(name),
    declaring: (name, from) =>
      (byName.get(name) ?? []).map(({ file }) => file).filter(({ path }) => path !== from),
    *calling(key, from) {
      for (const { file } of byKey.get(key) ?? []) if (file.path !== from) yield file;
    },
    gap,
  };
}

/** The stacks that may call one of some names, import what has one, or ask for it, and why there may be others. */
function concernedBy(
  names: readonly AccountName[],
  neighbours: Neighbours,
): Pick<Found, "files" | "gap"> {
  const { files, gap } = neighbours.mentioning([wordsOfAny(names, neighbours.known), naming]);
  const others = [importing, concerned].map((what) => neighbours.mentioning(what));
  return { files: [...files, ...others.flatMap((found) => found.files)], gap };
}
