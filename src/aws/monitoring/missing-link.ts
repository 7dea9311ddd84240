import { groupBy } from "../../template/group.js";
import { same } from "../../graph/text.js";
import type { Value } from "../../graph/value.js";
import { type Certainty, every, some } from "../../iam/certainty.js";
import { makersOf } from "../elsewhere.js";
import { gapFor, mayHaveUnseen } from "../gap.js";
import type { Link } from "../link.js";
import type { Reportable } from "../property.js";
import type { Topic } from "../topic.js";
import { alarmsFor } from "./alarms-for.js";
import { type Dimensions, haveSameDimensions } from "./dimensions.js";
import { isMovedBy, MetricAlarm, silencedBy, unmovedBy } from "./metric-alarm.js";
import { mayFindMetrics } from "./metric-search.js";
import { type MetricFilter, type PublishedMetric, publishedBy } from "./metric-filter.js";
import { isThere, type Presence, presentOf } from "./presence.js";
import { hasSubscription } from "./subscription.js";

/** Where the way from an event to somebody who is told of it certainly ends. */
export interface MissingLink {
  readonly fault: Fault;
  readonly at: Reportable;
  /** What leads there, the last first. */
  readonly way: readonly Reportable[];
}

/** The later in this list, the further the way leads. */
const faults = [
  "noAlarm",
  "neverFires",
  "waitsForMore",
  "switchedOff",
  "noAction",
  "noSubscription",
] as const;

export type Fault = (typeof faults)[number];

/** Where a way leads: to somebody who is told, or not so far; undefined where nobody knows. */
export type End = MissingLink | "told" | undefined;

/** Of several ways, the one that leads furthest; nothing where one may lead to its end, or none is. */
export function furthest(ends: readonly End[]): End {
  if (ends.includes("told")) return "told";
  const missing = ends.filter((end) => typeof end === "object");
  if (missing.length < ends.length) return undefined;
  const rank = ({ fault }: MissingLink): number => faults.indexOf(fault);
  return missing.toSorted((a, b) => rank(b) - rank(a))[0];
}

/** An event that goes its way, and who has to be told. */
export interface Way {
  readonly presence: Presence;
  /** The names of metrics that have to tell of the event alone. */
  readonly alone: ReadonlySet<string>;
}

/** The names of metrics in which an event is certainly counted once, by one of several filters. */
export function countingOnce(filters: readonly MetricFilter[]): ReadonlySet<string> {
  const metrics = filters.flatMap(({ metrics: { items } }) => items);
  const byName = groupBy(metrics, ({ metricName: { raw } }) =>
    raw.state === "known" ? raw.text : undefined,
  );
  const isSure = filters.every((filter) => filter.metrics.complete) && !byName.has(undefined);
  if (!isSure) return new Set();
  const once = [...byName].filter(([, { length }]) => length === 1);
  return new Set(once.flatMap(([name]) => name ?? []));
}

/** Where the way of an event leads that a filter counts. */
export function endAfter(filter: MetricFilter, way: Way): End {
  const { items, complete } = filter.metrics;
  const end = furthest(items.map(endAfterMetric(filter, way)));
  if (!complete && end !== "told") return undefined;
  return typeof end === "object" ? { ...end, way: [...end.way, filter] } : end;
}

function endAfterMetric(filter: MetricFilter, way: Way): (metric: PublishedMetric) => End {
  return (metric) => {
    const { raw } = metric.metricName;
    const by = publishedBy(filter, metric);
    const { bound, named } = alarmsFor(filter, raw);
    const alarms = [
      ...bound.filter((alarm) => fitsByDimensions(alarm, by) !== false),
      ...named.filter((alarm) => watches(alarm, metric, by) !== false),
    ].flatMap((alarm) => presentOf(MetricAlarm, alarm, way.presence));
    const isSure = (alarm: MetricAlarm): boolean =>
      // In Terraform the ID of a filter is its name, which it often shares with its metric.
      bound.includes(alarm)
        ? same(filter.filterName.raw, raw) === true && fitsByDimensions(alarm, by) === true
        : watches(alarm, metric, by) === true;
    const isEnough = raw.state === "known" && way.alone.has(raw.text);
    const sure = alarms.filter(isSure);
    const ends = sure.map((alarm) => endAt(alarm, metric, { isEnough, presence: way.presence }));
    if (ends.includes("told")) return "told";
    const mayHaveOthers = gapFor(filter.resource, filter.world, [MetricAlarm]) !== undefined;
    if (mayHaveOthers || sure.length < alarms.length) return undefined;
    if (ends.length > 0) return furthest(ends);
    return raw.state === "known" && !mayHaveUnseenAlarm(filter)
      ? { fault: "noAlarm", at: filter, way: [] }
      : undefined;
  };
}

