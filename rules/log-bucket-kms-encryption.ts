import { foreignKeysOf, receivesAccessLogs, sharedKeyOf } from "../src/judgements.js";
import { defineRule, LogBucket, reference, type Rule, set } from "../src/rule.js";

/**
 * A trail's key encrypts what the trail delivers. Whatever else comes into the bucket, such as a
 * copy or the logs of a trail without a key, everybody reads who may read the bucket.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/default-bucket-encryption.html
 */
export const rule: Rule = defineRule({
  about: LogBucket,

  docs: {
    description: "Require a trail's bucket to encrypt with a customer managed KMS key by default",
    severity: "medium",
    controls: { securityHub: "S3.17" },
    peers: {
      checkov: ["CKV_AWS_145"],
      guard: ["S3_DEFAULT_ENCRYPTION_KMS"],
      terrascan: ["AC_AWS_0207"],
      trivy: ["AWS-0132"],
    },
  },
  presets: { strict: {} },

  messages: {
    noKey: "Log bucket '{{resource}}' encrypts with no KMS key by default{{scenario}}.",
    managedByAws:
      "Log bucket '{{resource}}' encrypts by default with a key that AWS manages{{scenario}}.",
  },
  suggestions: {
    useKey: "Use the key of the trail.",
  },

  check({ bucket, trails }, report) {
    // S3 delivers no access logs where a key of KMS encrypts them.
    if (receivesAccessLogs(bucket) !== false) return;
    for (const foreign of foreignKeysOf(bucket.encryption)) {
      if (foreign.of === "S3") {
        report(foreign.at, "noKey");
        continue;
      }
      const key = sharedKeyOf(trails);
      const useKey = key && set(foreign.key, reference(key.resource, "Arn"));
      report(foreign.at, "managedByAws", { suggest: { useKey } });
    }
  },
});
