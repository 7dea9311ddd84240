/**
 * Everything a rule may import, ours and anybody's. A rule is `defineRule({ about, check, … })`: it is
 * about `each` or `all` resources of a kind such as `Trail`, and checks properties, of which each is
 * what it is in one scenario, or unknown and then asked in vain. It throws nothing.
 */
export { accessLogOf, receivesAccessLogs } from "./aws/access-logging.js";
export { mayCoverAllRegions } from "./aws/all-regions.js";
export { foreignKeysOf } from "./aws/default-encryption.js";
export { DeliveryPolicy } from "./aws/delivery-policy.js";
export { OpenConnections } from "./aws/encryption/connections.js";
export { PlainVolumes } from "./aws/encryption/plain-volumes.js";
export { StoredData } from "./aws/encryption/stores.js";
export { daysKept, EventDataStore } from "./aws/event-data-store.js";
export { keyFor } from "./aws/key.js";
export { isManagedByAws } from "./aws/managed-key.js";
export { globalServiceEventsOf } from "./aws/global-service-events.js";
export { LogBucket, sharedKeyOf } from "./aws/log-bucket.js";
export { LogBucketPolicy } from "./aws/log-bucket-policy.js";
export { logLifecycleOf } from "./aws/log-lifecycle.js";
export { LostEvidence } from "./aws/lost-evidence.js";
export { lostEventsOf } from "./aws/lost-events.js";
export { openDeliveriesOf } from "./aws/open-delivery.js";
export { publicGrantsOf } from "./aws/public-acl.js";
export { blockingFlagsOf, blocksAll } from "./aws/public-access-block.js";
export { publicStatementsOf } from "./aws/public-statement.js";
export { Secret } from "./aws/secret.js";
export { isNeverRotated } from "./aws/secret-rotation.js";
export { all, each } from "./aws/subject.js";
export { Trail } from "./aws/trail.js";
export { refusalsOf } from "./aws/trail-refusals.js";
export { inattentiveTrailsOf } from "./aws/unusual-activity.js";
export { expiresNothing, lackOfVersionsIn } from "./aws/versions.js";
export { namesOf } from "./aws/view.js";
export { mayCoverOrganization } from "./aws/whole-organization.js";
export { defineRule, type Rule } from "./lint/define-rule.js";
export { fill, reference, set } from "./lint/edit.js";
export { choice, count, flag, names, text } from "./lint/options.js";
export { RuleTester } from "./lint/rule-tester.js";
