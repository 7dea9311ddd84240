import type { Graph } from "../graph/graph.js";
import type { Value } from "../graph/value.js";
import type { Expression, Place } from "../template/expression.js";
import { groupBy } from "../template/group.js";
import type { Resource } from "../template/template.js";
import { partsOf } from "../template/walk.js";
import { BucketPolicy } from "./bucket-policy.js";
import { viewsLeadingTo } from "./index-by-target.js";
import type { Link } from "./link.js";
import { remember, rememberMeanwhile } from "./remember.js";
import { Trail } from "./trail.js";
import { resourcesOf, type View, viewOf } from "./view.js";
import type { World } from "./world.js";

/** A trail with what it leads to, and what configures that or is led to by it. */
export interface Neighbourhood {
  readonly trail: Resource;
  readonly near: readonly Neighbour[];
  /** What is next to what is near. */
  readonly far: readonly Resource[];
  /** Between all of these. */
  readonly relations: readonly Relation[];
}

export type Neighbour = Resource | Outside;

/** What the template names and does not declare. */
export interface Outside {
  readonly kind: "Outside";
  /** What names it, in which property, and where. */
  readonly from: Resource;
  readonly property: string;
  readonly place: Place;
  /** What it is called, where that is known. */
  readonly name: string | undefined;
  /** Why it is unknown, of what is spelled nowhere. */
  readonly reason: string | undefined;
}

export interface Relation {
  readonly from: Resource;
  readonly to: Neighbour;
  /** The properties by which one names the other, be it by way of other names; none where it only waits. */
  readonly properties: readonly string[];
  /** One only waits for the other. */
  readonly waits: boolean;
}

/** One resource names another once. */
interface Mention {
  readonly from: Resource;
  readonly to: Neighbour;
  readonly properties: Iterable<string>;
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

/** What a trail leads to by whatever name, and what leads to its bucket. */
function namedBy(resource: Resource, graph: Graph): readonly Mention[] {
  const outside = new Map<string, Outside>();
  const lookAround = (world: World): readonly Mention[] => {
    const trail = viewOf(Trail, resource, world);
    if (trail === undefined) return [];
    const { bucket, key, topic, logGroup } = trail;
    const led = [bucket, key, topic, logGroup].flatMap((link: Link<View>) =>
      mentionBy(link, outside),
    );
    const home = bucket.target?.resource;
    const policies = home === undefined ? [] : policiesOf(home, world);
    return [...led, ...policies];
  };
  const inScenario = (scenario: World["scenario"]): readonly Mention[] =>
    lookAround({ graph, scenario, settings: {} });
  return (graph.ask(inScenario) ?? [graph.askUndecided(inScenario) ?? []]).flat();
}

function mentionBy(
  { property, target, state, resource, use }: Link<View>,
  outside: Map<string, Outside>,
): readonly Mention[] {
  const { name } = property;
  const from = property.resource;
  if (state === "absent" || resource !== from) return [];
  if (target !== undefined) return [{ from, to: target.resource, properties: [name] }];
  const { raw } = property;
  // What refers to a resource of another type leads there by its reference, and a gap nowhere.
  if (raw.state === "unknown" && (raw.reference !== undefined || !isWritten(name, from))) return [];
  const known = raw.state === "known" ? raw.text : undefined;
  const key = JSON.stringify([name, known, use.span]);
  const to = outside.get(key) ?? {
    kind: "Outside",
    from,
    property: name,
    place: use,
    name: known,
    reason: reasonOf(raw, from),
  };
  outside.set(key, to);
  return [{ from, to, properties: [name] }];
}

function isWritten(name: string, { properties }: Resource): boolean {
  return properties.fields.some((field) => field.name === name);
}

/** A plan has no place for what it does not know but that of the resource. */
function reasonOf(raw: Value, { header }: Resource): string | undefined {
  const isNowhere = raw.state === "unknown" && raw.use.span[0] === header[0];
  return isNowhere ? raw.reason.replace(/^it is /, "") : undefined;
}

function policiesOf(bucket: Resource, world: World): readonly Mention[] {
  return viewsLeadingTo(BucketPolicy, bucketOf, bucket, world).map((policy) => ({
    from: policy.resource,
    to: bucket,
    properties: [policy.bucket.property.name],
  }));
}

function bucketOf({ bucket }: BucketPolicy): Resource | undefined {
  return bucket.target?.resource;
}
