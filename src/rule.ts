/**
 * Everything a rule may import, ours and anybody's. A rule is `defineRule({ about, check, … })`: it is
 * about `each` or `all` resources of a kind such as `Trail`, and checks properties, of which each is
 * what it is in one scenario, or unknown and then asked in vain. It throws nothing.
 */
export { accessLogOf, receivesAccessLogs } from "./aws/access-logging.js";
export { mayCoverAllRegions } from "./aws/all-regions.js";
export { unawaitedPolicyOf } from "./aws/bucket-access/awaited-policy.js";
export { lockOutsOf, openInTheClear } from "./aws/bucket-access/insecure-transport.js";
export { shutOutsOf } from "./aws/bucket-access/shut-out-delivery.js";
export {
  deletionDenialFor,
  isDeletedWithoutMfa,
  mfaDeleteBesideLifecycle,
} from "./aws/bucket-access/unprotected-deletion.js";
export { unwantedGrantsOf } from "./aws/bucket-access/unwanted-grant.js";
export { BucketPolicy } from "./aws/bucket-policy.js";
export { BucketExposure } from "./aws/bucket-exposure.js";
export { RoleOfInstances } from "./aws/compute/role-of-instances.js";
export { SinglePoints } from "./aws/compute/single-point.js";
export { HardcodedCredentials } from "./aws/credentials/hardcoded-credentials.js";
export { lostObjectEventsOf } from "./aws/data-events/lost-object-events.js";
export { foreignKeysOf } from "./aws/default-encryption.js";
export { deletionPoliciesOf } from "./aws/deletion-policy.js";
export { DeliveryPolicy } from "./aws/delivery-policy.js";
export { encryptionRefusalBy } from "./aws/encryption-refusal.js";
export { OpenConnections } from "./aws/encryption/connections.js";
export { PlainVolumes } from "./aws/encryption/plain-volumes.js";
export { StoredData } from "./aws/encryption/stores.js";
export { daysKept, EventDataStore } from "./aws/event-data-store.js";
export { globalServiceEventsOf } from "./aws/global-service-events.js";
export { powersOf } from "./aws/identity/administrator.js";
export { Excess } from "./aws/identity/excess.js";
export { foreignTrustsOf } from "./aws/identity/foreign-trust.js";
export { openTrustsOf } from "./aws/identity/open-trust.js";
export { PasswordPolicy } from "./aws/identity/password-policy.js";
export { PolicyOfUser } from "./aws/identity/policy-of-user.js";
export { Role } from "./aws/identity/role.js";
export { needsNoSecondFactor, passwordOf } from "./aws/identity/second-factor.js";
export { AccessKey, User } from "./aws/identity/user.js";
export { AnyKeyPolicy } from "./aws/key-policy.js";
export { rareRotationOf } from "./aws/key-rotation.js";
export { Key, keyFor } from "./aws/key.js";
export { LogBucketPolicy } from "./aws/log-bucket-policy.js";
export { LogBucket, sharedKeyOf } from "./aws/log-bucket.js";
export { logLifecycleOf } from "./aws/log-lifecycle.js";
export { lostEventsOf } from "./aws/lost-events.js";
export { LostEvidence } from "./aws/lost-evidence.js";
export { isManagedByAws } from "./aws/managed-key.js";
export { MissingTrail } from "./aws/missing-trail.js";
export { controlNames } from "./aws/monitoring/control.js";
export { concernOf, Monitoring } from "./aws/monitoring/monitoring.js";
export { allowedDays, daysOfEvents, TrailLogGroup } from "./aws/monitoring/trail-log-group.js";
export { Ingress } from "./aws/network/ingress.js";
export { openIngressOf } from "./aws/network/open-ingress.js";
export { openDeliveriesOf } from "./aws/open-delivery.js";
export { blockingFlagsOf, blocksAll } from "./aws/public-access-block.js";
export { publicGrantsOf } from "./aws/public-acl.js";
export { publicStatementsOf } from "./aws/public-statement.js";
export { keyForLogGroup, keyForStore } from "./aws/service-key.js";
export { isNeverRotated } from "./aws/secret-rotation.js";
export { Secret } from "./aws/secret.js";
export { all, each } from "./aws/subject.js";
export { refusalsOf } from "./aws/trail-refusals.js";
export { TrailTopicPolicy } from "./aws/trail-topic-policy.js";
export { Trail } from "./aws/trail.js";
export { inattentiveTrailsOf, insightsFor } from "./aws/unusual-activity.js";
export { expiresNothing, lackOfVersionsIn } from "./aws/versions.js";
export { namesOf } from "./aws/view.js";
export { mayCoverOrganization } from "./aws/whole-organization.js";
export { admissionToKey } from "./aws/wanted-statements.js";
export { declare } from "./lint/declare.js";
export { defineRule, type Rule } from "./lint/define-rule.js";
export { addStatement, limitStatement, removeStatement, together } from "./lint/lists.js";
export { fill, fillList, set } from "./lint/set.js";
export { choice, choices, count, flag, names, ports, text } from "./lint/options.js";
export { RuleTester } from "./lint/rule-tester.js";
export { reference } from "./template/written.js";