/** An alarm need not know of the filter: it is given the name of the metric. */
function mayHaveUnseenAlarm({ resource, world }: MetricFilter): boolean {
  return (
    mayHaveUnseen([MetricAlarm], resource, world) ||
    makersOf(MetricAlarm, world.graph).some(({ by }) => by === "template")
  );
}

/** Whether an alarm looks at a metric, alone or together with others. */
function watches(
  { metricName, namespace, dimensions, queries }: MetricAlarm,
  metric: PublishedMetric,
  published: Dimensions,
): Certainty {
  const isSame = (name: Value, space: Value, by: Dimensions): Certainty =>
    every(
      [
        () => same(name, metric.metricName.raw),
        () => same(space, metric.namespace.raw),
        () => haveSameDimensions(published, by),
      ],
      (ask) => ask(),
    );
  const own = metricName.mayBeSet ? [() => isSame(metricName.raw, namespace.raw, dimensions)] : [];
  const queried = queries.items.map((query) => (): Certainty => {
    if (query.metricName.mayBeSet) {
      return isSame(query.metricName.raw, query.namespace.raw, query.dimensions);
    }
    return mayFindMetrics(query.expression.raw) ? undefined : false;
  });
  const gap = queries.complete ? undefined : "not every query is written out";
  return some([...own, ...queried], (ask) => ask(), gap);
}

/** What an alarm with several metrics computes of them is another question. */
function fitsByDimensions({ dimensions, queries }: MetricAlarm, published: Dimensions): Certainty {
  return queries.state !== "absent" || haveSameDimensions(published, dimensions);
}

/** Where the way leads from an alarm on a metric, be it for one event alone. */
function endAt(
  alarm: MetricAlarm,
  metric: PublishedMetric,
  { isEnough, presence }: Pick<Way, "presence"> & { readonly isEnough: boolean },
): End {
  const silent = silencedBy(alarm, metric);
  if (silent !== undefined) return { fault: "neverFires", at: silent, way: [] };
  const patient = isEnough ? unmovedBy(alarm, metric) : undefined;
  if (patient !== undefined) return { fault: "waitsForMore", at: patient, way: [] };
  const actions = alarm.actions.filter(({ state }) => state !== "absent");
  const [absent] = alarm.actions;
  // Others may act on the state of an alarm that does not act itself.
  if (alarm.actionsEnabled.is(false) && !mayBePart(alarm)) {
    return { fault: "switchedOff", at: alarm.actionsEnabled, way: [] };
  }
  if (actions.length === 0) {
    return mayBePart(alarm) ? undefined : { fault: "noAction", at: absent ?? alarm, way: [] };
  }
  const end = furthest(actions.map(endOf));
  const isSure = alarm.actionsEnabled.is(true) && isMovedBy(alarm, metric);
  return end === "told" && !(isSure && isThere(alarm, presence)) ? undefined : end;
}

/** Whom an action tells that another template declares, that is for that to say. */
function endOf({ target, property }: Link<Topic>): End {
  if (target === undefined) return property.isSet ? "told" : undefined;
  const isTold = hasSubscription(target);
  if (isTold === undefined) return undefined;
  return isTold ? "told" : { fault: "noSubscription", at: target, way: [property] };
}

function mayBePart({ resource, world }: MetricAlarm): boolean {
  const composites = Object.values(composite).some((type) => world.graph.ofType(type).length > 0);
  return composites || gapFor(resource, world, [composite]) !== undefined;
}

const composite = {
  cloudformation: "AWS::CloudWatch::CompositeAlarm",
  terraform: "aws_cloudwatch_composite_alarm",
};
