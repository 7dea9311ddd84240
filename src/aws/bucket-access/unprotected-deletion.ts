import type { Value } from "../../graph/value.js";
import { type Certainty, every, not, some } from "../../iam/certainty.js";
import { deniesEverybody } from "../../iam/denial.js";
import type { Policy } from "../../iam/policy.js";
import type { RequestContext } from "../../iam/request.js";
import type { LogBucket } from "../log-bucket.js";
import type { Property } from "../property.js";
import { lackOfVersionsIn } from "../versions.js";
import { denialWithoutMfa } from "../wanted-statements.js";
import { policyInForce } from "./effective-policy.js";
import { logObjectsIn } from "./log-objects.js";
import { denialFor, type WantedDenial } from "./wanted-denial.js";

/**
 * Of a session a request says whether there was a second factor, and how long ago; of an access key
 * it says nothing.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-multifactorauthpresent
 */
function contextOf(present: "true" | "false" | null): RequestContext {
  return {
    "aws:MultiFactorAuthAge": present === "true" ? "0" : null,
    "aws:MultiFactorAuthPresent": present,
    "aws:SecureTransport": "true",
    "s3:TlsVersion": "1.3",
  };
}

/** What a log bucket lacks whose logs are deleted without a second factor. */
export function deletionDenialFor(logBucket: LogBucket): WantedDenial {
  return denialFor(logBucket, denialWithoutMfa(logBucket.bucket));
}

/** Whether whoever may delete logs can do so for good without a second factor. */
export function isDeletedWithoutMfa(logBucket: LogBucket): Certainty {
  const { mfaDelete, objectLock } = logBucket.bucket;
  return not(
    some(
      [
        () => (mfaDelete.state === "unknown" ? undefined : mfaDelete.is("Enabled")),
        () => isRetained(objectLock.state, objectLock.part?.retention.state),
        () => deniesDeletion(logBucket),
      ],
      (ask) => ask(),
    ),
  );
}

type State = "known" | "absent" | "unknown";

function isRetained(lock: State, retention: State | undefined): Certainty {
  const state = retention ?? lock;
  return state === "unknown" ? undefined : state === "known";
}

function deniesDeletion(logBucket: LogBucket): Certainty {
  const policy = policyInForce(logBucket.bucket);
  return some(logObjectsIn(logBucket), (resource) =>
    some(deletionsOf(logBucket), (action) => deniesWithoutMfa(policy, action, resource)),
  );
}

/** Whether nobody can delete logs for good, with a second factor or without, while the policy is as it is. */
export function isDeletionDenied(logBucket: LogBucket): Certainty {
  const policy = policyInForce(logBucket.bucket);
  return every(logObjectsIn(logBucket), (resource) =>
    every(deletionsOf(logBucket), (action) =>
      every([null, "false", "true"] as const, (present) =>
        deniesEverybody(policy, { action, resource, context: contextOf(present) }),
      ),
    ),
  );
}

/** Where versions are kept, a log is gone only when its version is. */
export function deletionsOf({ bucket }: LogBucket): readonly string[] {
  const keepsNone = lackOfVersionsIn(bucket).length > 0;
  const isUnsure = !keepsNone && !bucket.versioning.is("Enabled");
  return [
    ...(keepsNone || isUnsure ? ["s3:DeleteObject"] : []),
    ...(keepsNone ? [] : ["s3:DeleteObjectVersion"]),
  ];
}

/** A statement against either kind is taken for one against both, unless it means those with one. */
function deniesWithoutMfa(policy: Policy, action: string, resource: Value): Certainty {
  const denies = (present: "true" | "false" | null): Certainty =>
    deniesEverybody(policy, { action, resource, context: contextOf(present) });
  return some(
    [
      () => denies("false"),
      () => every([() => denies(null), () => not(denies("true"))], (ask) => ask()),
    ],
    (ask) => ask(),
  );
}

/**
 * MFA delete on a bucket that has lifecycle rules, which S3 refuses.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/lifecycle-and-other-bucket-config.html
 */
export function mfaDeleteBesideLifecycle({ bucket }: LogBucket): readonly Property<string>[] {
  const { mfaDelete, lifecycle } = bucket;
  const rules = lifecycle.part?.rules.items ?? [];
  return mfaDelete.is("Enabled") && rules.length > 0 ? [mfaDelete] : [];
}
