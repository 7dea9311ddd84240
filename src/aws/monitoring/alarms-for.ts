import { groupBy } from "../../template/group.js";
import type { Graph } from "../../graph/graph.js";
import type { Value } from "../../graph/value.js";
import type { Resource } from "../../template/template.js";
import { partsOf } from "../../template/walk.js";
import { possibleViewsOf } from "../view.js";
import { MetricAlarm } from "./metric-alarm.js";
import { MetricFilter } from "./metric-filter.js";
import { mayFindMetrics } from "./metric-search.js";
import { perScenario, remember, rememberMeanwhile } from "../remember.js";

/** Alarms, whether or not they exist. */
interface Alarms {
  /** Those that take the name of their metric from the filter. */
  readonly bound: readonly MetricAlarm[];
  /** Those whose metric may be of that name. */
  readonly named: readonly MetricAlarm[];
}

/** The alarms that may be on a metric of a filter. */
export function alarmsFor({ resource, world }: MetricFilter, name: Value): Alarms {
  const { byFilter, byName, others } = indexOf(world);
  // Only an alarm whose metric is as unknown can be told to be on one that is unknown.
  const named = name.state === "known" ? (byName.get(name.text) ?? []) : [];
  return { bound: byFilter.get(resource) ?? [], named: [...named, ...others] };
}

interface Index {
  readonly byFilter: ReadonlyMap<Resource, readonly MetricAlarm[]>;
  readonly byName: ReadonlyMap<string | undefined, readonly MetricAlarm[]>;
  /** Those on a metric whose name is not known, whatever their others are. */
  readonly others: readonly MetricAlarm[];
}

const indexOf = perScenario((world): Index => {
  const byFilter: (readonly [Resource, MetricAlarm])[] = [];
  const named: (readonly [string | undefined, MetricAlarm])[] = [];
  for (const alarm of possibleViewsOf(MetricAlarm, world)) {
    const filters = readIn(alarm.world.graph)(alarm.resource);
    byFilter.push(...filters.map((filter) => [filter, alarm] as const));
    if (filters.length === 0) named.push(...namesIn(alarm).map((name) => [name, alarm] as const));
  }
  const byName = indexed(named);
  return { byFilter: indexed(byFilter), byName, others: byName.get(undefined) ?? [] };
});

function indexed<K>(
  pairs: readonly (readonly [K, MetricAlarm])[],
): ReadonlyMap<K, readonly MetricAlarm[]> {
  const groups = groupBy(pairs, ([key]) => key);
  return new Map([...groups].map(([key, each]) => [key, each.map(([, alarm]) => alarm)]));
}

/** What the metrics of an alarm are called, each once; undefined alone where one may be any. */
function namesIn({ metricName, queries }: MetricAlarm): readonly (string | undefined)[] {
  const queried = queries.items.map((query) =>
    query.metricName.mayBeSet || mayFindMetrics(query.expression.raw) ? [nameOf(query)] : [],
  );
  const own = metricName.mayBeSet ? [nameOf({ metricName })] : [];
  const names = new Set([...own, ...queried.flat(), ...(queries.complete ? [] : [undefined])]);
  return names.has(undefined) ? [undefined] : [...names];
}

function nameOf({ metricName: { raw } }: Pick<MetricAlarm, "metricName">): string | undefined {
  return raw.state === "known" ? raw.text : undefined;
}

/** The same in every scenario. */
const readIn = remember((graph: Graph) =>
  rememberMeanwhile((alarm: Resource) => filtersReadBy(alarm, graph)),
);

/** What a metric is named by is not evaluated: that would ask whether each filter exists. */
function filtersReadBy(resource: Resource, graph: Graph): readonly Resource[] {
  const name = MetricAlarm.shape.metricName[resource.dialect];
  const written = resource.properties.fields.find((field) => field.name === name)?.value;
  if (written === undefined) return [];
  const places = new Set([...partsOf([written], graph.template)].map(({ place }) => place));
  return graph.references
    .from(resource)
    .filter(({ to, place }) => to.type === MetricFilter[to.dialect] && places.has(place))
    .map(({ to }) => to);
}
