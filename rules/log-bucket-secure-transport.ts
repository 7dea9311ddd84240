import { deny, lockOutsOf, openInTheClear } from "../src/judgements.js";
import { defineRule, LogBucket, type Rule } from "../src/rule.js";

/**
 * What travels without TLS is read on the way, credentials of the session included. S3 accepts it
 * unless the policy of the bucket denies it.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/security-best-practices.html#transit
 */
export const rule: Rule = defineRule({
  about: LogBucket,

  docs: {
    description: "Require a trail's bucket to deny requests without TLS",
    severity: "medium",
    controls: {
      cis: { "1.4": "2.1.2", "3.0": "2.1.1", "5.0": "2.1.1", "7.0": "3.1.1" },
      fsbp: "S3.5",
    },
    peers: {
      "cdk-nag": ["S3BucketSSLRequestsOnly"],
      guard: ["S3_BUCKET_SSL_REQUESTS_ONLY"],
      kics: ["38c64e76", "4bc4dd4c"],
      regula: ["FG_R00100"],
    },
  },
  presets: { strict: {} },

  messages: {
    inTheClear: "Log bucket '{{resource}}' accepts requests without TLS for {{what}}{{scenario}}.",
    lockOut:
      "Statement {{statement}} of policy '{{resource}}' denies requests with TLS instead of those without{{scenario}}.",
  },

  suggestions: {
    deny: "Deny requests without TLS.",
    addPolicy: "Add a policy that lets CloudTrail deliver, and denies requests without TLS.",
  },

  check(logBucket, report) {
    for (const { at, statement } of lockOutsOf(logBucket)) {
      report(at, "lockOut", { data: { statement } });
    }
    const open = openInTheClear(logBucket);
    if (open === undefined) return;
    const { what, denial } = open;
    report(logBucket, "inTheClear", {
      data: { what },
      parts: denial.lackedBy,
      suggest: deny(denial),
    });
  },
});
