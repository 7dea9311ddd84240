import { some } from "../iam/certainty.js";
import type { Block } from "./block.js";
import type { Bucket } from "./bucket.js";
import { covers, type Obstacle, obstacleOf } from "./lifecycle-coverage.js";
import type { Lifecycle, LifecycleRule, NoncurrentExpiration, Transition } from "./lifecycle.js";
import type { LogBucket } from "./log-bucket.js";
import type { Property, Reportable } from "./property.js";
import { namesOf } from "./view.js";
import { type WantedLifecycle, wantedFor } from "./wanted-lifecycle.js";

/** What the lifecycle rules of a bucket certainly do to the logs in it. */
export interface LogLifecycle {
  /** Which of them no rule in force moves or removes, and where it shows. */
  readonly lack: Lack | undefined;
  /** What archives or removes logs before these days. */
  readonly tooSoon: (archiveFrom: number, removeFrom: number) => readonly Early[];
  /** Where it shows that expired logs stay as noncurrent versions: at each expiration. */
  readonly kept: readonly Kept[];
  /** Where it shows that they are neither archived nor removed within so many days, if any. */
  readonly stay: (within: number) => readonly Reportable[];
}

interface Lack extends Obstacle {
  /** As part of a sentence. */
  readonly logs: string;
  /** The configuration that the bucket lacks as a whole, and what it should be. */
  readonly absent?: {
    readonly block: Block<Lifecycle>;
    readonly wanted: (minDays: number, archiveUntil: number) => WantedLifecycle;
  };
}

/** Logs leave for where it takes hours to read them, or for good. */
interface Departure {
  readonly does: "archives" | "removes" | "removes all versions of";
  readonly at: Property<number>;
  readonly days: number;
}

interface Early extends Departure {
  readonly least: number;
}

interface Kept {
  readonly at: Property<number>;
  readonly noncurrent: Block<NoncurrentExpiration>;
}

const nothing: LogLifecycle = {
  lack: undefined,
  tooSoon: () => [],
  kept: [],
  stay: () => [],
};

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/intro-lifecycle-rules.html */
export function logLifecycleOf({ bucket, trails }: LogBucket): LogLifecycle {
  const { lifecycle, mfaDelete } = bucket;
  // S3 accepts no lifecycle where versions are deleted with a second factor only:
  // https://docs.aws.amazon.com/AmazonS3/latest/userguide/MultiFactorAuthenticationDelete.html
  if (mfaDelete.mayBeSet && !mfaDelete.is("Disabled")) return nothing;
  const rules = lifecycle.part?.rules;
  if (rules === undefined) {
    const absent: Lack["absent"] = {
      block: lifecycle,
      wanted: (minDays, archiveUntil) => wantedFor(bucket, minDays, archiveUntil),
    };
    const lack =
      lifecycle.state === "absent" ? { at: lifecycle, logs: "its logs", absent } : undefined;
    return { ...nothing, lack };
  }
  const owners = trails.length === 0 ? [undefined] : trails;
  const gap = rules.complete ? undefined : "not every rule is written out";
  const managing = rules.items.filter(manages);
  const lacking = owners.filter(
    (trail) => some(managing, (rule) => covers(rule, trail, "everything"), gap) === false,
  );
  const [only, ...others] = managing;
  const obstacle = only && others.length === 0 ? obstacleOf(only, lacking) : { at: rules };
  const few = lacking.filter((trail) => trail !== undefined);
  const logs = lacking.length === owners.length ? "its logs" : `the logs of trail ${namesOf(few)}`;

  const coverage = rules.items.map((rule) =>
    owners.map((trail) => covers(rule, trail, "log files")),
  );
  const sure = rules.items.filter((_, index) => coverage[index]?.includes(true));
  const isUnsure = gap !== undefined || coverage.flat().includes(undefined);
  const versionsStay = daysOfVersions(bucket, sure, isUnsure);
  const expiring = sure.filter(({ expirationDays }) => expirationDays.isSet);
  return {
    lack: lacking.length === 0 ? undefined : { ...obstacle, logs },
    tooSoon: (archiveFrom, removeFrom) =>
      [
        ...sure.flatMap(transitionsOf).filter(isArchival).flatMap(archival),
        ...expiring.flatMap((rule) => removal(rule, versionsStay)),
      ]
        .map((each) => ({ ...each, least: each.does === "archives" ? archiveFrom : removeFrom }))
        .filter(({ days, least }) => days < least),
    kept:
      versionsStay === Infinity
        ? expiring.map((rule) => ({
            at: rule.expirationDays,
            noncurrent: rule.noncurrentExpiration,
          }))
        : [],
    stay(within) {
      const mayGo = sure.some((rule) => mayRemoveOrMove(rule, within));
      return within === 0 || lacking.length > 0 || isUnsure || mayGo ? [] : [rules];
    },
  };
}

