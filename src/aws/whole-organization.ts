import { mayRecordManagementEvents } from "./management-events.js";
import type { Trail } from "./trail.js";
import { mayHaveUnseenTrails } from "./unseen-trails.js";

/** Whether one of the trails, or one that nobody can see, may record events of every account. */
export function mayCoverOrganization(trails: readonly Trail[]): boolean {
  return trails.some(
    (trail) =>
      (mayRecordManagementEvents(trail) && !trail.organization.is(false)) ||
      mayHaveUnseenTrails(trail.world),
  );
}
