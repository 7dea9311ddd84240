import { groupBy } from "../../template/group.js";
import { same } from "../../graph/text.js";
import {
  managementEventsOf,
  mayRecordManagementEvents,
  surelyRecordsManagementEvents,
} from "../management-events.js";
import type { Reportable } from "../property.js";
import { Trail } from "../trail.js";
import { mayHaveUnseen } from "../gap.js";
import { mayHaveUnseenTrails } from "../unseen-trails.js";
import { possibleViewsOf, viewsOf } from "../view.js";
import type { World } from "../world.js";
import type { Control } from "./control.js";
import type { LogGroup } from "./log-group.js";
import { countsEvent, MetricFilter } from "./metric-filter.js";
import { perScenario } from "../remember.js";
import { type Fault, countingOnce, furthest, missingAfter } from "./missing-link.js";
import { type Presence, presentOf } from "./presence.js";

/** Why nobody hears of the events of a control, and where. */
export interface Unheard {
  readonly fault: Fault | "noFilter" | "filterGap";
  readonly at: Reportable;
  /** The events, as the object of a sentence. */
  readonly what: string;
}

/**
 * The events of a control of which certainly nobody is told, though trails send them to a log group.
 * By `presence`, of filters and alarms only those count that are created in the scenario, or all.
 */
export function unheardOf(control: Control, world: World, presence: Presence): readonly Unheard[] {
  const trails = monitoredTrails(world);
  const groups = trails.flatMap(({ logGroup }) => logGroup.target ?? []);
  if (groups.length === 0) return [];
  // All that is recorded all the time is read, and not written.
  const isBusy = trails.some(surelyRecordsReads);
  const { events, ordinary } = isBusy ? control : { ...control, ordinary: [] };
  const filters = possibleViewsOf(MetricFilter, world)
    .filter((filter) => mayBeFor({ events, ordinary }, filter) && mayBeOn(filter, groups))
    .flatMap((filter) => presentOf(MetricFilter, filter, presence));
  // Two trails may send an event to one log group.
  const isEachMeant = control.isOftenHarmless !== true && trails.length === 1;
  const judged = events.map(({ label, event }) => {
    const counting = filters.filter((filter) => countsEvent(filter, event) !== false);
    // Whether a filter whose pattern nobody knows counts the event, nobody can say.
    const isUnsure = counting.some((filter) => countsEvent(filter, event) === undefined);
    const way = { presence, alone: isEachMeant ? countingOnce(counting) : new Set<string>() };
    const ends = isUnsure ? [undefined] : counting.map((each) => missingAfter(each, way));
    return { label, isLost: counting.length === 0, end: furthest(ends) };
  });

  const [first, ...others] = judged.filter(({ isLost }) => isLost);
  if (first !== undefined) {
    const isAll = others.length === judged.length - 1;
    const fault = isAll ? "noFilter" : "filterGap";
    const what = isAll ? control.what : `${first.label} among ${control.what}`;
    const recording = trails.filter(surelyRecordsManagementEvents);
    return recording.map(({ logGroup }) => ({ fault, at: logGroup.property, what }));
  }
  const ends = judged.flatMap(({ end }) => end ?? []);
  const places = groupBy(ends, ({ fault, at }) => `${fault} ${at.resource.name}`);
  return [...places.values()].flatMap(([end]) => (end ? { ...end, what: control.what } : []));
}

function surelyRecordsReads(trail: Trail): boolean {
  const { reads } = managementEventsOf(trail);
  return reads === "all" || reads === "some";
}

/** Of what is not meant nothing else is asked: its conditions would split the question. */
function mayBeFor(
  { events, ordinary }: Pick<Control, "events" | "ordinary">,
  filter: MetricFilter,
): boolean {
  return (
    ordinary.every(({ event }) => countsEvent(filter, event) !== true) &&
    events.some(({ event }) => countsEvent(filter, event) !== false)
  );
}

/**
 * The trails that send management events to a log group. Filters on one of them are enough, so
 * there are none where a group is declared elsewhere, or where something else may declare filters.
 */
const monitoredTrails = perScenario((world): readonly Trail[] => {
  if (mayHaveUnseenTrails(world)) return [];
  const trails = viewsOf(Trail, world).filter(
    (trail) => trail.logGroup.state !== "absent" && mayRecordManagementEvents(trail),
  );
  const isKnown = trails.every(
    ({ logGroup: { target } }) =>
      target !== undefined && !mayHaveUnseen(MetricFilter, target.resource, world),
  );
  return isKnown && trails.some(surelyRecordsManagementEvents) ? trails : [];
});

/** Whether a filter may be on one of some log groups. */
function mayBeOn(
  { logGroup: { target, named } }: MetricFilter,
  groups: readonly LogGroup[],
): boolean {
  if (target !== undefined) return groups.some(({ resource }) => resource === target.resource);
  if (named.state === "absent") return false;
  return groups.some(({ groupName }) =>
    groupName.unset.length > 0 ? named.state !== "known" : same(named, groupName.raw) !== false,
  );
}
