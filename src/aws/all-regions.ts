import {
  foreignTrails,
  isCoveredElsewhere,
  silentTrails,
  type Sighting,
} from "./foreign-trails.js";
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

/** The trails of other templates that listen in one Region only beside this one, or in none at times. */
export function othersInOneRegion(trail: Trail): readonly Sighting[] {
  return [
    ...foreignTrails(trail, ({ mayRecord, allRegions }) => mayRecord && allRegions === false),
    ...silentTrails(trail, mayCover),
  ];
}

function mayCover({ mayRecord, allRegions }: TrailRecord): boolean {
  return mayRecord && allRegions !== false;
}
