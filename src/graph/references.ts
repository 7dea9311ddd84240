import type { Expression, Place } from "../template/expression.js";
import { instanceName } from "../template/instance-name.js";
import type { Dependency, Resource, Template } from "../template/template.js";
import { partsOf } from "../template/walk.js";
import { groupBy } from "../template/group.js";

/** One resource names another: in a property, an attribute, or `DependsOn`. */
export interface Edge {
  readonly from: Resource;
  readonly to: Resource;
  /** The attribute that is read, empty for the resource itself. */
  readonly path: readonly string[];
  readonly place: Place;
}

export interface References {
  readonly from: (resource: Resource) => readonly Edge[];
  readonly to: (resource: Resource) => readonly Edge[];
  /**
   * Whether a resource waits for another, directly or through others; undefined where it may do so
   * in a way that the template does not tell.
   */
  readonly dependsOn: (resource: Resource, other: Resource) => boolean | undefined;
}

/** Nobody follows what waits for more. */
const maxAwaited = 1000;

/** The references between the resources of a template, in both directions. */
export function referencesOf(template: Template): References {
  const all = [...template.resources.values()];
  const outgoing = new Map<Resource, readonly Edge[]>();
  let incoming: ReadonlyMap<Resource, readonly Edge[]> | undefined;
  const edgesOf = (from: Resource): readonly Edge[] => {
    const edges = outgoing.get(from) ?? edgesFrom(from, template);
    outgoing.set(from, edges);
    return edges;
  };

  function dependsOn(resource: Resource, other: Resource): boolean | undefined {
    const isOne = resource.deployment?.name === other.deployment?.name;
    // It is there before, or comes after.
    if (!isOne && [resource, other].some((each) => each.deployment?.isOrdered === false)) {
      return undefined;
    }
    const seen = new Set([resource]);
    let isTold = true;
    for (const each of seen) {
      if (seen.size > maxAwaited) return undefined;
      const { awaited } = each;
      const further = awaited?.names.flatMap((name) => declaredAs(name, template)) ?? [];
      for (const to of [...edgesOf(each).map((edge) => edge.to), ...further]) {
        if (to === other) return true;
        seen.add(to);
      }
      isTold &&= awaited?.complete !== false;
    }
    // Which of two deployments comes first, nobody has to write.
    return isTold && isOne ? false : undefined;
  }

  return {
    from: edgesOf,
    to: (resource) =>
      (incoming ??= groupBy(all.flatMap(edgesOf), ({ to }) => to)).get(resource) ?? [],
    dependsOn,
  };
}

function edgesFrom(from: Resource, template: Template): readonly Edge[] {
  const written: readonly Expression[] = [
    from.properties,
    ...from.attributes.values(),
    ...(from.bindings?.values() ?? []),
    ...(from.condition === undefined ? [] : [from.condition]),
  ];
  const waitingFor = (dependencies: readonly Dependency[]): readonly Edge[] =>
    dependencies.flatMap(({ name, span }) =>
      declaredAs(name, template).map((to): Edge => ({ from, to, path: [], place: { span } })),
    );
  const referenced = [...partsOf(written, template)].flatMap((part): readonly Edge[] => {
    if (part.kind === "Local") return waitingFor(template.waits?.get(part.name) ?? []);
    if (part.kind !== "Reference") return [];
    const { resource, path, place } = part;
    return declaredAs(resource, template).map((to) => ({ from, to, path, place }));
  });
  const explicit = waitingFor(from.dependsOn);
  return [...referenced, ...explicit];
}

/** A resource, or all instances of one that is created several times: whoever waits, waits for all. */
function declaredAs(name: string, { resources, repeated }: Template): readonly Resource[] {
  const one = resources.get(name);
  if (one !== undefined) return [one];
  const keys = repeated.get(name)?.keys;
  if (keys !== undefined) {
    return keys.flatMap((key) => resources.get(instanceName(name, key)) ?? []);
  }
  // A module stands for all that it creates.
  const isModule = /(?:^|[.:])module\.[^.]+$/.test(name);
  return isModule ? [...resources.values()].filter(({ name: each }) => isInModule(each, name)) : [];
}

function isInModule(address: string, module: string): boolean {
  return address.startsWith(module) && /^[.[]/.test(address.slice(module.length));
}
