import type { Rule } from "../src/rule.js";
import { rule as ebsEncryption } from "./ebs-encryption.js";
import { rule as ec2AutoScaling } from "./ec2-auto-scaling.js";
import { rule as ec2InstanceRole } from "./ec2-instance-role.js";
import { rule as encryptionAtRest } from "./encryption-at-rest.js";
import { rule as encryptionInTransit } from "./encryption-in-transit.js";
import { rule as eventDataStoreKey } from "./event-data-store-key.js";
import { rule as eventDataStoreMultiRegion } from "./event-data-store-multi-region.js";
import { rule as eventDataStoreRetention } from "./event-data-store-retention.js";
import { rule as eventDataStoreTerminationProtection } from "./event-data-store-termination-protection.js";
import { rule as iamLeastPrivilege } from "./iam-least-privilege.js";
import { rule as iamNoAccessKeys } from "./iam-no-access-keys.js";
import { rule as iamNoAdminUsers } from "./iam-no-admin-users.js";
import { rule as iamNoUserPolicies } from "./iam-no-user-policies.js";
import { rule as iamPasswordPolicy } from "./iam-password-policy.js";
import { rule as iamRequireMfa } from "./iam-require-mfa.js";
import { rule as iamRoleExternalId } from "./iam-role-external-id.js";
import { rule as iamTrustNoWildcard } from "./iam-trust-no-wildcard.js";
import { rule as kmsKeyNoWildcardPrincipal } from "./kms-key-no-wildcard-principal.js";
import { rule as kmsKeyRotation } from "./kms-key-rotation.js";
import { rule as logBucketAccessLogging } from "./log-bucket-access-logging.js";
import { rule as logBucketKmsEncryption } from "./log-bucket-kms-encryption.js";
import { rule as logBucketLeastPrivilege } from "./log-bucket-least-privilege.js";
import { rule as logBucketLifecycle } from "./log-bucket-lifecycle.js";
import { rule as logBucketMfaDelete } from "./log-bucket-mfa-delete.js";
import { rule as logBucketNoPublicAcl } from "./log-bucket-no-public-acl.js";
import { rule as logBucketNoWildcardPrincipal } from "./log-bucket-no-wildcard-principal.js";
import { rule as logBucketObjectLock } from "./log-bucket-object-lock.js";
import { rule as logBucketPublicAccessBlock } from "./log-bucket-public-access-block.js";
import { rule as logBucketRetained } from "./log-bucket-retained.js";
import { rule as logBucketSecureTransport } from "./log-bucket-secure-transport.js";
import { rule as logBucketSourceArn } from "./log-bucket-source-arn.js";
import { rule as logBucketVersioning } from "./log-bucket-versioning.js";
import { rule as logGroupEncryption } from "./log-group-encryption.js";
import { rule as logGroupRetention } from "./log-group-retention.js";
import { rule as monitoringAlarms } from "./monitoring-alarms.js";
import { rule as noHardcodedCredentials } from "./no-hardcoded-credentials.js";
import { rule as s3NoPublicBucket } from "./s3-no-public-bucket.js";
import { rule as secretRotation } from "./secret-rotation.js";
import { rule as securityGroupNoOpenIngress } from "./security-group-no-open-ingress.js";
import { rule as templateReadable } from "./template-readable.js";
import { rule as trailBucketPolicy } from "./trail-bucket-policy.js";
import { rule as trailCloudwatchLogs } from "./trail-cloudwatch-logs.js";
import { rule as trailDataEvents } from "./trail-data-events.js";
import { rule as trailDependsOnBucketPolicy } from "./trail-depends-on-bucket-policy.js";
import { rule as trailDeployable } from "./trail-deployable.js";
import { rule as trailGlobalServiceEventsOnce } from "./trail-global-service-events-once.js";
import { rule as trailInsights } from "./trail-insights.js";
import { rule as trailKeyPolicy } from "./trail-key-policy.js";
import { rule as trailKmsKey } from "./trail-kms-key.js";
import { rule as trailLogFileValidation } from "./trail-log-file-validation.js";
import { rule as trailLogging } from "./trail-logging.js";
import { rule as trailManagementEvents } from "./trail-management-events.js";
import { rule as trailMultiRegion } from "./trail-multi-region.js";
import { rule as trailNotRemoved } from "./trail-not-removed.js";
import { rule as trailNotification } from "./trail-notification.js";
import { rule as trailOrganization } from "./trail-organization.js";
import { rule as trailRequired } from "./trail-required.js";
import { rule as trailTopicPolicy } from "./trail-topic-policy.js";

