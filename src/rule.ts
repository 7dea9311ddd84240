/**
 * Everything that a rule may import, anybody's and ours. A rule is `defineRule({ about, check, … })`:
 * it is about `each` or `all` resources of a kind such as `Trail`, and checks properties, of which each
 * is what it is in one scenario, or unknown and then asked in vain. Reading throws nothing.
 */

// Kinds of resources.
export { AccountPublicAccessBlock } from "./aws/blocked-access.js";
export { BucketAcl } from "./aws/bucket-acl.js";
export { BucketPolicy } from "./aws/bucket-policy.js";
export { BucketPublicAccessBlock } from "./aws/bucket-public-access-block.js";
export { Bucket } from "./aws/bucket.js";
export { AutoScalingGroup } from "./aws/compute/auto-scaling-group.js";
export {
  BuildProject,
  JobDefinition,
  LambdaFunction,
  SpotFleet,
  TaskDefinition,
} from "./aws/compute/environment.js";
export { Instance, SpotInstance } from "./aws/compute/instance.js";
export { LaunchConfiguration } from "./aws/compute/launch-configuration.js";
export { LaunchTemplate } from "./aws/compute/launch-template.js";
export { ComputeEnvironment, NodeGroup } from "./aws/compute/managed-launch.js";
export { EncryptionByDefault } from "./aws/encryption/volume.js";
export { EventDataStore } from "./aws/event-data-store.js";
export {
  GroupAttachment,
  GroupAttachments,
  GroupPolicy,
  OwnAssignment,
  RoleAttachment,
  RoleAttachments,
  RolePolicy,
  SharedAssignment,
  UserAttachment,
  UserAttachments,
  UserPolicy,
} from "./aws/identity/assignment.js";
export { BoundaryAttachment } from "./aws/identity/permission-set.js";
export { Group, GroupMembership, UserMembership } from "./aws/identity/group.js";
export { ManagedPolicy } from "./aws/identity/managed-policy.js";
export { OidcProvider } from "./aws/identity/oidc-provider.js";
export { PasswordPolicy } from "./aws/identity/password-policy.js";
export { Role } from "./aws/identity/role.js";
export { AccessKey, LoginProfile, User } from "./aws/identity/user.js";
export { ExternalKey, ReplicaKey } from "./aws/key-policy.js";
export { Key, KeyAlias, KeyPolicy } from "./aws/key.js";
export { LogGroup } from "./aws/monitoring/log-group.js";
export { MetricAlarm } from "./aws/monitoring/metric-alarm.js";
export { MetricFilter } from "./aws/monitoring/metric-filter.js";
export { Subscription } from "./aws/monitoring/subscription.js";
export { IngressRule, SecurityGroupRule } from "./aws/network/security-group-rule.js";
export { DefaultSecurityGroup, SecurityGroup } from "./aws/network/security-group.js";
export { Subnet } from "./aws/network/subnet.js";
export { Rotation, Secret, SecretAttachment } from "./aws/secret.js";
export { Topic, TopicPolicy } from "./aws/topic.js";
export { Trail } from "./aws/trail.js";

// What a rule is about.
export { LogBucket } from "./aws/log-bucket.js";
export { all, type Candidate, each, type Subject } from "./aws/subject.js";
export { namesOf } from "./aws/view.js";

// A kind of one's own, and what reading its resources gives.
export { block, type Block, blocks, type Items, strings } from "./aws/block.js";
export { boolean, type Field, number, oneOf, string } from "./aws/field.js";
export { link, type Link, linkByReference, links } from "./aws/link.js";
export { policy } from "./aws/policy-field.js";
export type { Property, Reportable } from "./aws/property.js";
export type { Kind, Part, Shape, View } from "./aws/view.js";
export type { World } from "./aws/world.js";
export type { Value } from "./graph/value.js";
export type { Policy, Statement } from "./iam/policy.js";

// The rule, its options, its edits and its tests.
export { declare } from "./lint/declare.js";
export { defineRule, type Rule } from "./lint/define-rule.js";
export { addStatement, limitStatement, limitStatements, removeStatement } from "./lint/lists.js";
export { choice, choices, count, flag, names, type Option, ports, text } from "./lint/options.js";
export { RuleTester } from "./lint/rule-tester.js";
export { fill, fillList, set } from "./lint/set.js";
export { waitFor } from "./lint/wait-for.js";
export { reference } from "./template/written.js";
