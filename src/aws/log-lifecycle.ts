import { some } from "../iam/certainty.js";
import type { Block } from "./block.js";
import type { Bucket } from "./bucket.js";
import { covers, type Obstacle, obstacleOf } from "./lifecycle-coverage.js";
import { type Demands, type Effects, effectsOf, suffices } from "./lifecycle-effects.js";
import type { Lifecycle, LifecycleRule } from "./lifecycle.js";
import type { LogBucket } from "./log-bucket.js";
import type { Property, Reportable } from "./property.js";
import { namesOf } from "./view.js";
import { type WantedLifecycle, wantedFor } from "./wanted-lifecycle.js";

/** What the lifecycle rules of a bucket certainly do to the logs in it. */
export interface LogLifecycle extends Pick<Effects, "kept" | "tooSoon"> {
  /** Which of them no rule in force moves or removes, and where it shows. */
  readonly lack: Lack | undefined;
  /** Where it shows that they are neither archived nor removed within so many days, if any. */
  readonly stay: (within: number) => readonly Reportable[];
}

interface Lack extends Pick<Obstacle, "at"> {
  /** As part of a sentence. */
  readonly logs: string;
  /** The status of the one rule, which is off; none where it would not do all that is demanded. */
  readonly disabled?: (demands: Demands) => readonly Property<"Enabled" | "Disabled">[];
  /** The configuration that the bucket lacks as a whole, and what it should be. */
  readonly absent?: {
    readonly block: Block<Lifecycle>;
    readonly wanted: (demands: Demands) => WantedLifecycle;
  };
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
      wanted: (demands) => wantedFor(bucket, demands),
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
  const effects = effectsOf(bucket, sure, isUnsure);
  return {
    lack: lacking.length === 0 ? undefined : { ...lackBy(obstacle, sure, bucket), logs },
    tooSoon: effects.tooSoon,
    kept: effects.kept,
    stay: (within) => (lacking.length === 0 && effects.stay(within) ? [rules] : []),
  };
}

function lackBy(
  { at, disabled }: Obstacle,
  inForce: readonly LifecycleRule[],
  bucket: Bucket,
): Omit<Lack, "logs"> {
  if (disabled === undefined) return { at };
  return {
    at,
    disabled: (demands) => (suffices(disabled, inForce, bucket, demands) ? [disabled.status] : []),
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
