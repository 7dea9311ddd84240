import type { Certainty } from "../iam/certainty.js";
import { deletersOf } from "./bucket-access/log-deletion.js";
import type { Link } from "./link.js";
import { logLifecycleOf } from "./log-lifecycle.js";
import type { LogBucket } from "./log-bucket.js";
import { controls } from "./monitoring/control.js";
import { isHeard } from "./monitoring/heard-events.js";
import { recordOf } from "./recorded.js";
import type { Trail } from "./trail.js";
import type { View } from "./view.js";

/** What an auditor asks of a trail. */
export interface Question {
  /** The answer in a scenario, in a word or two. */
  readonly ask: (trail: Trail) => string;
  /** What it counts: each may be asked alone where there are too many scenarios for all of them. */
  readonly counted?: () => readonly ((trail: Trail) => Certainty)[];
}

const answers: Readonly<Record<string, Question["ask"]>> = {
  Logging: ({ logging }) => (logging.is(true) ? "on" : logging.is(false) ? "off" : unknown),
  Regions: ({ multiRegion }) =>
    multiRegion.is(true) ? "all" : multiRegion.is(false) ? "one" : unknown,
  "Global events": (trail) => {
    const { globalServiceEvents: included } = recordOf(trail);
    return yesOrNo(included === "not asked" ? false : included);
  },
  Validation: ({ logFileValidation: validated }) =>
    yesOrNo(validated.is(true) ? true : validated.is(false) ? false : undefined),
  Key: ({ key }) => (key.state === "absent" ? "none" : nameIn(key)),
  Bucket: ({ bucket }) => nameIn(bucket),
  "Kept for": (trail) => ofLogBucket(trail, retentionIn),
  "Deleted by": (trail) => ofLogBucket(trail, deletersIn),
};

export const trailSurvey: Readonly<Record<string, Question>> = {
  ...Object.fromEntries(Object.entries(answers).map(([name, ask]) => [name, { ask }])),
  Alarms: {
    ask: alarmsFor,
    counted: () => controls.map((control) => (trail) => isHeard(control, trail)),
  },
};

const unknown = "?";

function yesOrNo(certainty: Certainty): string {
  return certainty === undefined ? unknown : certainty ? "yes" : "no";
}

/** The resource that is meant, or what is written, as far as that says it. */
function nameIn<V extends View>({ target, property }: Link<V>): string {
  return target?.name ?? property.value ?? unknown;
}

function ofLogBucket(trail: Trail, answer: (logBucket: LogBucket) => string): string {
  const { target: bucket } = trail.bucket;
  if (bucket === undefined) return unknown;
  return answer({ bucket, trails: [trail], resource: bucket.resource, use: bucket.use });
}

function retentionIn(logBucket: LogBucket): string {
  const { tooSoon, lack, kept } = logLifecycleOf(logBucket);
  // Nothing is archived before the day it is written.
  const removals = tooSoon({ archiveFrom: 0, minRetentionDays: Infinity });
  const days = Math.min(...removals.map((removal) => removal.days));
  if (Number.isFinite(days)) return `${String(days)} days`;
  return lack !== undefined || kept.length > 0 ? "ever" : unknown;
}

function deletersIn(logBucket: LogBucket): string {
  const deleters = deletersOf(logBucket);
  switch (deleters?.who) {
    case undefined:
      return unknown;
    case "nobody":
      return "nobody";
    case "nobody while locked":
      return `nobody for ${deleters.days === undefined ? "some" : String(deleters.days)} days`;
    case "whoever may bypass the lock":
      return "who may bypass the lock";
    case "whoever has a second factor":
      return "who has a second factor";
    case "whoever is allowed to":
      return deleters.byBucket ? "whom IAM or its policy lets" : "whom IAM lets";
  }
}

/** Of how many of the controls somebody is told, if that is certain of each. */
function alarmsFor(trail: Trail): string {
  if (trail.logGroup.state === "absent") return "none";
  const heard = controls.map((control) => isHeard(control, trail));
  if (heard.includes(undefined)) return unknown;
  return `${String(heard.filter((each) => each === true).length)} of ${String(controls.length)}`;
}
