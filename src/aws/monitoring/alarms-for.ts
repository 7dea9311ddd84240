import { groupBy } from "../../template/group.js";
import type { Value } from "../../graph/value.js";
import type { Resource } from "../../template/template.js";
import { partsOf } from "../../template/walk.js";
import { possibleViewsOf } from "../view.js";
import { MetricAlarm } from "./metric-alarm.js";
import { MetricFilter } from "./metric-filter.js";
import { perScenario } from "../remember.js";

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
  /** Those on several metrics, or on one whose name is not known. */
  readonly others: readonly MetricAlarm[];
}

const indexOf = perScenario((world): Index => {
  const byFilter = new Map<Resource, MetricAlarm[]>();
  const unbound = possibleViewsOf(MetricAlarm, world).filter((alarm) => {
    const filters = filtersReadBy(alarm);
    for (const filter of filters) {
      byFilter.set(filter, [...(byFilter.get(filter) ?? []), alarm]);
    }
    return filters.length === 0;
  });
  const byName = groupBy(unbound, ({ metricName: { raw }, queries }) =>
    queries.state === "absent" && raw.state === "known" ? raw.text : undefined,
  );
  return { byFilter, byName, others: byName.get(undefined) ?? [] };
});

const readBy = new WeakMap<Resource, readonly Resource[]>();

/** The same in every scenario. */
function filtersReadBy(alarm: MetricAlarm): readonly Resource[] {
  const filters = readBy.get(alarm.resource) ?? findFiltersReadBy(alarm);
  readBy.set(alarm.resource, filters);
  return filters;
}

/** What a metric is named by is not evaluated: that would ask whether each filter exists. */
function findFiltersReadBy({ resource, world: { graph } }: MetricAlarm): readonly Resource[] {
  const name = MetricAlarm.shape.metricName[resource.dialect];
  const written = resource.properties.fields.find((field) => field.name === name)?.value;
  if (written === undefined) return [];
  const places = new Set([...partsOf([written], graph.template)].map(({ place }) => place));
  return graph.references
    .from(resource)
    .filter(({ to, place }) => to.type === MetricFilter[to.dialect] && places.has(place))
    .map(({ to }) => to);
}
