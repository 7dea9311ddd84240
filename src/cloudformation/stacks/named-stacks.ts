import type { Expression, Place } from "../../template/expression.js";
import { groupBy } from "../../template/group.js";
import type { Apart, Gap } from "../../template/gap.js";
import type { Resource, Template } from "../../template/template.js";
import {
  type AccountName,
  accountNameOf,
  delivered,
  type NameKind,
  patternIn,
} from "./account-name.js";
import { callsTo } from "./assembly.js";
import { callable, mentionsIn, nameIn, nameOf } from "./mentions.js";
import { callsOf, isPublished, mayMean } from "./open-names.js";
import { spread } from "./connected.js";
import type { Bindings } from "./name-pattern.js";
import type { Neighbour } from "./neighbours.js";
import type { Nest } from "./nest.js";
import type { Joining } from "./take-part.js";
import { takeStack } from "./take-stack.js";
import { holdersCalling, isName, type Key, keysIn, keysOfResource, namesIn } from "./keys.js";
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
  const declared = [...nest.template.resources].flatMap(([name, { file, localName = name }]) => [
    ...keysOfResource(name, own),
    // That is what imports from a nested stack mean.
    ...(file === undefined ? [] : ([`resource ${file} ${localName}`] as const)),
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

/** What others call a resource, or what it publishes, as it is written. */
function namesGivenTo(
  resource: Resource,
  template: Template,
): readonly { readonly kind: NameKind; readonly written: Expression | undefined }[] {
  const { kind } = callable.get(resource.type) ?? {};
  if (kind !== undefined) return [{ kind, written: nameIn(resource) }];
  return mentionsIn(template).filter(
    (each) => each.resource === resource.name && isPublished(each, template),
  );
}

/** What has a name may be configured by stacks that call it so and have no part in the template. */
export function callersOf(
  registry: Registry,
  { assembly, neighbours, file }: Joining,
): readonly Apart[] {
  const { template, inputs, parts } = assembly;
  const scope = { ...template, inputs };
  const all = [...template.resources.values()];
  const hasTrails = all.some(({ type }) => type === "AWS::CloudTrail::Trail");
  const called = all.flatMap((resource) =>
    namesGivenTo(resource, template).map((each) => ({ ...each, resource })),
  );
  return called.flatMap(({ resource, kind, written }): readonly Apart[] => {
    const name = written && accountNameOf(kind, written, scope);
    const isMade = hasTrails && delivered.includes(kind);
    if (name === undefined ? !isMade : !registry.isKnown(name)) return [];
    const given: Expression = {
      kind: "Reference",
      resource: resource.name,
      path: [],
      place: { span: resource.header },
    };
    const gapOf = (reason: string): Gap => ({ reason, span: [0, 0] });
    const reasonOf = ({ path }: Neighbour): string =>
      `'${neighbours.nameOf(path)}' may add resources`;
    const gaps = (by: RegExp | undefined): readonly Gap[] => {
      if (by === undefined) return [];
      for (const each of name === undefined ? [] : registry.calling(name, file.path)) {
        if (!parts.has(each.path)) return [gapOf(reasonOf(each))];
      }
      if (name !== undefined && registry.gap !== undefined) return [gapOf(registry.gap)];
      const called = written === undefined ? "made" : patternIn(written, scope);
      const open = new Map<string, Neighbour>();
      const seen = resource.file === undefined ? [neighbours] : neighbours.around(resource.file);
      for (const each of seen.flatMap((from) => callsOf(kind, from, by))) {
        const { path } = each.file;
        const isApart = !open.has(each.type) && path !== file.path && !parts.has(path);
        // Of two names that are known nobody need guess whether they are the same.
        const isUnknown = each.isOpen || (written !== undefined && name === undefined);
        if (isApart && isUnknown && mayMean(each, called)) open.set(each.type, each.file);
      }
      return [...open].map(([type, each]) => {
        return { ...gapOf(reasonOf(each)), types: new Set([type]) };
      });
    };
    return [{ given: [given], gaps }];
  });
}
