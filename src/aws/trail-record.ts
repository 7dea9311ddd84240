import type { Certainty } from "../iam/certainty.js";

/** How many of the events of a kind are recorded. */
export type Extent = "all" | "some" | "none" | "unknown";

/**
 * What a trail records, as far as other trails of the account matter to it. Read when asked for, since
 * what is read matters to what is offered.
 */
export interface TrailRecord {
  /** How many of the management events. */
  readonly reads: Extent;
  readonly writes: Extent;
  /** Whether it is not certain to leave all of them out. */
  readonly mayRecord: boolean;
  readonly allRegions: Certainty;
  /** A trail is not asked where it would not receive them whatever it says. */
  readonly globalServiceEvents: Certainty | "not asked";
}

/** What a trail records where it is not there. */
export const nothingRecorded: TrailRecord = {
  reads: "none",
  writes: "none",
  mayRecord: false,
  allRegions: false,
  globalServiceEvents: "not asked",
};

/** Whether two trails certainly record some event both. */
export function overlap(one: TrailRecord, other: TrailRecord): boolean {
  return (
    (one.reads === "all" && other.reads === "all") ||
    (one.writes === "all" && other.writes === "all")
  );
}
