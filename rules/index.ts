import type { Rule } from "../src/rule.js";
import { rule as ebsEncryption } from "./ebs-encryption.js";
import { rule as encryptionAtRest } from "./encryption-at-rest.js";
import { rule as encryptionInTransit } from "./encryption-in-transit.js";
import { rule as eventDataStoreKey } from "./event-data-store-key.js";
import { rule as eventDataStoreMultiRegion } from "./event-data-store-multi-region.js";
import { rule as eventDataStoreRetention } from "./event-data-store-retention.js";
import { rule as eventDataStoreTerminationProtection } from "./event-data-store-termination-protection.js";
import { rule as logBucketAccessLogging } from "./log-bucket-access-logging.js";
import { rule as logBucketKmsEncryption } from "./log-bucket-kms-encryption.js";
import { rule as logBucketLifecycle } from "./log-bucket-lifecycle.js";
import { rule as logBucketNoPublicAcl } from "./log-bucket-no-public-acl.js";
import { rule as logBucketNoWildcardPrincipal } from "./log-bucket-no-wildcard-principal.js";
import { rule as logBucketObjectLock } from "./log-bucket-object-lock.js";
import { rule as logBucketPublicAccessBlock } from "./log-bucket-public-access-block.js";
import { rule as logBucketSourceArn } from "./log-bucket-source-arn.js";
import { rule as logBucketVersioning } from "./log-bucket-versioning.js";
import { rule as secretRotation } from "./secret-rotation.js";
import { rule as trailCloudwatchLogs } from "./trail-cloudwatch-logs.js";
import { rule as trailDeployable } from "./trail-deployable.js";
import { rule as trailGlobalServiceEventsOnce } from "./trail-global-service-events-once.js";
import { rule as trailInsights } from "./trail-insights.js";
import { rule as trailKmsKey } from "./trail-kms-key.js";
import { rule as trailLogFileValidation } from "./trail-log-file-validation.js";
import { rule as trailLogging } from "./trail-logging.js";
import { rule as trailManagementEvents } from "./trail-management-events.js";
import { rule as trailMultiRegion } from "./trail-multi-region.js";
import { rule as trailNotRemoved } from "./trail-not-removed.js";
import { rule as trailNotification } from "./trail-notification.js";
import { rule as trailOrganization } from "./trail-organization.js";

/** Every rule by its name. */
export const rules: Readonly<Record<string, Rule>> = {
  "ebs-encryption": ebsEncryption,
  "encryption-at-rest": encryptionAtRest,
  "encryption-in-transit": encryptionInTransit,
  "event-data-store-key": eventDataStoreKey,
  "event-data-store-multi-region": eventDataStoreMultiRegion,
  "event-data-store-retention": eventDataStoreRetention,
  "event-data-store-termination-protection": eventDataStoreTerminationProtection,
  "log-bucket-access-logging": logBucketAccessLogging,
  "log-bucket-kms-encryption": logBucketKmsEncryption,
  "log-bucket-lifecycle": logBucketLifecycle,
  "log-bucket-no-public-acl": logBucketNoPublicAcl,
  "log-bucket-no-wildcard-principal": logBucketNoWildcardPrincipal,
  "log-bucket-object-lock": logBucketObjectLock,
  "log-bucket-public-access-block": logBucketPublicAccessBlock,
  "log-bucket-source-arn": logBucketSourceArn,
  "log-bucket-versioning": logBucketVersioning,
  "secret-rotation": secretRotation,
  "trail-cloudwatch-logs": trailCloudwatchLogs,
  "trail-deployable": trailDeployable,
  "trail-global-service-events-once": trailGlobalServiceEventsOnce,
  "trail-insights": trailInsights,
  "trail-kms-key": trailKmsKey,
  "trail-log-file-validation": trailLogFileValidation,
  "trail-logging": trailLogging,
  "trail-management-events": trailManagementEvents,
  "trail-multi-region": trailMultiRegion,
  "trail-not-removed": trailNotRemoved,
  "trail-notification": trailNotification,
  "trail-organization": trailOrganization,
};
