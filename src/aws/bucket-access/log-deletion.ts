import { includesAction } from "../../iam/action.js";
import type { Statement } from "../../iam/policy.js";
import type { Principals } from "../../iam/principal.js";
import { isMetBy } from "../../iam/request.js";
import { touchesResource } from "../../iam/resource.js";
import type { LogBucket } from "../log-bucket.js";
import { policyInForce } from "./effective-policy.js";
import { logObjectsIn } from "./log-objects.js";
import { deletionsOf, isDeletedWithoutMfa, isDeletionDenied } from "./unprotected-deletion.js";

/** Who can delete logs for good, as far as their bucket says. */
export type Deleters =
  /** The policy of the bucket denies it to everybody. */
  | { readonly who: "nobody" }
  /** Nobody as long as a lock of compliance holds: for so many days, if that is known. */
  | { readonly who: "nobody while locked"; readonly days: number | undefined }
  | { readonly who: "whoever may bypass the lock" }
  | { readonly who: "whoever has a second factor" }
  /** Identities of the account; others too where the policy of the bucket may let them. */
  | { readonly who: "whoever is allowed to"; readonly byBucket: boolean };

/** Nothing where nobody knows. */
export function deletersOf(logBucket: LogBucket): Deleters | undefined {
  const { objectLock } = logBucket.bucket;
  const { retention } = objectLock.part ?? {};
  if (objectLock.state === "unknown" || retention?.state === "unknown") return undefined;
  const lock = retention?.part;
  if (lock?.mode.is("COMPLIANCE") === true) {
    const { value: years } = lock.years;
    const days = lock.days.value ?? (years === undefined ? undefined : 365 * years);
    return { who: "nobody while locked", days };
  }
  const isDenied = isDeletionDenied(logBucket);
  if (isDenied !== false) return isDenied === true ? { who: "nobody" } : undefined;
  if (lock !== undefined) {
    return lock.mode.is("GOVERNANCE") ? { who: "whoever may bypass the lock" } : undefined;
  }
  const isWithoutMfa = isDeletedWithoutMfa(logBucket);
  if (isWithoutMfa === undefined) return undefined;
  if (!isWithoutMfa) return { who: "whoever has a second factor" };
  return { who: "whoever is allowed to", byBucket: mayBucketLetDelete(logBucket) };
}

function mayBucketLetDelete(logBucket: LogBucket): boolean {
  const logs = logObjectsIn(logBucket);
  const deletions = deletionsOf(logBucket);
  return policyInForce(logBucket.bucket).statements.some(
    (statement) =>
      mayLetPeopleIn(statement) &&
      deletions.some((action) => includesAction(statement.actions, action) !== false) &&
      logs.some((log) => touchesResource(statement.resources, log) !== false),
  );
}

function mayLetPeopleIn({ effect, principals, conditions }: Statement): boolean {
  const isMet = isMetBy(conditions, { "aws:SecureTransport": "true" });
  return effect !== "Deny" && isMet !== false && mayBePeople(principals);
}

/** Services act for somebody, who is let in elsewhere. */
function mayBePeople(principals: Principals): boolean {
  if (principals.kind !== "listed") return principals.kind !== "missing";
  const { gap } = principals;
  return (
    gap !== undefined ||
    principals.principals.some(({ kind }) => kind !== "service" && kind !== "other")
  );
}
