import { groupBy } from "../../template/group.js";
import { newSideTable } from "../../template/side-table.js";
import { asking } from "../asking.js";
import {
  type AccountName,
  accountNameOf,
  delivered,
  isShared,
  kindOf,
  wordsOfAny,
} from "./account-name.js";
import { allNested } from "./called.js";
import { isName, type Key, keysNear, namesIn } from "./keys.js";
import { callable, mentionsIn, mentioning, nameOf } from "./mentions.js";
import type { Found, Neighbour, Neighbours } from "./neighbours.js";
import { callsOf } from "./open-names.js";
import { type Deployed, whereDeployed } from "./where-deployed.js";

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

const topic = "AWS::SNS::Topic";
const alerting = ["AWS::Logs::MetricFilter", topic];
const watching = ["AWS::Logs::MetricFilter", "AWS::CloudWatch::Alarm"];

const followed = ["AWS::IAM::Group", "AWS::S3::Bucket"];

const concerned = [oneOf(askingTypes)];
const following = oneOf([...followed, ...watching]);
const naming = oneOf([...callable.keys(), ...mentioning.keys()]);

/** What calls others may call what they put out. */
const importing = [asking, naming];

function oneOf(types: readonly string[]): RegExp {
  return new RegExp(`(?:${types.join("|")})\\b`);
}

const remembered = newSideTable<Found, Map<string, Registry>>();

/** The registry of a project for one of its stacks, which may be newer than its file. */
export function registryFor(file: Neighbour, neighbours: Neighbours): Registry {
  const asked = neighbours.mentioning(concerned);
  const registries = remembered.get(asked) ?? new Map<string, Registry>();
  remembered.set(asked, registries);
  const known = namesAskedFor(asked, neighbours);
  const own = namesAskedForIn({ file, template: file.stack.template }, neighbours);
  // What follows from those that are known is known.
  const further = own.filter((name) => !known.has(name));
  const others = [...withThoseFollowing(further, neighbours)].filter((name) => !known.has(name));
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

const rememberedNames = newSideTable<Found, ReadonlySet<AccountName>>();

function namesAskedFor(asked: Found, neighbours: Neighbours): ReadonlySet<AccountName> {
  const before = rememberedNames.get(asked);
  if (before !== undefined) return before;
  const deployed = asked.files.flatMap((file) => whereDeployed(file, neighbours));
  const direct = deployed.flatMap((each) => namesAskedForIn(each, neighbours));
  const names = withThoseFollowing(direct, neighbours);
  rememberedNames.set(asked, names);
  return names;
}

/**
 * What groups of users have attached is what their users may do, access logs go from one bucket to the
 * next, and what is logged from filters to alarms, and on to whom these tell.
 */
function withThoseFollowing(
  direct: readonly AccountName[],
  neighbours: Neighbours,
): ReadonlySet<AccountName> {
  const names = new Set(direct);
  for (let latest = new Set(direct); latest.size > 0;) {
    const leading = [...latest].filter((name) => /^(?:bucket|group|log-group|metric) /.test(name));
    if (leading.length === 0) break;
    const { files } = neighbours.mentioning([wordsOfAny(leading, neighbours.known), following]);
    const called = among(files, neighbours).flatMap((each) => calledBy(latest, each, neighbours));
    latest = new Set(called.filter((name) => !names.has(name)));
    for (const name of latest) names.add(name);
  }
  return names;
}

/** What goes on from some names in a stack: what is called so there calls, or what watches it. */
function calledBy(
  names: ReadonlySet<AccountName>,
  { file, template }: Deployed,
  neighbours: Neighbours,
): readonly AccountName[] {
  const resources = [...template.resources];
  const own = resources.filter(([, each]) => {
    const name = followed.includes(each.type) ? nameOf(each, template) : undefined;
    return name !== undefined && names.has(name);
  });
  const watchers = new Set(
    mentionsIn(template).flatMap(({ kind, resource, written }) => {
      const name = accountNameOf(kind, written, template);
      return name !== undefined && names.has(name) ? [resource] : [];
    }),
  );
  const meant = resources.filter(
    ([name, { type }]) => watching.includes(type) && watchers.has(name),
  );
  if (own.length + meant.length === 0) return [];
  const told = meant.length === 0 ? [] : resources.filter(([, { type }]) => type === topic);
  const near = { ...template, resources: new Map([...own, ...meant, ...told]) };
  return [...keysNear(file, mentionsIn(near), neighbours).filter(isName), ...namesIn(near)];
}

/** The names of what trails and users of a stack are about. */
function namesAskedForIn(
  { file, template }: Deployed,
  neighbours: Neighbours,
): readonly AccountName[] {
  const asks = [...template.resources].filter(([, { type }]) => askingTypes.includes(type));
  if (asks.length === 0) return [];
  // What alarms tell of are metrics of what a trail records, and whom, those who subscribe.
  const around = [...template.resources].filter(([, { type }]) => alerting.includes(type));
  const asking = { ...template, resources: new Map([...asks, ...around]) };
  const called = keysNear(file, mentionsIn(asking), neighbours);
  return [...called.filter(isName), ...namesIn(asking)];
}

function readRegistry(names: readonly AccountName[], neighbours: Neighbours): Registry {
  const known = new Set(names);
  const named = neighbours.mentioning([wordsOfAny(names, neighbours.known), naming]);
  const asked = neighbours.mentioning(concerned);
  const isAsked = asked.files.length > 0;
  const all = [named, neighbours.mentioning(importing), asked];
  const files = all.flatMap((found) => found.files);
  const deployed = among(files, neighbours);
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
  // What trails deliver to may have a name that nobody can ask for.
  const kinds = new Set([...names.map(kindOf), ...(isAsked ? delivered : [])]);
  const calls = [...kinds].flatMap((kind) => callsOf(kind, neighbours));
  return {
    isKnown: (name) => known.has(name),
    declaring: (name, from) =>
      (byName.get(name) ?? []).map(({ file }) => file).filter(({ path }) => path !== from),
    *calling(key, from) {
      for (const { file } of byKey.get(key) ?? []) if (file.path !== from) yield file;
    },
    paths: new Set([...files, ...calls.map(({ file }) => file)].map(({ path }) => path)),
    gap: named.gap,
  };
}

/** What some stacks have, and others that are nested and know only there what they are called. */
function among(files: readonly Neighbour[], neighbours: Neighbours): readonly Deployed[] {
  const all = new Map(files.map((file) => [file.path, file] as const));
  const supplied = [...allNested(neighbours)].flatMap((path) => {
    const nested = all.has(path) ? undefined : neighbours.at(path);
    if (nested === undefined) return [];
    return whereDeployed(nested, neighbours).filter(({ file }) => file.path !== path);
  });
  return [...[...all.values()].flatMap((file) => whereDeployed(file, neighbours)), ...supplied];
}
