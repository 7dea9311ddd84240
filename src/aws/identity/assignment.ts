import type { Policy } from "../../iam/policy.js";
import type { Link } from "../link.js";
import { policy } from "../policy-field.js";
import type { Kind, Shape, View } from "../view.js";
import { type ManagedPolicy, policyLinks } from "./managed-policy.js";
import { type Names, name, names } from "./names.js";

/** A resource that gives policies to users, groups and roles. */
export interface Assignment extends View {
  readonly users: Names;
  readonly groups: Names;
  readonly roles: Names;
  /** The policy, where it is written here. */
  readonly document: Policy;
  /** Those that it attaches. */
  readonly policies: readonly Link<ManagedPolicy>[];
}

function assigning(
  cloudformation: string | undefined,
  terraform: string,
  fields: Partial<Shape<Assignment, View>>,
): Kind<Assignment> {
  return {
    cloudformation,
    terraform,
    shape: {
      users: names(undefined, undefined),
      groups: names(undefined, undefined),
      roles: names(undefined, undefined),
      document: policy(undefined, undefined),
      policies: policyLinks(undefined, undefined),
      ...fields,
    },
  };
}

/** Only CloudFormation says in the managed policy itself who has it. */
export const OwnAssignment: Kind<Assignment> = assigning(
  "AWS::IAM::ManagedPolicy",
  "aws_iam_policy",
  {
    users: names("Users", undefined),
    groups: names("Groups", undefined),
    roles: names("Roles", undefined),
    document: policy("PolicyDocument", "policy"),
  },
);

/** An inline policy of several at once, or a managed one. */
export const SharedAssignment: Kind<Assignment> = assigning(
  "AWS::IAM::Policy",
  "aws_iam_policy_attachment",
  {
    users: names("Users", "users"),
    groups: names("Groups", "groups"),
    roles: names("Roles", "roles"),
    document: policy("PolicyDocument", undefined),
    policies: policyLinks(undefined, "policy_arn"),
  },
);

export const UserPolicy: Kind<Assignment> = assigning(
  "AWS::IAM::UserPolicy",
  "aws_iam_user_policy",
  { users: name("UserName", "user"), document: policy("PolicyDocument", "policy") },
);

export const GroupPolicy: Kind<Assignment> = assigning(
  "AWS::IAM::GroupPolicy",
  "aws_iam_group_policy",
  { groups: name("GroupName", "group"), document: policy("PolicyDocument", "policy") },
);

export const RolePolicy: Kind<Assignment> = assigning(
  "AWS::IAM::RolePolicy",
  "aws_iam_role_policy",
  { roles: name("RoleName", "role"), document: policy("PolicyDocument", "policy") },
);

export const UserAttachment: Kind<Assignment> = assigning(
  undefined,
  "aws_iam_user_policy_attachment",
  { users: name(undefined, "user"), policies: policyLinks(undefined, "policy_arn") },
);

export const GroupAttachment: Kind<Assignment> = assigning(
  undefined,
  "aws_iam_group_policy_attachment",
  { groups: name(undefined, "group"), policies: policyLinks(undefined, "policy_arn") },
);

export const RoleAttachment: Kind<Assignment> = assigning(
  undefined,
  "aws_iam_role_policy_attachment",
  { roles: name(undefined, "role"), policies: policyLinks(undefined, "policy_arn") },
);

/** All that a user has attached: whatever else is attached is taken away. */
export const UserAttachments: Kind<Assignment> = assigning(
  undefined,
  "aws_iam_user_policy_attachments_exclusive",
  { users: name(undefined, "user_name"), policies: policyLinks(undefined, "policy_arns") },
);

export const GroupAttachments: Kind<Assignment> = assigning(
  undefined,
  "aws_iam_group_policy_attachments_exclusive",
  { groups: name(undefined, "group_name"), policies: policyLinks(undefined, "policy_arns") },
);

export const RoleAttachments: Kind<Assignment> = assigning(
  undefined,
  "aws_iam_role_policy_attachments_exclusive",
  { roles: name(undefined, "role_name"), policies: policyLinks(undefined, "policy_arns") },
);

/** Every kind of resource that gives policies away. */
export const assignments: readonly Kind<Assignment>[] = [
  OwnAssignment,
  SharedAssignment,
  UserPolicy,
  GroupPolicy,
  RolePolicy,
  UserAttachment,
  GroupAttachment,
  RoleAttachment,
  UserAttachments,
  GroupAttachments,
  RoleAttachments,
];
