/**
 * What only the rules of this plugin ask, and may ask otherwise tomorrow: subjects that are put
 * together for one rule, and what AWS's documents say of what they find. Nobody else imports it.
 */
export { accessLogOf, receivesAccessLogs } from "./aws/access-logging.js";
export { othersInOneRegion, trailsOfOneRegion } from "./aws/all-regions.js";
export { unawaitedPolicyOf } from "./aws/bucket-access/awaited-policy.js";
export { lockOutsOf, openInTheClear } from "./aws/bucket-access/insecure-transport.js";
export { mayDeliverForOrganization } from "./aws/bucket-access/organization-delivery.js";
export { shutOutsOf } from "./aws/bucket-access/shut-out-delivery.js";
export {
  deletionDenialFor,
  isDeletedWithoutMfa,
  mfaDeleteBesideLifecycle,
} from "./aws/bucket-access/unprotected-deletion.js";
export { unwantedGrantsOf } from "./aws/bucket-access/unwanted-grant.js";
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
export { StoredData, storedServices } from "./aws/encryption/stores.js";
export { daysKept } from "./aws/event-data-store.js";
export { globalServiceEventsOf, mayBeSwitchedOn } from "./aws/global-service-events.js";
export { powersOf } from "./aws/identity/administrator.js";
export { Excess } from "./aws/identity/excess.js";
export { foreignTrustsOf } from "./aws/identity/foreign-trust.js";
export { accountIds } from "./aws/own-account.js";
export { openTrustsOf } from "./aws/identity/open-trust.js";
export { PolicyOfUser } from "./aws/identity/policy-of-user.js";
export { needsNoSecondFactor, passwordOf } from "./aws/identity/second-factor.js";
export { AnyKeyPolicy } from "./aws/key-policy.js";
export { rareRotationOf } from "./aws/key-rotation.js";
export { LogBucketPolicy } from "./aws/log-bucket-policy.js";
export { sharedKeyOf } from "./aws/log-bucket.js";
export { logLifecycleOf } from "./aws/log-lifecycle.js";
export { endsOf } from "./aws/link-ends.js";
export { lostEventsOf } from "./aws/lost-events.js";
export { LostEvidence } from "./aws/lost-evidence.js";
export { isManagedByAws } from "./aws/managed-key.js";
export { MissingTrail } from "./aws/missing-trail.js";
export { controlNames } from "./aws/monitoring/control.js";
export { concernOf, Monitoring } from "./aws/monitoring/monitoring.js";
export { daysOfEvents, TrailLogGroup } from "./aws/monitoring/trail-log-group.js";
export { Ingress } from "./aws/network/ingress.js";
export { openIngressOf } from "./aws/network/open-ingress.js";
export { limitsOn, openDeliveriesOf } from "./aws/open-delivery.js";
export { blockingFlagsOf, blocksAll } from "./aws/public-access-block.js";
export { publicGrantsOf } from "./aws/public-acl.js";
export { publicStatementsOf } from "./aws/public-statement.js";
export { isNeverRotated } from "./aws/secret-rotation.js";
export { isRefusedInAllRegions, refusalsOf } from "./aws/trail-refusals.js";
export { TrailTopicPolicy } from "./aws/trail-topic-policy.js";
export { inattentiveTrailsOf } from "./aws/unusual-activity.js";
export { aMonth, expirationsOfVersions, expiresNothing, lackOfVersionsIn } from "./aws/versions.js";
export { admissionToKey } from "./aws/wanted-statements.js";
export { mayCoverOrganization } from "./aws/whole-organization.js";
export { deny } from "./lint/deny.js";
export { defineFileRule } from "./lint/define-file-rule.js";
export { allowedDays } from "./aws/monitoring/trail-log-group.js";
export { keyFor, keyForLogGroup, keyForStore } from "./aws/suitable-key.js";
export { insightsFor } from "./aws/unusual-activity.js";
