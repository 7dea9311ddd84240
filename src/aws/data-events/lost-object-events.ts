import { union } from "../management-events.js";
import type { Extent } from "../trail-record.js";
import type { Reportable } from "../property.js";
import type { EventSelector } from "../selectors.js";
import type { Trail } from "../trail.js";
import { mayHaveUnseenTrails } from "../unseen-trails.js";
import type { WantedBucket } from "./selected-objects.js";
import { type ObjectEvents, objectEventsOf } from "./object-events.js";

/** Events about objects of S3 that no trail of a template records, and where it shows. */
export interface LostObjectEvents {
  readonly at: Reportable;
  /** What the trail at fault records instead, as the object of a sentence. */
  readonly extent: string;
  /** Cures it when it is `All`. */
  readonly readWriteType: EventSelector["readWriteType"] | undefined;
}

export type Wanted = "read" | "write" | "all";

interface Recorded extends ObjectEvents {
  readonly trail: Trail;
}

/** The losses in every bucket, or in each of these. One trail may record what another does not. */
export function lostObjectEventsOf(
  trails: readonly Trail[],
  wanted: Wanted,
  buckets: readonly string[],
): readonly LostObjectEvents[] {
  if (trails.some(({ world }) => mayHaveUnseenTrails(world))) return [];
  const [first] = trails;
  if (first === undefined) return [];
  const { world } = first;
  const probes = buckets.length === 0 ? [undefined] : buckets.map((name) => ({ name, world }));
  return probes.flatMap((bucket) => lostIn(trails, wanted, bucket));
}

function lostIn(
  trails: readonly Trail[],
  wanted: Wanted,
  bucket: WantedBucket | undefined,
): readonly LostObjectEvents[] {
  const recorded: readonly Recorded[] = trails.map((trail) => ({
    trail,
    ...objectEventsOf(trail, bucket),
  }));
  const isLost = (half: "reads" | "writes"): boolean =>
    isPartial(union(recorded.map((each) => each[half])));
  const lost = [
    ...(wanted !== "write" && isLost("reads") ? ["reads"] : []),
    ...(wanted !== "read" && isLost("writes") ? ["writes"] : []),
  ];
  if (lost.length === 0) return [];
  const recording = recorded.filter(({ reads, writes }) => reads !== "none" || writes !== "none");
  const culprits = recording.length > 0 ? recording : recorded;
  return culprits.map(({ trail, narrowedBy, readWriteType, ...own }) => ({
    at: narrowedBy ?? trail,
    extent: describe(own, wanted, bucket),
    readWriteType,
  }));
}

function isPartial(extent: Extent): boolean {
  return extent === "none" || extent === "some";
}

function describe(
  { reads, writes }: Pick<ObjectEvents, "reads" | "writes">,
  wanted: Wanted,
  bucket: WantedBucket | undefined,
): string {
  const where = bucket === undefined ? "S3 objects" : `objects in '${bucket.name}'`;
  const halves = [
    ...(wanted === "write" ? [] : [{ name: "read", extent: reads }]),
    ...(wanted === "read" ? [] : [{ name: "write", extent: writes }]),
  ];
  const missing = halves.filter(({ extent }) => extent === "none");
  if (missing.length === halves.length && wanted === "all") return `no data events of ${where}`;
  const [only] = missing;
  if (only !== undefined) return `no ${only.name} events of ${where}`;
  return `only some data events of ${where}`;
}
