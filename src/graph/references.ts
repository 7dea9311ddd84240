import type { Place } from "../template/expression.js";
import type { Resource, Template } from "../template/template.js";
import { walk } from "../template/walk.js";
import { groupBy } from "./group.js";

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
  /** Whether a resource waits for another, directly or through others. */
  readonly dependsOn: (resource: Resource, other: Resource) => boolean;
}

/** The references between the resources of a template, in both directions. */
export function referencesOf(template: Template): References {
  const edges = [...template.resources.values()].flatMap((from) => edgesFrom(from, template));
  const outgoing = groupBy(edges, (edge) => edge.from);
  const incoming = groupBy(edges, (edge) => edge.to);

  function dependsOn(resource: Resource, other: Resource): boolean {
    const seen = new Set([resource]);
    for (const each of seen) {
      for (const edge of outgoing.get(each) ?? []) {
        if (edge.to === other) return true;
        seen.add(edge.to);
      }
    }
    return false;
  }

  return {
    from: (resource) => outgoing.get(resource) ?? [],
    to: (resource) => incoming.get(resource) ?? [],
    dependsOn,
  };
}

function edgesFrom(from: Resource, template: Template): readonly Edge[] {
  const written = [from.properties, ...from.attributes.values()];
  const referenced = written.flatMap((expression) =>
    [...walk(expression)].flatMap((part) => {
      const to = part.kind === "Reference" ? template.resources.get(part.resource) : undefined;
      return part.kind === "Reference" && to
        ? [{ from, to, path: part.path, place: part.place }]
        : [];
    }),
  );
  const explicit = from.dependsOn.flatMap(({ name, span }) => {
    const to = template.resources.get(name);
    return to === undefined ? [] : [{ from, to, path: [], place: { span } }];
  });
  return [...referenced, ...explicit];
}
