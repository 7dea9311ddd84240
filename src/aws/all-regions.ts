import { asOthersDo, isCoveredElsewhere } from "./foreign-trails.js";
import { mayRecordManagementEvents } from "./management-events.js";
import { deployedHere } from "./own-deployment.js";
import type { Trail } from "./trail.js";
import type { TrailRecord } from "./trail-record.js";
import { mayHaveUnseenTrails } from "./unseen-trails.js";

/** The trails that listen in one Region only where no other may listen in all of them. */
export function trailsOfOneRegion(all: readonly Trail[], isOneEnough: boolean): readonly Trail[] {
  const trails = deployedHere(all);
  return isOneEnough && mayCoverAllRegions(trails) ? [] : trails;
}

function mayCoverAllRegions(trails: readonly Trail[]): boolean {
  return trails.some(
    (trail) =>
      (mayRecordManagementEvents(trail) && !trail.multiRegion.is(false)) ||
      mayHaveUnseenTrails(trail.world) ||
      isCoveredElsewhere(trail, mayCover),
  );
}

/** Which trails of other templates listen in one Region only beside this one, as a part of a message. */
export function othersInOneRegion(trail: Trail): string {
  return asOthersDo(
    trail,
    ({ mayRecord, allRegions }) => mayRecord && allRegions === false,
    mayCover,
  );
}

function mayCover({ mayRecord, allRegions }: TrailRecord): boolean {
  return mayRecord && allRegions !== false;
}
