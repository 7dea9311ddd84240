import type { Expression } from "../../template/expression.js";
import type { Apart, Gap } from "../../template/gap.js";
import type { Resource, Template } from "../../template/template.js";
import {
  type AccountName,
  accountNameOf,
  delivered,
  type NameKind,
  patternIn,
} from "./account-name.js";
import type { Assembly } from "./assembly.js";
import { referencesTo } from "./call.js";
import { callable, mentionsIn, nameIn } from "./mentions.js";
import type { Neighbour } from "./neighbours.js";
import { callsOf, isPublished, mayMean } from "./open-names.js";
import type { Registry } from "./registry.js";
import type { Joining } from "./take-part.js";

/** A resource that others may call by its name, or by that of what it publishes. */
interface Named {
  readonly resource: Resource;
  readonly kind: NameKind;
  /** Nothing where CloudFormation makes the name. */
  readonly written: Expression | undefined;
  /** Nothing where nobody knows whether another name is the same. */
  readonly name: AccountName | undefined;
}

/** What has a name may be configured by stacks that call it so and have no part in the template. */
export function callersOf(registry: Registry, joining: Joining): readonly Apart[] {
  const { resources } = joining.assembly.template;
  const hasTrails = [...resources.values()].some(({ type }) => type === "AWS::CloudTrail::Trail");
  return namedIn(joining.assembly)
    .filter(({ kind, name }) =>
      name === undefined ? hasTrails && delivered.includes(kind) : registry.isKnown(name),
    )
    .map((named) => ({
      given: referencesTo([named.resource]),
      gaps: (by) => (by === undefined ? [] : gapsOf(named, by, registry, joining)),
    }));
}

function namedIn({ template, inputs }: Assembly): readonly Named[] {
  const scope = { ...template, inputs };
  return [...template.resources.values()].flatMap((resource) =>
    namesGivenTo(resource, template).map(({ kind, written }) => {
      return { resource, kind, written, name: written && accountNameOf(kind, written, scope) };
    }),
  );
}

/** What others call a resource, or what it publishes, as it is written. */
function namesGivenTo(
  resource: Resource,
  template: Template,
): readonly Pick<Named, "kind" | "written">[] {
  const { kind } = callable.get(resource.type) ?? {};
  if (kind !== undefined) return [{ kind, written: nameIn(resource) }];
  return mentionsIn(template).filter(
    (each) => each.resource === resource.name && isPublished(each, template),
  );
}

/** Some that have no part call it so for sure, and others by what nobody can read. */
function gapsOf(named: Named, by: RegExp, registry: Registry, joining: Joining): readonly Gap[] {
  const reason = named.name && whyCalled(named.name, registry, joining);
  if (reason !== undefined) return [{ reason, span: [0, 0] }];
  return [...openCallersOf(named, by, joining)].map(([type, file]) => {
    return { reason: reasonOf(file, joining), span: [0, 0], types: new Set([type]) };
  });
}

function whyCalled(name: AccountName, registry: Registry, joining: Joining): string | undefined {
  for (const each of registry.calling(name, joining.file.path)) {
    if (isApart(each, joining)) return reasonOf(each, joining);
  }
  return registry.gap;
}

/** For each type of what may call it by that name as far as anybody knows, a stack that has such. */
function openCallersOf(
  { resource, kind, written, name }: Named,
  by: RegExp,
  joining: Joining,
): ReadonlyMap<string, Neighbour> {
  const { neighbours, assembly } = joining;
  const { template, inputs } = assembly;
  const called = written === undefined ? "made" : patternIn(written, { ...template, inputs });
  // Of two names that are known nobody need guess whether they are the same.
  const isUnknown = written !== undefined && name === undefined;
  const seen = resource.file === undefined ? [neighbours] : neighbours.around(resource.file);
  const callers = new Map<string, Neighbour>();
  for (const call of seen.flatMap((from) => callsOf(kind, from, by))) {
    const isOther = !callers.has(call.type) && isApart(call.file, joining);
    const mayBeIt = isOther && (call.isOpen || isUnknown) && mayMean(call, called);
    if (mayBeIt) callers.set(call.type, call.file);
  }
  return callers;
}

function isApart({ path }: Neighbour, { assembly }: Joining): boolean {
  return !assembly.parts.has(path);
}

function reasonOf({ path }: Neighbour, { neighbours }: Joining): string {
  return `'${neighbours.nameOf(path)}' may add resources`;
}
