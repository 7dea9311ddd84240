import { managementEventsOf } from "./management-events.js";
import type { Trail } from "./trail.js";
import { mayHaveUnseenTrails } from "./unseen-trails.js";

/** Whether one of the trails, or one beside them that nobody can see, may listen in all Regions. */
export function mayCoverAllRegions(trails: readonly Trail[]): boolean {
  return trails.some((trail) => mayListenEverywhere(trail) || mayHaveUnseenTrails(trail.world));
}

function mayListenEverywhere(trail: Trail): boolean {
  const { reads, writes } = managementEventsOf(trail);
  const mayRecord = !trail.logging.is(false) && (reads !== "none" || writes !== "none");
  return mayRecord && !trail.multiRegion.is(false);
}
