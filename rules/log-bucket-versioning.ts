import {
  aMonth,
  expirationsOfVersions,
  expiresNothing,
  lackOfVersionsIn,
} from "../src/judgements.js";
import { defineRule, fill, LogBucket, type Rule, set } from "../src/rule.js";

/**
 * Whoever may write to the bucket can write over a log, and whoever may delete can remove it. With
 * versions either only puts something in front of the log, which stays.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/Versioning.html
 */
export const rule: Rule = defineRule({
  about: LogBucket,

  docs: {
    description: "Require a trail's bucket to keep versions of its logs",
    severity: "medium",
    controls: { securityHub: "S3.14" },
    peers: {
      checkov: ["CKV_AWS_21"],
      guard: ["S3_BUCKET_VERSIONING_ENABLED"],
      kics: ["568a4d22", "a227ec01"],
      terrascan: ["AC_AWS_0214"],
      trivy: ["AWS-0090"],
    },
  },
  presets: { strict: {} },

  messages: {
    keepsNone:
      "Log bucket '{{resource}}' keeps no versions of logs that are overwritten or deleted{{scenario}}.",
  },
  suggestions: {
    keepVersions: "Switch versioning on.",
    keepForSomeTime: "Switch versioning on, and remove noncurrent versions after 30 days.",
  },

  check({ bucket }, report) {
    for (const property of lackOfVersionsIn(bucket)) {
      const keep = set(bucket.versioning, "Enabled");
      const expirations = expirationsOfVersions(bucket);
      const suggest = expiresNothing(bucket)
        ? { keepVersions: keep }
        : {
            keepForSomeTime: expirations && [
              ...keep,
              ...expirations.flatMap((expiration) => fill(expiration, aMonth)),
            ],
          };
      report(property, "keepsNone", { suggest });
    }
  },
});
