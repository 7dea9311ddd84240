import { same } from "../../graph/text.js";
import { managementEventsOf } from "../management-events.js";
import type { Trail } from "../trail.js";
import { possibleViewsOf } from "../view.js";
import type { World } from "../world.js";
import type { Control } from "./control.js";
import type { LogGroup } from "./log-group.js";
import { countsEvent, MetricFilter } from "./metric-filter.js";
import { countingOnce, type End, endAfter, furthest } from "./missing-link.js";
import { isThere, type Presence, presentOf } from "./presence.js";
import type { SampleEvent } from "./sample-event.js";

/** What becomes of an event that trails send to their log groups. */
export interface Judged extends SampleEvent {
  /** No filter counts it. */
  readonly isLost: boolean;
  readonly end: End;
}

/** What becomes of the events of a control, as far as filters on the log groups of some trails tell. */
export function judgedEvents(
  control: Control,
  trails: readonly Trail[],
  world: World,
  presence: Presence,
): readonly Judged[] {
  const groups = trails.flatMap(({ logGroup }) => logGroup.target ?? []);
  // All that is recorded all the time is read, and not written.
  const isBusy = trails.some(surelyRecordsReads);
  const { events, ordinary } = isBusy ? control : { ...control, ordinary: [] };
  const filters = possibleViewsOf(MetricFilter, world)
    .filter((filter) => mayBeFor({ events, ordinary }, filter) && mayBeOn(filter, groups))
    .flatMap((filter) => presentOf(MetricFilter, filter, presence));
  // Two trails may send an event to one log group.
  const isEachMeant = control.isOftenHarmless !== true && trails.length === 1;
  const isSure = (filter: MetricFilter): boolean =>
    isOn(filter, groups) &&
    isThere(filter, presence) &&
    ordinary.every(({ event }) => countsEvent(filter, event) === false);
  return events.map(({ label, event }) => {
    const counting = filters.filter((filter) => countsEvent(filter, event) !== false);
    const way = { presence, alone: isEachMeant ? countingOnce(counting) : new Set<string>() };
    const ends = counting.map((filter): End => {
      // Whether a filter whose pattern nobody knows counts the event, nobody can say.
      if (countsEvent(filter, event) === undefined) return undefined;
      const end = endAfter(filter, way);
      return end === "told" && !isSure(filter) ? undefined : end;
    });
    return { label, event, isLost: counting.length === 0, end: furthest(ends) };
  });
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

function isOn({ logGroup: { target } }: MetricFilter, groups: readonly LogGroup[]): boolean {
  return target !== undefined && groups.some(({ resource }) => resource === target.resource);
}

/** Whether a filter may be on one of some log groups. */
function mayBeOn(filter: MetricFilter, groups: readonly LogGroup[]): boolean {
  const { target, named } = filter.logGroup;
  if (target !== undefined) return isOn(filter, groups);
  if (named.state === "absent") return false;
  return groups.some(({ groupName }) =>
    groupName.unset.length > 0 ? named.state !== "known" : same(named, groupName.raw) !== false,
  );
}
