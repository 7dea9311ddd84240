import { LogBucketPolicy, unwantedGrantsOf } from "../src/judgements.js";
import { defineRule, names, type Rule } from "../src/rule.js";

/**
 * Logs are evidence only as long as nobody can change them. Nobody but CloudTrail has to write to
 * the bucket, and nobody has to delete from it: that is what lifecycle rules are for.
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/best-practices-security.html
 */
export const rule: Rule = defineRule({
  about: LogBucketPolicy,

  docs: {
    description:
      "Disallow policies that let anybody but CloudTrail tamper with the logs of a trail",
    severity: "high",
    controls: { fsbp: "S3.6" },
  },
  presets: { strict: {} },
  options: {
    trustedPrincipals: names(
      [],
      "Who may do so all the same: ARNs, in which `*` stands for anything, account IDs, logical IDs.",
    ),
  },

  messages: {
    mayTamper:
      "Statement {{statement}} of policy '{{resource}}' lets {{who}} {{does}}{{scenario}}.",
  },

  check(bucketPolicy, report, { trustedPrincipals }) {
    const grants = unwantedGrantsOf(bucketPolicy, trustedPrincipals);
    for (const { at, statement, who, does } of grants) {
      report(at, "mayTamper", { data: { statement, who, does } });
    }
  },
});
