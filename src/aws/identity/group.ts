import { blocks, type Items } from "../block.js";
import { string } from "../field.js";
import type { Link } from "../link.js";
import type { Property } from "../property.js";
import type { Kind, View } from "../view.js";
import { type InlinePolicy, inlinePolicy } from "./inline-policy.js";
import { type ManagedPolicy, policyLinks } from "./managed-policy.js";
import { type Names, name, names } from "./names.js";

/** A group of IAM users. */
export interface Group extends View {
  readonly groupName: Property<string>;
  readonly inlinePolicies: Items<InlinePolicy>;
  readonly managedPolicies: readonly Link<ManagedPolicy>[];
}

export const Group: Kind<Group> = {
  cloudformation: "AWS::IAM::Group",
  terraform: "aws_iam_group",
  nameOf: ({ groupName }) => groupName.raw,
  shape: {
    groupName: string("GroupName", "name"),
    inlinePolicies: blocks("Policies", undefined, inlinePolicy),
    managedPolicies: policyLinks("ManagedPolicyArns", undefined),
  },
};

/** Puts users into groups. */
export interface Membership extends View {
  readonly users: Names;
  readonly groups: Names;
}

/** Several users in one group. */
export const GroupMembership: Kind<Membership> = {
  cloudformation: "AWS::IAM::UserToGroupAddition",
  terraform: "aws_iam_group_membership",
  shape: { users: names("Users", "users"), groups: name("GroupName", "group") },
};

/** One user in several groups. */
export const UserMembership: Kind<Membership> = {
  cloudformation: undefined,
  terraform: "aws_iam_user_group_membership",
  shape: { users: name(undefined, "user"), groups: names(undefined, "groups") },
};
