import {
  deletionDenialFor,
  deny,
  isDeletedWithoutMfa,
  mfaDeleteBesideLifecycle,
} from "../src/judgements.js";
import { defineRule, LogBucket, type Rule } from "../src/rule.js";

/**
 * A stolen access key is enough to delete logs unless a second factor is asked for. MFA delete is
 * one way, a statement of the policy another; locked objects nobody deletes at all.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/MultiFactorAuthenticationDelete.html
 */
export const rule: Rule = defineRule({
  about: LogBucket,

  docs: {
    description: "Require a second factor of whoever deletes logs from a trail's bucket",
    severity: "medium",
    controls: {
      cis: { "1.4": "2.1.3", "3.0": "2.1.2", "5.0": "2.1.2", "7.0": "3.1.2" },
      securityHub: "S3.20",
    },
    peers: { kics: ["c5b31ab9"], trivy: ["AWS-0170"] },
  },
  presets: { strict: {} },

  messages: {
    noMfa: "Log bucket '{{resource}}' lets logs be deleted without a second factor{{scenario}}.",
    conflict:
      "Log bucket '{{resource}}' has lifecycle rules, which S3 refuses beside MFA delete{{scenario}}.",
  },

  suggestions: {
    deny: "Deny deletions without a second factor.",
    addPolicy:
      "Add a policy that lets CloudTrail deliver, and denies deletions without a second factor.",
  },

  check(logBucket, report) {
    if (isDeletedWithoutMfa(logBucket) === true) {
      const denial = deletionDenialFor(logBucket);
      report(logBucket, "noMfa", { parts: denial.lackedBy, suggest: deny(denial) });
    }
    for (const property of mfaDeleteBesideLifecycle(logBucket)) report(property, "conflict");
  },
});
