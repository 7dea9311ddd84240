import type { Graph } from "../graph/graph.js";
import type { Expression, Place } from "../template/expression.js";
import { groupBy } from "../template/group.js";
import type { Resource } from "../template/template.js";
import { partsOf } from "../template/walk.js";
import { type Mention, namedBy, type Neighbour } from "./named-by.js";
import { remember, rememberMeanwhile } from "./remember.js";
import { Trail } from "./trail.js";
import { resourcesOf } from "./view.js";

/** A trail with what it leads to, and what configures that or is led to by it. */
export interface Neighbourhood {
  readonly trail: Resource;
  readonly near: readonly Neighbour[];
  /** What is next to what is near, and the buckets to which one after the other logs. */
  readonly far: readonly Resource[];
  /** Between all of these. */
  readonly relations: readonly Relation[];
}

export interface Relation {
  readonly from: Resource;
  readonly to: Neighbour;
  /** The properties by which one names the other, be it by way of other names; none where it only waits. */
  readonly properties: readonly string[];
  /** One only waits for the other. */
  readonly waits: boolean;
}

/** The trails of a template, whether or not they exist in some scenario. */
export function trailsIn(graph: Graph): readonly Resource[] {
  return resourcesOf(Trail, graph);
}

/** What is around a trail, in whatever scenario. */
export function neighbourhoodOf(trail: Resource, graph: Graph): Neighbourhood {
  const { references } = graph;
  const around = (resource: Resource): readonly Mention[] => {
    return [...references.from(resource), ...references.to(resource)].map(({ from, to, place }) => {
      return { from, to, properties: namingIn(graph)(from).get(place) ?? [] };
    });
  };
  const named = namedBy(trail, graph);
  const own = [...named, ...around(trail)];
  const near = others(
    [trail],
    own.filter((each) => names(each) && (each.from === trail || each.to === trail)),
  );
  const declared = near.filter((each) => each.kind === "Resource");
  const beyond = [...named, ...declared.flatMap(around)];
  const far = others([trail, ...near], beyond.filter(names));
  const all = new Set<Neighbour>([trail, ...near, ...far]);
  const mentions = [...own, ...beyond].filter(({ from, to }) => all.has(from) && all.has(to));
  return {
    trail,
    near,
    far: far.filter((each) => each.kind === "Resource"),
    relations: relationsOf(mentions),
  };
}

function others(known: readonly Neighbour[], mentions: readonly Mention[]): readonly Neighbour[] {
  const found = new Set(mentions.flatMap(({ from, to }): Neighbour[] => [to, from]));
  for (const each of known) found.delete(each);
  return [...found];
}

/** What names another several times is related to it once. */
function relationsOf(mentions: readonly Mention[]): readonly Relation[] {
  return [...groupBy(mentions, ({ from }) => from).values()].flatMap((own) =>
    [...groupBy(own, ({ to }) => to)].flatMap(([to, between]): Relation[] => {
      const [first] = between;
      if (first === undefined || first.from === to) return [];
      const properties = [...new Set(between.flatMap((each) => [...each.properties]))];
      return [{ from: first.from, to, properties, waits: properties.length === 0 }];
    }),
  );
}

/** Whether one does more than wait for the other. */
function names({ properties }: Mention): boolean {
  return [...properties].length > 0;
}

/** The properties in which a resource names another, by the place that spells the name. */
const namingIn = remember((graph: Graph) =>
  rememberMeanwhile((from: Resource): ReadonlyMap<Place, ReadonlySet<string>> => {
    const { dialect, properties, attributes, bindings, condition } = from;
    const naming = new Map<Place, Set<string>>();
    const note = (name: string, written: Expression): void => {
      for (const { kind, place } of partsOf([written], graph.template)) {
        if (kind === "Reference") naming.set(place, (naming.get(place) ?? new Set()).add(name));
      }
    };
    for (const { name, value } of properties.fields) note(name, value);
    for (const [name, value] of attributes) note(name, value);
    const repeating = bindings?.has("each.key") === true ? "for_each" : "count";
    for (const value of bindings?.values() ?? []) note(repeating, value);
    if (condition !== undefined) {
      note(dialect === "cloudformation" ? "Condition" : repeating, condition);
    }
    return naming;
  }),
);
