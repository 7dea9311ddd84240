import { block, type Block, blocks, type Items } from "../block.js";
import { boolean, string } from "../field.js";
import type { Link } from "../link.js";
import type { Property } from "../property.js";
import type { Kind, Part, Shape, View } from "../view.js";
import { type InlinePolicy, inlinePolicy } from "./inline-policy.js";
import { type ManagedPolicy, policyLink, policyLinks } from "./managed-policy.js";
import { type Names, name, names } from "./names.js";

/** An IAM user. */
export interface User extends View {
  readonly userName: Property<string>;
  /** Terraform has a resource for each of these. */
  readonly groups: Names;
  readonly inlinePolicies: Items<InlinePolicy>;
  readonly managedPolicies: readonly Link<ManagedPolicy>[];
  readonly password: Block<Password>;
  readonly boundary: Link<ManagedPolicy>;
}

/** What lets a user sign in to the console. */
interface Password extends Part {
  readonly resetRequired: Property<boolean>;
}

const password: Shape<Password> = {
  resetRequired: boolean("PasswordResetRequired", undefined, { default: false }),
};

export const User: Kind<User> = {
  cloudformation: "AWS::IAM::User",
  terraform: "aws_iam_user",
  nameOf: ({ userName }) => userName.raw,
  shape: {
    userName: string("UserName", "name"),
    groups: names("Groups", undefined),
    inlinePolicies: blocks("Policies", undefined, inlinePolicy),
    managedPolicies: policyLinks("ManagedPolicyArns", undefined),
    password: block("LoginProfile", undefined, password),
    boundary: policyLink("PermissionsBoundary", "permissions_boundary"),
  },
};

/** A console password as a resource of its own, which only Terraform has. */
interface LoginProfile extends View {
  readonly users: Names;
}

export const LoginProfile: Kind<LoginProfile> = {
  cloudformation: undefined,
  terraform: "aws_iam_user_login_profile",
  shape: { users: name(undefined, "user") },
};

/** A key with which programs act as a user, for as long as it is there. */
export interface AccessKey extends View {
  readonly users: Names;
  readonly status: Property<string>;
}

export const AccessKey: Kind<AccessKey> = {
  cloudformation: "AWS::IAM::AccessKey",
  terraform: "aws_iam_access_key",
  shape: {
    users: name("UserName", "user"),
    status: string("Status", "status", { default: "Active" }),
  },
};
