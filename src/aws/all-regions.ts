import { mayRecordManagementEvents } from "./management-events.js";
import type { Trail } from "./trail.js";
import { mayHaveUnseenTrails } from "./unseen-trails.js";

/** Whether one of the trails, or one beside them that nobody can see, may listen in all Regions. */
export function mayCoverAllRegions(trails: readonly Trail[]): boolean {
  return trails.some(
    (trail) =>
      (mayRecordManagementEvents(trail) && !trail.multiRegion.is(false)) ||
      mayHaveUnseenTrails(trail.world),
  );
}
