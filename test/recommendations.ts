/** What is recommended, and which rules ask for it. */
interface Recommendation {
  readonly id: string;
  readonly asks: string;
  readonly carriedBy: readonly string[];
}

/** Two rules stand for none of them: that a trail can be created, and that a plan takes none away. */
export const recommendations: readonly Recommendation[] = [
  {
    id: "A1",
    asks: "record everything, in every Region",
    carriedBy: [
      ...["trail-required", "trail-multi-region", "trail-logging", "trail-management-events"],
      "event-data-store-multi-region",
    ],
  },
  {
    id: "A2",
    asks: "let nobody delete logs without a second factor",
    carriedBy: [
      ...["log-bucket-mfa-delete", "log-bucket-versioning", "log-bucket-object-lock"],
      ...["log-bucket-retained", "event-data-store-termination-protection"],
    ],
  },
  {
    id: "A3",
    asks: "log who reads the logs, and other objects",
    carriedBy: ["log-bucket-access-logging", "trail-data-events"],
  },
  {
    id: "A4",
    asks: "let CloudTrail in, and nobody else",
    carriedBy: [
      ...["trail-bucket-policy", "trail-depends-on-bucket-policy", "trail-topic-policy"],
      ...["log-bucket-no-wildcard-principal", "log-bucket-no-public-acl"],
      ...["log-bucket-public-access-block", "log-bucket-source-arn", "log-bucket-least-privilege"],
    ],
  },
  {
    id: "A5",
    asks: "encrypt with keys of one's own",
    carriedBy: [
      ...["trail-kms-key", "trail-key-policy", "log-bucket-kms-encryption"],
      ...["log-group-encryption", "event-data-store-key"],
    ],
  },
  {
    id: "A6",
    asks: "grant to groups and roles rather than to users",
    carriedBy: ["iam-no-user-policies"],
  },
  {
    id: "A, monitoring",
    asks: "watch the events as they come",
    carriedBy: ["trail-cloudwatch-logs", "monitoring-alarms", "trail-notification"],
  },
  {
    id: "A, anomalies",
    asks: "have unusual activity detected",
    carriedBy: ["trail-insights"],
  },
  {
    id: "A, forensics",
    asks: "be able to prove that no log was changed",
    carriedBy: ["trail-log-file-validation"],
  },
  {
    id: "A, the entire environment",
    asks: "record all accounts of the organization",
    carriedBy: ["trail-organization"],
  },
  {
    id: "B, one trail",
    asks: "record global service events exactly once",
    carriedBy: ["trail-global-service-events-once"],
  },
  {
    id: "B, retention",
    asks: "keep logs for as long as they are needed, and archive them",
    carriedBy: ["log-bucket-lifecycle", "log-group-retention", "event-data-store-retention"],
  },
  {
    id: "B, encryption in flight",
    asks: "encrypt what is on its way",
    carriedBy: ["log-bucket-secure-transport", "encryption-in-transit"],
  },
  {
    id: "B, encryption at rest",
    asks: "encrypt what is stored, boot volumes included",
    carriedBy: ["encryption-at-rest", "ebs-encryption"],
  },
  {
    id: "T1",
    asks: "have no keys of the root user, and none that last",
    carriedBy: ["iam-no-access-keys", "no-hardcoded-credentials"],
  },
  { id: "T2", asks: "ask everybody for a second factor", carriedBy: ["iam-require-mfa"] },
  { id: "T3", asks: "have few administrators", carriedBy: ["iam-no-admin-users"] },
  {
    id: "T4",
    asks: "give instances roles rather than keys",
    carriedBy: ["ec2-instance-role", "no-hardcoded-credentials"],
  },
  {
    id: "T5",
    asks: "grant no more than is needed",
    carriedBy: ["iam-least-privilege", "iam-no-user-policies", "kms-key-no-wildcard-principal"],
  },
  {
    id: "T6",
    asks: "rotate what is secret",
    carriedBy: [
      ...["kms-key-rotation", "secret-rotation", "iam-password-policy", "iam-no-access-keys"],
    ],
  },
  {
    id: "T7",
    asks: "let others in through roles, and know whom",
    carriedBy: ["iam-role-external-id", "iam-trust-no-wildcard"],
  },
  { id: "T8", asks: "scale automatically", carriedBy: ["ec2-auto-scaling"] },
  {
    id: "T9",
    asks: "open nothing to the whole Internet",
    carriedBy: [
      ...["security-group-no-open-ingress", "iam-trust-no-wildcard"],
      "kms-key-no-wildcard-principal",
    ],
  },
  {
    id: "T10",
    asks: "have no bucket that the world can read",
    carriedBy: [
      ...["s3-no-public-bucket", "log-bucket-no-public-acl", "log-bucket-no-wildcard-principal"],
    ],
  },
];
