import type { BucketPolicy } from "../bucket-policy.js";
import type { LogBucket } from "../log-bucket.js";
import type { Trail } from "../trail.js";
import type { WantedStatement } from "../wanted-statements.js";
import { policiesOf } from "./effective-policy.js";
import { type WantedPolicy, wantedPolicyFor } from "./wanted-policy.js";

/** A statement that a log bucket lacks, with the policy that it is to be added to. */
export interface WantedDenial {
  readonly statement: WantedStatement;
  readonly policy: BucketPolicy | undefined;
  /** All that lack it, of which the last one deployed stays. */
  readonly lackedBy: readonly BucketPolicy[];
  /**
   * The policy that is to be declared where there is none, and the trail that has to wait for it. It
   * lets CloudTrail in as well, lest the statement be all that it says.
   */
  readonly absent: { readonly policy: WantedPolicy; readonly trail: Trail } | undefined;
}

export function denialFor({ bucket, trails }: LogBucket, statement: WantedStatement): WantedDenial {
  const { policies, gap } = policiesOf(bucket);
  const [policy, ...others] = policies;
  if (policy !== undefined) {
    const only = others.length === 0 ? policy : undefined;
    return { statement, policy: only, lackedBy: policies, absent: undefined };
  }
  const [trail, ...more] = trails;
  const wanted =
    gap === undefined && trail !== undefined && more.length === 0
      ? wantedPolicyFor(trail, statement)
      : undefined;
  const absent = trail && wanted && { policy: wanted, trail };
  return { statement, policy: undefined, lackedBy: [], absent };
}
