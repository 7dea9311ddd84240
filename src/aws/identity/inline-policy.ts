import type { Policy } from "../../iam/policy.js";
import { string } from "../field.js";
import { policy } from "../policy-field.js";
import type { Property } from "../property.js";
import type { Part, Shape } from "../view.js";

/** A policy that is written in the user, group or role that has it. */
export interface InlinePolicy extends Part {
  readonly policyName: Property<string>;
  readonly document: Policy;
}

export const inlinePolicy: Shape<InlinePolicy> = {
  policyName: string("PolicyName", "name"),
  document: policy("PolicyDocument", "policy"),
};
