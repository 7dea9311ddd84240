import { type Certainty, not, some } from "../../iam/certainty.js";
import { deniesEverybody } from "../../iam/denial.js";
import type { RequestContext } from "../../iam/request.js";
import type { LogBucket } from "../log-bucket.js";
import type { Property } from "../property.js";
import { lackOfVersionsIn } from "../versions.js";
import { policyInForce } from "./effective-policy.js";
import { logObjectsIn } from "./log-objects.js";

/**
 * Somebody who gave no second factor: of a session the request says so, of an access key it says
 * nothing. A statement for one of them is taken for one against both.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-multifactorauthpresent
 */
const withoutMfa: readonly RequestContext[] = ["false", null].map((present) => ({
  "aws:MultiFactorAuthPresent": present,
  "aws:MultiFactorAuthAge": null,
  "aws:SecureTransport": "true",
  "s3:TlsVersion": "1.3",
}));

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

/** Where versions are kept, a log is gone only when its version is. */
function deniesDeletion(logBucket: LogBucket): Certainty {
  const { bucket } = logBucket;
  const policy = policyInForce(bucket);
  const keepsNone = lackOfVersionsIn(bucket).length > 0;
  const isUnsure = !keepsNone && !bucket.versioning.is("Enabled");
  const actions = [
    ...(keepsNone || isUnsure ? ["s3:DeleteObject"] : []),
    ...(keepsNone ? [] : ["s3:DeleteObjectVersion"]),
  ];
  return some(logObjectsIn(logBucket), (resource) =>
    some(actions, (action) =>
      some(withoutMfa, (context) => deniesEverybody(policy, { action, resource, context })),
    ),
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
