import { receivesAccessLogs } from "../src/judgements.js";
import { defineRule, LogBucket, type Rule } from "../src/rule.js";

/**
 * Whoever takes over the account takes over every right to delete. Under Object Lock nobody removes
 * a version of a log before its time, in compliance mode not even the root user.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lock.html
 */
export const rule: Rule = defineRule({
  about: LogBucket,

  docs: {
    description: "Require a trail's bucket to lock its logs for a time",
    severity: "medium",
    controls: { securityHub: "S3.15" },
    peers: { checkov: ["CKV_AWS_143"], guard: ["S3_BUCKET_DEFAULT_LOCK_ENABLE"] },
  },
  // The lock costs storage that nobody can take back before its time.
  presets: {},

  messages: {
    noLock: "Log bucket '{{resource}}' does not lock its logs{{scenario}}.",
    noRetention: "Log bucket '{{resource}}' does not say for how long it locks logs{{scenario}}.",
  },

  check({ bucket }, report) {
    // S3 delivers no access logs where they would be locked.
    if (receivesAccessLogs(bucket) !== false) return;
    const { objectLock } = bucket;
    const { part, state } = objectLock;
    if (state === "absent") report(objectLock, "noLock");
    if (part?.retention.state === "absent") report(part.retention, "noRetention");
  },
});