/** Abandoned uploads and noncurrent versions are no logs: nobody overwrites those. */
function manages(rule: LifecycleRule): boolean {
  const { expirationDays, expirationDate, transition, transitions } = rule;
  return (
    expirationDays.mayBeSet ||
    expirationDate.mayBeSet ||
    transition.state !== "absent" ||
    transitions.items.length > 0 ||
    !transitions.complete
  );
}

function transitionsOf({ transition, transitions }: LifecycleRule): readonly Transition[] {
  return transition.part === undefined
    ? transitions.items
    : [transition.part, ...transitions.items];
}

function isArchival({ storageClass }: Transition): boolean {
  return (
    storageClass.is("GLACIER") || storageClass.is("Glacier") || storageClass.is("DEEP_ARCHIVE")
  );
}

function mayRemoveOrMove(rule: LifecycleRule, within: number): boolean {
  const { expirationDays, expirationDate, transition, transitions } = rule;
  const written = transitionsOf(rule);
  return (
    expirationDate.mayBeSet ||
    (expirationDays.mayBeSet && (expirationDays.value ?? 0) <= within) ||
    transition.state === "unknown" ||
    !transitions.complete ||
    written.some(({ storageClass }) => storageClass.state === "unknown") ||
    written.filter(isArchival).some(({ days }) => (days.value ?? 0) <= within)
  );
}

/**
 * Days from the expiration of a log to the removal of its last version: none in a bucket without
 * versions, Infinity where no rule removes them. Object Lock may keep them for longer.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/lifecycle-expire-general-considerations.html
 */
function daysOfVersions(
  { versioning, objectLock }: Bucket,
  rules: readonly LifecycleRule[],
  isUnsure: boolean,
): number | undefined {
  if (versioning.state === "unknown" || objectLock.state !== "absent") return undefined;
  if (!versioning.is("Enabled")) return 0;
  const ages = rules.flatMap(
    ({ noncurrentExpiration: written, noncurrentExpirationDays: days }) => [
      ...(written.state === "absent" ? [] : [ageOf(written)]),
      ...(days.mayBeSet ? [days.value] : []),
    ],
  );
  if (ages.length === 0) return isUnsure ? undefined : Infinity;
  const known = ages.filter((age) => age !== undefined);
  return known.length === 0 ? undefined : Math.min(...known);
}

/** A log has one noncurrent version, so where any is kept it stays. */
function ageOf({ part }: Block<NoncurrentExpiration>): number | undefined {
  if (part === undefined || part.newerVersions.state === "unknown") return undefined;
  return part.newerVersions.is(0) ? part.days.value : Infinity;
}

function archival({ days: at }: Transition): readonly Departure[] {
  return at.value === undefined ? [] : [{ does: "archives", at, days: at.value }];
}

function removal(
  { expirationDays: at }: LifecycleRule,
  later: number | undefined,
): readonly Departure[] {
  if (at.value === undefined || later === undefined) return [];
  const does = later === 0 ? "removes" : "removes all versions of";
  return [{ does, at, days: at.value + later }];
}
