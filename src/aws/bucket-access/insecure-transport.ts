import { type Certainty, every } from "../../iam/certainty.js";
import { type Condition, conditionsOn } from "../../iam/condition.js";
import { deniesEverybody, isDenied } from "../../iam/denial.js";
import type { Pattern } from "../../iam/pattern.js";
import type { RequestContext } from "../../iam/request.js";
import type { LogBucket } from "../log-bucket.js";
import type { Reportable } from "../property.js";
import { nameOf, within } from "../statement.js";
import { arnOf, namedBucket, objectsIn, policyAbout } from "./bucket-arn.js";
import { denialInTheClear } from "../wanted-statements.js";
import { policiesOf, policyInForce } from "./effective-policy.js";
import { logObjectsIn } from "./log-objects.js";
import { denialFor, type WantedDenial } from "./wanted-denial.js";

/** A request without TLS has no version of TLS either. */
const inTheClear: RequestContext = { "aws:SecureTransport": "false", "s3:TlsVersion": null };
const overTls: RequestContext = { "aws:SecureTransport": "true" };

/** What is open, and what would close it. */
export interface OpenInTheClear {
  readonly what: string;
  readonly denial: WantedDenial;
}

/**
 * What of a log bucket is surely open to requests without TLS, as the end of a sentence; nothing
 * where all of it may be closed to them.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/security-best-practices.html#transit
 */
export function openInTheClear(logBucket: LogBucket): OpenInTheClear | undefined {
  const what = whatIsOpen(logBucket);
  if (what === undefined) return undefined;
  return { what, denial: denialFor(logBucket, denialInTheClear(logBucket.bucket)) };
}

function whatIsOpen(logBucket: LogBucket): string | undefined {
  const policy = policyInForce(logBucket.bucket);
  const isClosed = (action: string, resource: Pattern): Certainty =>
    deniesEverybody(policy, { action, resource, context: inTheClear });
  const objects = every(logObjectsIn(logBucket), (logs) =>
    every(["s3:GetObject", "s3:PutObject"], (action) => isClosed(action, logs)),
  );
  const bucket = isClosed("s3:ListBucket", arnOf(namedBucket(logBucket.bucket)));
  if (objects === false) return bucket === false ? "the bucket and its logs" : "its logs";
  return bucket === false ? "the bucket itself" : undefined;
}

/** A statement that denies what it was to demand. */
export interface LockOut {
  readonly at: Reportable;
  readonly statement: string;
}

/** The statements that deny everybody requests over TLS, which are all that S3 gets. */
export function lockOutsOf({ bucket }: LogBucket): readonly LockOut[] {
  const named = namedBucket(bucket);
  return policiesOf(bucket).policies.flatMap(({ policy, resource }) =>
    policyAbout(policy, named).statements.flatMap((statement) => {
      const [condition]: readonly Condition[] = conditionsOn(
        statement.conditions,
        "aws:SecureTransport",
      );
      if (condition === undefined) return [];
      const denies = (action: string, pattern: Pattern): boolean =>
        isDenied(statement, { action, resource: pattern, context: overTls }) === true;
      const isLocked =
        denies("s3:PutObject", objectsIn(named, [], "*")) ||
        denies("s3:GetBucketAcl", arnOf(named));
      return isLocked ? { at: within(resource, condition.use), statement: nameOf(statement) } : [];
    }),
  );
}
