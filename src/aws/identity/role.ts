import type { Policy } from "../../iam/policy.js";
import { blocks, type Items } from "../block.js";
import { string } from "../field.js";
import type { Link } from "../link.js";
import { policy } from "../policy-field.js";
import type { Property } from "../property.js";
import type { Kind, View } from "../view.js";
import { type InlinePolicy, inlinePolicy } from "./inline-policy.js";
import { type ManagedPolicy, policyLink, policyLinks } from "./managed-policy.js";

/** An IAM role. */
export interface Role extends View {
  readonly roleName: Property<string>;
  /** Who may assume it. */
  readonly trust: Policy;
  readonly inlinePolicies: Items<InlinePolicy>;
  readonly managedPolicies: readonly Link<ManagedPolicy>[];
  readonly boundary: Link<ManagedPolicy>;
}

export const Role: Kind<Role> = {
  cloudformation: "AWS::IAM::Role",
  terraform: "aws_iam_role",
  nameOf: ({ roleName }) => roleName.raw,
  shape: {
    roleName: string("RoleName", "name"),
    trust: policy("AssumeRolePolicyDocument", "assume_role_policy"),
    inlinePolicies: blocks("Policies", "inline_policy", inlinePolicy),
    managedPolicies: policyLinks("ManagedPolicyArns", "managed_policy_arns"),
    boundary: policyLink("PermissionsBoundary", "permissions_boundary"),
  },
};