/** Every rule by its name. */
export const rules: Readonly<Record<string, Rule>> = {
  "ebs-encryption": ebsEncryption,
  "ec2-auto-scaling": ec2AutoScaling,
  "ec2-instance-role": ec2InstanceRole,
  "encryption-at-rest": encryptionAtRest,
  "encryption-in-transit": encryptionInTransit,
  "event-data-store-key": eventDataStoreKey,
  "event-data-store-multi-region": eventDataStoreMultiRegion,
  "event-data-store-retention": eventDataStoreRetention,
  "event-data-store-termination-protection": eventDataStoreTerminationProtection,
  "iam-least-privilege": iamLeastPrivilege,
  "iam-no-access-keys": iamNoAccessKeys,
  "iam-no-admin-users": iamNoAdminUsers,
  "iam-no-user-policies": iamNoUserPolicies,
  "iam-password-policy": iamPasswordPolicy,
  "iam-require-mfa": iamRequireMfa,
  "iam-role-external-id": iamRoleExternalId,
  "iam-trust-no-wildcard": iamTrustNoWildcard,
  "kms-key-no-wildcard-principal": kmsKeyNoWildcardPrincipal,
  "kms-key-rotation": kmsKeyRotation,
  "log-bucket-access-logging": logBucketAccessLogging,
  "log-bucket-kms-encryption": logBucketKmsEncryption,
  "log-bucket-least-privilege": logBucketLeastPrivilege,
  "log-bucket-lifecycle": logBucketLifecycle,
  "log-bucket-mfa-delete": logBucketMfaDelete,
  "log-bucket-no-public-acl": logBucketNoPublicAcl,
  "log-bucket-no-wildcard-principal": logBucketNoWildcardPrincipal,
  "log-bucket-object-lock": logBucketObjectLock,
  "log-bucket-public-access-block": logBucketPublicAccessBlock,
  "log-bucket-retained": logBucketRetained,
  "log-bucket-secure-transport": logBucketSecureTransport,
  "log-bucket-source-arn": logBucketSourceArn,
  "log-bucket-versioning": logBucketVersioning,
  "log-group-encryption": logGroupEncryption,
  "log-group-retention": logGroupRetention,
  "monitoring-alarms": monitoringAlarms,
  "no-hardcoded-credentials": noHardcodedCredentials,
  "s3-no-public-bucket": s3NoPublicBucket,
  "secret-rotation": secretRotation,
  "security-group-no-open-ingress": securityGroupNoOpenIngress,
  "template-readable": templateReadable,
  "trail-bucket-policy": trailBucketPolicy,
  "trail-cloudwatch-logs": trailCloudwatchLogs,
  "trail-data-events": trailDataEvents,
  "trail-depends-on-bucket-policy": trailDependsOnBucketPolicy,
  "trail-deployable": trailDeployable,
  "trail-global-service-events-once": trailGlobalServiceEventsOnce,
  "trail-insights": trailInsights,
  "trail-key-policy": trailKeyPolicy,
  "trail-kms-key": trailKmsKey,
  "trail-log-file-validation": trailLogFileValidation,
  "trail-logging": trailLogging,
  "trail-management-events": trailManagementEvents,
  "trail-multi-region": trailMultiRegion,
  "trail-not-removed": trailNotRemoved,
  "trail-notification": trailNotification,
  "trail-organization": trailOrganization,
  "trail-required": trailRequired,
  "trail-topic-policy": trailTopicPolicy,
};
