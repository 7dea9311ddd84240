import { groupBy } from "../../template/group.js";
import { mayRecordManagementEvents, surelyRecordsManagementEvents } from "../management-events.js";
import { Trail } from "../trail.js";
import { mayHaveUnseen } from "../gap.js";
import { mayHaveUnseenTrails } from "../unseen-trails.js";
import { viewsOf } from "../view.js";
import type { World } from "../world.js";
import type { Control } from "./control.js";
import { judgedEvents } from "./judged-events.js";
import { MetricFilter } from "./metric-filter.js";
import { perScenario } from "../remember.js";
import type { Fault, MissingLink } from "./missing-link.js";
import type { Presence } from "./presence.js";

/** Why nobody hears of the events of a control, and where. */
export interface Unheard extends Omit<MissingLink, "fault"> {
  readonly fault: Fault | "noFilter" | "filterGap";
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
  const judged = judgedEvents(control, trails, world, presence);

  const [first, ...others] = judged.filter(({ isLost }) => isLost);
  if (first !== undefined) {
    const isAll = others.length === judged.length - 1;
    const fault = isAll ? "noFilter" : "filterGap";
    const what = isAll ? control.what : `${first.label} among ${control.what}`;
    const recording = trails.filter(surelyRecordsManagementEvents);
    return recording.map(({ logGroup }) => ({ fault, at: logGroup.property, way: [], what }));
  }
  const ends = judged.flatMap(({ end }) => (typeof end === "object" ? end : []));
  const places = groupBy(ends, ({ fault, at }) => `${fault} ${at.resource.name}`);
  const sending = trails.map(({ logGroup }) => logGroup.property);
  return [...places.values()].flatMap((all) => {
    const [end] = all;
    const way = [...new Set(all.flatMap((each) => each.way)), ...sending];
    return end === undefined ? [] : { ...end, way, what: control.what };
  });
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
      target !== undefined && !mayHaveUnseen([MetricFilter], target.resource, world),
  );
  return isKnown && trails.some(surelyRecordsManagementEvents) ? trails : [];
});
