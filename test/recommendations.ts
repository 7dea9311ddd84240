/** What is recommended, and which rules ask for it. */
interface Recommendation {
  readonly id: string;
  readonly asks: string;
  /** The rules, each with a template in its fixtures that fails and one that passes. */
  readonly carriedBy: Readonly<Record<string, readonly [fails: string, passes: string]>>;
}

/**
 * Three rules stand for none of them: that a trail can be created, that a plan takes none away, and that
 * a template can be read.
 */
export const recommendations: readonly Recommendation[] = [
  {
    id: "A1",
    asks: "record everything, in every Region",
    carriedBy: {
      "trail-required": ["bucket-only.yaml", "trail.yaml"],
      "trail-multi-region": ["absent.yaml", "true.yaml"],
      "trail-logging": ["false.yaml", "true.yaml"],
      "trail-management-events": ["reads-only.yaml", "reads-and-writes-in-two-selectors.yaml"],
      "event-data-store-multi-region": ["false.yaml", "true.yaml"],
    },
  },
  {
    id: "A2",
    asks: "let nobody delete logs without a second factor",
    carriedBy: {
      "log-bucket-mfa-delete": ["with-mfa.yaml", "denied-without-mfa.yaml"],
      "log-bucket-versioning": ["suspended.yaml", "enabled.yaml"],
      "log-bucket-object-lock": ["no-retention.yaml", "compliance-for-years.yaml"],
      "log-bucket-retained": ["not-told.yaml", "retained.yaml"],
      "event-data-store-termination-protection": ["false.yaml", "true.yaml"],
    },
  },
  {
    id: "A3",
    asks: "log who reads the logs, and other objects",
    carriedBy: {
      "log-bucket-access-logging": ["absent.yaml", "logs-to-another-bucket.yaml"],
      "trail-data-events": ["writes-only.yaml", "all-buckets.yaml"],
    },
  },
  {
    id: "A4",
    asks: "let CloudTrail in, and nobody else",
    carriedBy: {
      "trail-bucket-policy": ["other-prefix.yaml", "lets-cloudtrail-in.yaml"],
      "trail-depends-on-bucket-policy": ["bucket-only.yaml", "depends-on.yaml"],
      "trail-topic-policy": ["everybody.yaml", "cloudtrail.yaml"],
      "log-bucket-no-wildcard-principal": ["everybody-in-aws.yaml", "roles-of-one-account.yaml"],
      "log-bucket-no-public-acl": ["public-read.yaml", "private.yaml"],
      "log-bucket-public-access-block": ["one-flag-off.yaml", "all-on.yaml"],
      "log-bucket-source-arn": ["source-taken-back.yaml", "source-arn.yaml"],
      "log-bucket-least-privilege": ["deletes.yaml", "only-cloudtrail.yaml"],
    },
  },
  {
    id: "A5",
    asks: "encrypt with keys of one's own",
    carriedBy: {
      "trail-kms-key": ["absent.yaml", "key-arn.yaml"],
      "trail-key-policy": ["describes-only.yaml", "all-actions.yaml"],
      "log-bucket-kms-encryption": ["key-of-aws.yaml", "written.yaml"],
      "log-group-encryption": ["absent.yaml", "key-arn.yaml"],
      "event-data-store-key": ["absent.yaml", "key-arn.yaml"],
    },
  },
  {
    id: "A6",
    asks: "grant to groups and roles rather than to users",
    carriedBy: {
      "iam-no-user-policies": ["inline.yaml", "through-group.yaml"],
    },
  },
  {
    id: "A, monitoring",
    asks: "watch the events as they come",
    carriedBy: {
      "trail-cloudwatch-logs": ["absent.yaml", "named.yaml"],
      "monitoring-alarms": ["no-alarm.yaml", "complete.yaml"],
      "trail-notification": ["absent.yaml", "named.yaml"],
    },
  },
  {
    id: "A, anomalies",
    asks: "have unusual activity detected",
    carriedBy: {
      "trail-insights": ["absent.yaml", "rate-of-calls.yaml"],
    },
  },
  {
    id: "A, forensics",
    asks: "be able to prove that no log was changed",
    carriedBy: {
      "trail-log-file-validation": ["absent.yaml", "true.yaml"],
    },
  },
  {
    id: "A, the entire environment",
    asks: "record all accounts of the organization",
    carriedBy: {
      "trail-organization": ["absent.yaml", "true.yaml"],
    },
  },
  {
    id: "B, one trail",
    asks: "record global service events exactly once",
    carriedBy: {
      "trail-global-service-events-once": ["left-out.yaml", "true.yaml"],
    },
  },
  {
    id: "B, retention",
    asks: "keep logs for as long as they are needed, and archive them",
    carriedBy: {
      "log-bucket-lifecycle": ["versions-kept-forever.yaml", "versions-removed.yaml"],
      "log-group-retention": ["short.yaml", "long.yaml"],
      "event-data-store-retention": ["short.yaml", "long.yaml"],
    },
  },
  {
    id: "B, encryption in flight",
    asks: "encrypt what is on its way",
    carriedBy: {
      "log-bucket-secure-transport": ["objects-only.yaml", "denied.yaml"],
      "encryption-in-transit": ["listener-redirecting-to-http.yaml", "listeners.yaml"],
    },
  },
  {
    id: "B, encryption at rest",
    asks: "encrypt what is stored, boot volumes included",
    carriedBy: {
      "encryption-at-rest": ["absent.yaml", "on.yaml"],
      "ebs-encryption": ["instance.yaml", "encrypted.yaml"],
    },
  },
  {
    id: "T1",
    asks: "have no keys of the root user, and none that last",
    carriedBy: {
      "iam-no-access-keys": ["key.yaml", "inactive.yaml"],
      "no-hardcoded-credentials": ["function.yaml", "function-with-a-role.yaml"],
    },
  },
  {
    id: "T2",
    asks: "ask everybody for a second factor",
    carriedBy: {
      "iam-require-mfa": ["no-policy.tf.json", "through-group.tf.json"],
    },
  },
  {
    id: "T3",
    asks: "have few administrators",
    carriedBy: {
      "iam-no-admin-users": ["inline.yaml", "power-user.yaml"],
    },
  },
  {
    id: "T4",
    asks: "give instances roles rather than keys",
    carriedBy: {
      "ec2-instance-role": ["absent.yaml", "profile.yaml"],
      "no-hardcoded-credentials": ["user-data.yaml", "user-data-with-a-role.yaml"],
    },
  },
  {
    id: "T5",
    asks: "grant no more than is needed",
    carriedBy: {
      "iam-least-privilege": ["managed-policy.yaml", "narrow.yaml"],
      "iam-no-user-policies": ["attached.yaml", "policy-of-a-group.yaml"],
      "kms-key-no-wildcard-principal": ["wildcard.yaml", "account.yaml"],
    },
  },
  {
    id: "T6",
    asks: "rotate what is secret",
    carriedBy: {
      "kms-key-rotation": ["absent.yaml", "true.yaml"],
      "secret-rotation": ["alone.yaml", "scheduled.yaml"],
      "iam-password-policy": ["short.tf.json", "long.tf.json"],
      "iam-no-access-keys": ["key.tf.json", "inactive.tf.json"],
    },
  },
  {
    id: "T7",
    asks: "let others in through roles, and know whom",
    carriedBy: {
      "iam-role-external-id": ["account.yaml", "external-id-like.yaml"],
      "iam-trust-no-wildcard": ["everybody.yaml", "external-id-and-organization.yaml"],
    },
  },
  {
    id: "T8",
    asks: "scale automatically",
    carriedBy: {
      "ec2-auto-scaling": ["group-of-one.yaml", "group.yaml"],
    },
  },
  {
    id: "T9",
    asks: "open nothing to the whole Internet",
    carriedBy: {
      "security-group-no-open-ingress": ["ssh.yaml", "web-ports.yaml"],
      "iam-trust-no-wildcard": ["all-but-one.yaml", "organization.yaml"],
      "kms-key-no-wildcard-principal": ["wildcard-of-type.yaml", "service.yaml"],
    },
  },
  {
    id: "T10",
    asks: "have no bucket that the world can read",
    carriedBy: {
      "s3-no-public-bucket": ["acl-not-ignored.yaml", "acl-ignored.yaml"],
      "log-bucket-no-public-acl": ["public-read-write.yaml", "private.yaml"],
      "log-bucket-no-wildcard-principal": ["condition-if-exists.yaml", "organization.yaml"],
    },
  },
];
