import {
  describeExtent,
  type Loss,
  type ManagementEvents,
  managementEventsOf,
  union,
} from "./management-events.js";
import type { Property } from "./property.js";
import type { Trail } from "./trail.js";
import { mayHaveUnseenTrails } from "./unseen-trails.js";

/** The management events that no trail of a template records. */
export interface LostEvents {
  /** Where the trails that record some events, or else all trails, lose the others. */
  readonly losses: readonly (Loss & { readonly extent: string })[];
  /** Services whose events the only trail that records any leaves out. */
  readonly excludedSources: readonly Property<string>[];
}

interface Recorded extends ManagementEvents {
  readonly trail: Trail;
}

export function lostEventsOf(trails: readonly Trail[]): LostEvents {
  if (trails.some(({ world }) => mayHaveUnseenTrails(world))) return nothing;
  const recorded: readonly Recorded[] = trails.map((trail) => ({
    trail,
    ...managementEventsOf(trail),
  }));
  const recording = recorded.filter(({ reads, writes }) => reads !== "none" || writes !== "none");
  const reads = union(recorded.map((own) => own.reads));
  const writes = union(recorded.map((own) => own.writes));
  const isLost = [reads, writes].some((extent) => extent === "none" || extent === "some");
  const culprits = recording.length > 0 ? recording : recorded;
  const [only, ...others] = recording;
  return {
    losses: isLost ? culprits.map(lossOf) : [],
    excludedSources: others.length === 0 && only !== undefined ? only.excludedSources : [],
  };
}

function lossOf({ trail, loss, reads, writes }: Recorded): LostEvents["losses"][number] {
  return { at: trail, ...loss, extent: describeExtent(reads, writes) };
}

const nothing: LostEvents = { losses: [], excludedSources: [] };
