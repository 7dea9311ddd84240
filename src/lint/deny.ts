import type { WantedDenial } from "../aws/bucket-access/wanted-denial.js";
import { declare } from "./declare.js";
import type { Edit } from "./edit.js";
import { addStatement } from "./lists.js";
import { waitFor } from "./wait-for.js";

/** Adds a statement that denies something to the policy of a bucket, or a policy that has it. */
export function deny({ policy, statement, absent }: WantedDenial): {
  readonly deny: Edit | undefined;
  readonly addPolicy: Edit | undefined;
} {
  return {
    deny: policy && addStatement(policy, statement),
    addPolicy: absent && [
      ...declare(...absent.policy.declared),
      ...waitFor(absent.trail.resource, absent.policy.awaited),
    ],
  };
}
