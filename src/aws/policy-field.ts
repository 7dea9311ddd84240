import { type Policy, readPolicy } from "../iam/policy.js";
import type { Field } from "./field.js";
import { readAt } from "./owner.js";

/** A property that holds an IAM policy document. */
export function policy(
  cloudformation: string | undefined,
  terraform: string | undefined,
): Field<Policy> {
  const spelling = { cloudformation, terraform };
  return { ...spelling, type: "policy", read: (owner) => readPolicy(readAt(owner, spelling).raw) };
}
