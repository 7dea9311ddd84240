import { groupBy } from "../../template/group.js";
import type { Template } from "../../template/template.js";
import { asking } from "../asking.js";
import { type AccountName, accountNameOf, isShared, wordsOfAny } from "./account-name.js";
import { sourceOf } from "./exports.js";
import { isImport } from "./import.js";
import { callable, mentionsIn, type Mention, mentioning, nameOf } from "./mentions.js";
import type { Found, Neighbour, Neighbours } from "./neighbours.js";
import { requestOf } from "./request.js";

/** What resources of a project are told apart by: a name, or where one is declared. */
export type Key = AccountName | `resource ${string}`;

/** Which stacks of a project call which resources of others. */
export interface Registry {
  /** Whether rules ask for what has a name. */
  readonly isKnown: (name: AccountName) => boolean;
  /** The stacks that declare what has a name. */
  readonly declaring: (name: AccountName, from: string) => readonly Neighbour[];
  /** The stacks that call a resource which they do not declare themselves, which may be many. */
  readonly calling: (key: Key, from: string) => Iterable<Neighbour>;
  /** The paths of all of these. */
  readonly paths: ReadonlySet<string>;
  /** Why there may be others. */
  readonly gap: string | undefined;
}

/**
 * Rules ask about what trails deliver to and what users may do: names that neither has anything to do
 * with matter to nobody.
 */
const askingTypes = ["AWS::CloudTrail::Trail", "AWS::IAM::User", "AWS::IAM::UserToGroupAddition"];

const concerned = [oneOf(askingTypes)];
const naming = oneOf([...callable.keys(), ...mentioning.keys()]);

/** What calls others may call what they put out. */
const importing = [asking, naming];

function oneOf(types: readonly string[]): RegExp {
  return new RegExp(`(?:${types.join("|")})\\b`);
}

const remembered = new WeakMap<Found, Map<string, Registry>>();

/** The registry of a project for one of its stacks, which may be newer than its file. */
export function registryFor(file: Neighbour, neighbours: Neighbours): Registry {
  const asked = neighbours.mentioning(concerned);
  const registries = remembered.get(asked) ?? new Map<string, Registry>();
  remembered.set(asked, registries);
  const known = namesAskedFor(asked, neighbours);
  const own = new Set(namesAskedForIn(file, neighbours));
  const others = [...own].filter((name) => !known.has(name));
  const key = others.join("\n");
  const before = registries.get(key);
  if (before !== undefined) return before;
  const registry = readRegistry([...known, ...others], neighbours);
  registries.set(key, registry);
  return registry;
}

/** The stacks of a project of which some may have to do with others that call the same. */
export function meetingIn(neighbours: Neighbours): ReadonlySet<string> {
  const asked = neighbours.mentioning(concerned);
  if (asked.files.length === 0) return new Set();
  return readRegistry([...namesAskedFor(asked, neighbours)], neighbours).paths;
}

const rememberedNames = new WeakMap<Found, ReadonlySet<AccountName>>();

function namesAskedFor(asked: Found, neighbours: Neighbours): ReadonlySet<AccountName> {
  const before = rememberedNames.get(asked);
  if (before !== undefined) return before;
  const names = new Set(asked.files.flatMap((file) => namesAskedForIn(file, neighbours)));
  rememberedNames.set(asked, names);
  return names;
}

/** The names of what trails and users of a stack are about. */
function namesAskedForIn(file: Neighbour, neighbours: Neighbours): readonly AccountName[] {
  const { resources, inputs } = file.stack.template;
  const asks = [...resources].filter(([, { type }]) => askingTypes.includes(type));
  if (asks.length === 0) return [];
  const template = { ...file.stack.template, resources: new Map(asks) };
  const called = keysNear(file, mentionsIn(template), neighbours);
  return [...called.filter(isName), ...namesIn({ resources: template.resources, inputs })];
}

export function isName(key: Key): key is AccountName {
  return !key.startsWith("resource ");
}

function readRegistry(names: readonly AccountName[], neighbours: Neighbours): Registry {
  const known = new Set(names);
  const named = neighbours.mentioning([wordsOfAny(names, neighbours.known), naming]);
  const all = [named, neighbours.mentioning(importing), neighbours.mentioning(concerned)];
  const files = new Map(
    all.flatMap(({ files }) => files.map((file) => [file.path, file] as const)),
  );
  const declared = [...files.values()].flatMap((file) => {
    const reach = neighbours.reachOf(file.path);
    const names = [...namesIn(file.stack.template)].filter((name) => isShared(name, reach));
    return names.map((name) => ({ name, file }));
  });
  const byName = groupBy(declared, ({ name }) => name);
  const called = [...files.values()].flatMap((file) => {
    const own = namesIn(file.stack.template);
    const keys = new Set(keysNear(file, mentionsIn(file.stack.template), neighbours));
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
    paths: new Set(files.keys()),
    gap: named.gap,
  };
}

/** What a stack of the project calls that means the same where it is called from. */
function keysNear(
  file: Neighbour,
  mentions: readonly Mention[],
  neighbours: Neighbours,
): readonly Key[] {
  const reach = neighbours.reachOf(file.path);
  // What is in reach of another place exports other things under the same names.
  const meant =
    reach === "Region" ? mentions : mentions.filter(({ written }) => !isImport(written));
  return meant
    .flatMap((each) => keysOf(each, file, neighbours))
    .filter((key) => !isName(key) || isShared(key, reach));
}

/** The names of what a template declares. */
export function namesIn({
  resources,
  inputs,
}: Pick<Template, "inputs" | "resources">): ReadonlySet<AccountName> {
  return new Set([...resources.values()].flatMap((each) => nameOf(each, inputs) ?? []));
}

/** All that is called in a stack. */
export function keysIn(file: Neighbour, neighbours: Neighbours): ReadonlySet<Key> {
  const mentions = mentionsIn(file.stack.template);
  return new Set(mentions.flatMap((each) => keysOf(each, file, neighbours)));
}

/** What a resource is told apart by, as it is declared. */
export function keysOfResource(name: string, { path, stack }: Neighbour): readonly Key[] {
  const { resources, inputs } = stack.template;
  const resource = resources.get(name);
  const called = resource && nameOf(resource, inputs);
  return [`resource ${path} ${name}`, ...(called === undefined ? [] : [called])];
}

/** What something is told apart by that a stack calls: by its name, by a reference, or by an import. */
function keysOf(
  mention: Pick<Mention, "kind" | "written">,
  file: Neighbour,
  neighbours: Neighbours,
): readonly Key[] {
  const { kind, written } = mention;
  const { inputs } = file.stack.template;
  if (written.kind === "Reference") return keysOfResource(written.resource, file);
  if (!isImport(written)) {
    const name = accountNameOf(kind, written, inputs);
    return name === undefined ? [] : [name];
  }
  const source = sourceOf(requestOf(written, inputs), neighbours);
  const value = source?.neighbour.stack.outputs().entries.get(source.output)?.value;
  if (source === undefined || value === undefined || isImport(value)) return [];
  return keysOf({ kind, written: value }, source.neighbour, neighbours);
}
