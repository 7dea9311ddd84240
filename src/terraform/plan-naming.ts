import { at, isTrue, textOf } from "./plan-json.js";
import { sourcesOf } from "./plan-references.js";
import type { Planned } from "./plan-resources.js";
import { onlySource, type ResourceSource } from "./plan-source.js";
import type { Plan } from "./whole-plan.js";

/**
 * Whether an argument is what it refers to rather than made of it, of which a plan lists the same
 * references. Who names a resource writes its name and nothing else; but where two resources would
 * name one that only one of them can, either may be made of the name.
 */
export function isNamedBy(
  path: readonly string[],
  resource: Planned,
  { resource: target }: ResourceSource,
  plan: Plan,
): boolean {
  const argument = path.at(-1) ?? "";
  const naming = plan.provider.naming(resource.type, argument);
  if (naming === undefined || target.isData || !naming.types.test(target.type)) return false;
  if (!plan.provider.wants(target.type)) return false;
  if (path.length > 1) return true;
  const { alone, unlike } = naming;
  if (unlike !== undefined && names(resource, unlike, target, plan)) return false;
  return alone !== true || countOf(resource.type, argument, target, plan) < 2;
}

/** Whether another argument of a resource may name the same. */
function names(resource: Planned, argument: string, target: Planned, plan: Plan): boolean {
  const named = namedBy(resource, argument, plan);
  return named !== undefined && (named === target || named === nameOf(target, argument));
}

/** What has the argument for a name of its own: `bucket` is also what a bucket calls itself. */
function nameOf({ values }: Planned, argument: string): string | undefined {
  return textOf(at(values, argument));
}

/** How many resources of a type name another, by references or by the name that is known. */
function countOf(type: string, argument: string, target: Planned, plan: Plan): number {
  const key = `${type} ${argument}`;
  const counts = plan.named.get(key) ?? countNamed(type, argument, plan);
  plan.named.set(key, counts);
  const name = nameOf(target, argument);
  return (counts.get(target) ?? 0) + (name === undefined ? 0 : (counts.get(name) ?? 0));
}

function countNamed(
  type: string,
  argument: string,
  plan: Plan,
): ReadonlyMap<Planned | string, number> {
  const counts = new Map<Planned | string, number>();
  for (const resource of plan.managed) {
    if (resource.type !== type) continue;
    const named = namedBy(resource, argument, plan);
    if (named !== undefined) counts.set(named, (counts.get(named) ?? 0) + 1);
  }
  return counts;
}

/** The name that an argument is known to be, or the only resource that it refers to. */
function namedBy(resource: Planned, argument: string, plan: Plan): Planned | string | undefined {
  const known = nameOf(resource, argument);
  if (known !== undefined) return known;
  const unknown = at(plan.changes.get(resource.address)?.body, "after_unknown", argument);
  const code = plan.instances.module(resource.module).code?.resource(resource.declared);
  const written = at(code, "expressions", argument);
  if (!isTrue(unknown) || written === undefined) return undefined;
  const sources = sourcesOf(written, resource, plan).filter(({ kind }) => kind !== "nothing");
  const source = onlySource(sources);
  return source?.kind === "resource" ? source.resource : undefined;
}
