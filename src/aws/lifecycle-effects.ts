import type { Block } from "./block.js";
import type { Bucket } from "./bucket.js";
import type { LifecycleRule, NoncurrentExpiration, Transition } from "./lifecycle.js";
import type { Property } from "./property.js";

/** What lifecycle rules in force certainly do to the logs that they cover. */
export interface Effects {
  /** What archives or removes logs before that is allowed. */
  readonly tooSoon: (demands: Omit<Demands, "archiveUntil">) => readonly Early[];
  /** Where it shows that expired logs stay as noncurrent versions: at each expiration. */
  readonly kept: readonly Kept[];
  /** Whether they are neither archived nor removed within so many days, if any. */
  readonly stay: (within: number) => boolean;
}

/** What is asked of the rules of a bucket, in days. */
export interface Demands {
  readonly minRetentionDays: number;
  readonly archiveFrom: number;
  readonly archiveUntil: number;
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

/** @param isUnsure Whether there may be more rules in force. */
export function effectsOf(
  bucket: Bucket,
  rules: readonly LifecycleRule[],
  isUnsure: boolean,
): Effects {
  const versionsStay = ageOfVersions(bucket, rules, isUnsure);
  const expiring = rules.filter(({ expirationDays }) => expirationDays.isSet);
  return {
    tooSoon: ({ archiveFrom, minRetentionDays }) =>
      [
        ...rules.flatMap(transitionsOf).filter(isArchival).map(archival),
        ...expiring.map((rule) => removal(rule, versionsStay)),
      ]
        .map((each) => ({
          ...each,
          least: each.does === "archives" ? archiveFrom : minRetentionDays,
        }))
        .filter(({ days, least }) => days < least),
    kept:
      versionsStay === Infinity
        ? expiring.map((rule) => ({
            at: rule.expirationDays,
            noncurrent: rule.noncurrentExpiration,
          }))
        : [],
    stay: (within) =>
      within > 0 && !isUnsure && !rules.some((rule) => mayRemoveOrMove(rule, within)),
  };
}

/** Whether a rule, in force beside others, certainly does to logs what is demanded, at no younger age. */
export function suffices(
  rule: LifecycleRule,
  inForce: readonly LifecycleRule[],
  bucket: Bucket,
  demands: Demands,
): boolean {
  const { expirationDays, expirationDate, transitions } = rule;
  const written = transitionsOf(rule);
  const isForeseen =
    !expirationDate.mayBeSet &&
    transitions.complete &&
    [expirationDays, ...written.map(({ days }) => days)].every(
      ({ mayBeSet, value }) => !mayBeSet || value !== undefined,
    );
  const { value: removed = Infinity } = expirationDays;
  const { kept, stay, tooSoon } = effectsOf(bucket, [...inForce, rule], false);
  return (
    isForeseen &&
    removed >= demands.minRetentionDays &&
    tooSoon(demands).length === 0 &&
    kept.length === 0 &&
    !stay(demands.archiveUntil)
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
function ageOfVersions(
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

/** What happens nobody knows when is certainly never too soon. */
const unknownDays = Infinity;

function archival({ days: at }: Transition): Departure {
  return { does: "archives", at, days: at.value ?? unknownDays };
}

function removal({ expirationDays: at }: LifecycleRule, later = unknownDays): Departure {
  const does = later === 0 ? "removes" : "removes all versions of";
  return { does, at, days: (at.value ?? unknownDays) + later };
}
