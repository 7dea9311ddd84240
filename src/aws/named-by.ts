import type { Graph } from "../graph/graph.js";
import type { Value } from "../graph/value.js";
import type { Place } from "../template/expression.js";
import type { Resource } from "../template/template.js";
import { accessLogChainOf, accessLogTargetOf } from "./access-log-circle.js";
import type { Bucket } from "./bucket.js";
import { BucketPolicy } from "./bucket-policy.js";
import { viewsLeadingTo } from "./index-by-target.js";
import type { Link } from "./link.js";
import { Trail } from "./trail.js";
import { type View, viewOf } from "./view.js";
import type { World } from "./world.js";

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

/** One resource names another once. */
export interface Mention {
  readonly from: Resource;
  readonly to: Neighbour;
  readonly properties: Iterable<string>;
}

/** What a trail leads to by whatever name, what leads to its bucket, and where the log of that leads. */
export function namedBy(resource: Resource, graph: Graph): readonly Mention[] {
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
    const chain = bucket.target === undefined ? [] : accessLogChainOf(bucket.target);
    return [...led, ...policies, ...chain.flatMap(accessLogOf)];
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

/** Of another bucket; in Terraform, what says so names both. */
function accessLogOf(bucket: Bucket): readonly Mention[] {
  const { accessLogging, resource } = bucket;
  const { name, resource: from } = accessLogging;
  const to = accessLogTargetOf(bucket)?.resource;
  if (to === undefined) return [];
  const by = from === resource ? name : "target_bucket";
  return [
    { from, to, properties: [by] },
    { from, to: resource, properties: ["bucket"] },
  ];
}

function bucketOf({ bucket }: BucketPolicy): Resource | undefined {
  return bucket.target?.resource;
}
