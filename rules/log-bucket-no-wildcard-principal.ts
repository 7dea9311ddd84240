import { LogBucketPolicy, publicStatementsOf } from "../src/judgements.js";
import { defineRule, removeStatement, type Rule } from "../src/rule.js";

/**
 * A statement that allows everybody opens the logs to the world unless a condition fixes who asks;
 * many conditions only look as if they did.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html#access-control-block-public-access-policy-status
 */
export const rule: Rule = defineRule({
  about: LogBucketPolicy,

  docs: {
    description: "Disallow policies that open a trail's bucket to everybody",
    severity: "critical",
    controls: {
      cis: { "1.2": "2.3", "1.4": "3.3", "7.0": "2.21" },
      fsbp: ["S3.2", "S3.3"],
      securityHub: "CloudTrail.6",
    },
    peers: {
      "cfn-nag": ["F9", "F16"],
      checkov: ["CKV_AWS_70", "CKV_AWS_283"],
      guard: [
        "S3_BUCKET_POLICY_NO_WILDCARD_PRINCIPAL",
        "S3_BUCKETPOLICY_NO_ALLOW_PLUS_NOTPRINCIPAL",
      ],
      kics: ["7772bb8c", "7af43613"],
      regula: ["FG_R00210", "FG_R00211", "FG_R00279"],
    },
  },
  presets: { recommended: {} },

  messages: {
    everybody: "Statement {{statement}} of policy '{{resource}}' allows {{who}}{{scenario}}.",
    notNarrowed:
      "Statement {{statement}} of policy '{{resource}}' allows {{who}}: {{condition}} does not fix who asks{{scenario}}.",
  },

  suggestions: {
    remove: "Remove the statement.",
  },

  check(bucketPolicy, report) {
    const statements = publicStatementsOf(bucketPolicy.policy, bucketPolicy, "s3");
    for (const { at, statement, who, condition, needless } of statements) {
      const data = { statement, who };
      const suggest = { remove: needless && removeStatement(bucketPolicy.resource, needless) };
      if (condition === undefined) report(at, "everybody", { data, suggest });
      else report(at, "notNarrowed", { data: { ...data, condition }, suggest });
    }
  },
});
