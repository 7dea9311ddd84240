import { groupBy } from "../../template/group.js";
import { same } from "../../graph/text.js";
import type { Value } from "../../graph/value.js";
import { type Certainty, every, some } from "../../iam/certainty.js";
import { makersOf } from "../elsewhere.js";
import { gapFor, mayHaveUnseen } from "../gap.js";
import type { Reportable } from "../property.js";
import { alarmsFor } from "./alarms-for.js";
import { type Dimensions, haveSameDimensions } from "./dimensions.js";
import { MetricAlarm, silencedBy, unmovedBy } from "./metric-alarm.js";
import { mayFindMetrics } from "./metric-search.js";
import { type MetricFilter, type PublishedMetric, publishedBy } from "./metric-filter.js";
import { type Presence, presentOf } from "./presence.js";
import { hasSubscription } from "./subscription.js";

/** Where the way from an event to somebody who is told of it certainly ends. */
export interface MissingLink {
  readonly fault: Fault;
  readonly at: Reportable;
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

/** Of several ways, the one that leads furthest; nothing where one of them may lead to its end. */
export function furthest(ends: readonly (MissingLink | undefined)[]): MissingLink | undefined {
  if (ends.includes(undefined)) return undefined;
  const rank = (end: MissingLink | undefined): number => (end ? faults.indexOf(end.fault) : -1);
  return ends.toSorted((a, b) => rank(b) - rank(a))[0];
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

/** What is missing after a filter that counts an event. */
export function missingAfter(filter: MetricFilter, way: Way): MissingLink | undefined {
  const { items, complete } = filter.metrics;
  if (!complete || items.length === 0) return undefined;
  return furthest(items.map((metric) => missingAfterMetric(metric, filter, way)));
}

function missingAfterMetric(
  metric: PublishedMetric,
  filter: MetricFilter,
  way: Way,
): MissingLink | undefined {
  if (gapFor(filter.resource, filter.world, [MetricAlarm]) !== undefined) return undefined;
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
  if (!alarms.every(isSure)) return undefined;
  if (alarms.length > 0) {
    const isEnough = raw.state === "known" && way.alone.has(raw.text);
    return furthest(alarms.map((alarm) => missingIn(alarm, metric, isEnough)));
  }
  return raw.state === "known" && !mayHaveUnseenAlarm(filter)
    ? { fault: "noAlarm", at: filter }
    : undefined;
}

/** An alarm need not know of the filter: it is given the name of the metric. */
function mayHaveUnseenAlarm({ resource, world }: MetricFilter): boolean {
  return (
    mayHaveUnseen(MetricAlarm, resource, world) ||
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

/** What keeps an alarm on a metric from telling anybody, be it of one event alone. */
function missingIn(
  alarm: MetricAlarm,
  metric: PublishedMetric,
  isOneEnough: boolean,
): MissingLink | undefined {
  const silent = silencedBy(alarm, metric);
  if (silent !== undefined) return { fault: "neverFires", at: silent };
  const patient = isOneEnough ? unmovedBy(alarm, metric) : undefined;
  if (patient !== undefined) return { fault: "waitsForMore", at: patient };
  const actions = alarm.actions.filter(({ state }) => state !== "absent");
  const [absent] = alarm.actions;
  // Others may act on the state of an alarm that does not act itself.
  if (alarm.actionsEnabled.is(false) && !mayBePart(alarm)) {
    return { fault: "switchedOff", at: alarm.actionsEnabled };
  }
  if (actions.length === 0) {
    return mayBePart(alarm) ? undefined : { fault: "noAction", at: absent ?? alarm };
  }
  return furthest(
    actions.map(({ target }) =>
      target !== undefined && hasSubscription(target) === false
        ? { fault: "noSubscription", at: target }
        : undefined,
    ),
  );
}

function mayBePart({ resource, world }: MetricAlarm): boolean {
  const composites = Object.values(composite).some((type) => world.graph.ofType(type).length > 0);
  return composites || gapFor(resource, world, [composite]) !== undefined;
}

const composite = {
  cloudformation: "AWS::CloudWatch::CompositeAlarm",
  terraform: "aws_cloudwatch_composite_alarm",
};
