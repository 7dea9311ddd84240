import type { Place } from "../../template/expression.js";
import { groupBy } from "../../template/group.js";
import type { Template } from "../../template/template.js";
import { type AccountName, accountNameOf } from "./account-name.js";
import { callsTo } from "./assembly.js";
import { mentionsIn, nameOf } from "./mentions.js";
import { spread } from "./connected.js";
import type { Bindings } from "./name-pattern.js";
import type { Neighbour } from "./neighbours.js";
import type { Nest } from "./nest.js";
import type { Joining } from "./take-part.js";
import { takeStack } from "./take-stack.js";
import {
  declaredKey,
  holdersCalling,
  isName,
  type Key,
  keysIn,
  keysOfResource,
  namesIn,
} from "./keys.js";
import type { Registry } from "./registry.js";

/** More stacks than anybody lets configure one bucket or group. */
const maxCalling = 20;

/** What takes part without an import knows nothing of what imports it. */
const bindings: Bindings = new Map();

/** The stacks take part that declare what a template calls by its name, each where only it does. */
export function joinNamed(template: Template, registry: Registry, joining: Joining): void {
  const { assembly, file } = joining;
  const scope = { ...template, inputs: assembly.inputs };
  let own: ReadonlySet<AccountName> | undefined;
  const called = mentionsIn(template).flatMap(({ kind, written }) => {
    const name = accountNameOf(kind, written, scope);
    if (name === undefined) return [];
    const [only, ...others] = registry.declaring(name, file.path);
    if (only === undefined || others.length > 0) return [];
    if (assembly.parts.has(only.path) || (own ??= namesIn(scope)).has(name)) return [];
    return { stack: only, name, calls: callsTo(written.place, assembly) };
  });
  for (const [declaring, all] of groupBy(called, ({ stack }) => stack)) {
    const [{ calls } = { calls: [] }] = all;
    if (assembly.parts.has(declaring.path)) continue;
    const places = new Map(all.map((each) => [each.name, each.calls] as const).reverse());
    takeStack(declaring, { bindings, calls, callsOf: callsIn(declaring, places) }, joining);
  }
}

/** From where the resources of a stack are called, of which some are called by their names. */
function callsIn(
  { stack: { template } }: Neighbour,
  places: ReadonlyMap<AccountName, readonly Place[]>,
): ReadonlyMap<string, readonly Place[]> {
  const called = [...template.resources.values()].flatMap((resource) => {
    const name = nameOf(resource, template);
    const calls = name && places.get(name);
    return calls === undefined ? [] : [[resource.name, calls] as const];
  });
  return spread(new Map(called), template);
}

/**
 * The stacks take part that call what a stack declares, or what it calls itself. What is wrong in them
 * is reported in their own files.
 */
export function joinCalling(nest: Nest, registry: Registry, joining: Joining): void {
  const { assembly, neighbours, file } = joining;
  const own = { path: file.path, stack: nest };
  const declared = [...nest.template.resources].flatMap(([name, resource]) => [
    ...keysOfResource(name, own),
    // That is what imports from a nested stack mean.
    declaredKey(resource, file.path),
  ]);
  const keys = new Set([...declared, ...keysIn(own, neighbours)]);
  const names = namesIn(nest.template);
  const calling = new Set<Neighbour>();
  const logs = mentionsIn(nest.template).some(
    ({ resource }) => nest.template.resources.get(resource)?.type === "AWS::S3::Bucket",
  );
  const followed = ["AWS::IAM::Group", ...(logs ? (["AWS::S3::Bucket"] as const) : [])] as const;
  for (const key of keys) {
    if ((isName(key) && !registry.isKnown(key)) || !isOne(key, names, registry, nest)) continue;
    for (const each of registry.calling(key, file.path)) {
      if (calling.size >= maxCalling) break;
      calling.add(each);
      // Whoever is in a group that has a policy has it too, and access logs may go round in circles.
      for (const type of followed) {
        for (const other of holdersCalling(type, key, each, neighbours)) keys.add(other);
      }
    }
  }
  for (const each of calling) {
    if (!assembly.parts.has(each.path)) takeStack(each, { bindings, calls: [] }, joining);
  }
}

/** Whether two stacks certainly mean the same by it, since no more than one declares it. */
function isOne(
  key: Key,
  names: ReadonlySet<AccountName>,
  registry: Registry,
  { parts, path: own }: Nest,
): boolean {
  if (!isName(key)) return true;
  const isPart = ({ path }: Neighbour): boolean => parts.some((part) => part.path === path);
  const others = registry.declaring(key, own).filter((each) => !isPart(each));
  return others.length <= (names.has(key) ? 0 : 1);
}
