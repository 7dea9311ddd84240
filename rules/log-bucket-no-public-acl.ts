import { publicGrantsOf } from "../src/judgements.js";
import { defineRule, LogBucket, type Rule, set } from "../src/rule.js";

/**
 * Who can read the logs learns every name, address and permission of the account; who can write
 * them can hide in noise. These lists open a bucket to everybody, or to everybody with an AWS
 * account of their own.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/acl-overview.html#canned-acl
 */
export const rule: Rule = defineRule({
  about: LogBucket,

  docs: {
    description: "Disallow access control lists that open a trail's bucket to the public",
    severity: "critical",
    controls: {
      cis: { "1.2": "2.3", "1.4": "3.3" },
      fsbp: ["S3.2", "S3.3"],
      securityHub: "CloudTrail.6",
    },
    peers: {
      "cfn-nag": ["F14", "W31"],
      checkov: ["CKV_AWS_20", "CKV_AWS_57", "CKV_AWS_375", "CKV2_AWS_43"],
      guard: ["S3_BUCKET_NO_PUBLIC_RW_ACL"],
      kics: [
        "07dda8de",
        "219f4c95",
        "38c5ee0d",
        "57b9893d",
        "64a222aa",
        "835d5497",
        "bd0088a5",
        "bf878b1a",
      ],
      regula: ["FG_R00028", "FG_R00277", "FG_R00279"],
      terrascan: ["AC_AWS_0210", "AC_AWS_0211", "AC_AWS_0212", "AC_AWS_0213", "AC_AWS_0496"],
      trivy: ["AWS-0092", "AWS-0161"],
    },
  },
  presets: { recommended: {} },

  messages: {
    publicAcl: "Log bucket '{{resource}}' lets {{who}} {{what}} logs{{scenario}}.",
  },
  suggestions: {
    makePrivate: "Make '{{property}}' private.",
  },

  check({ bucket }, report) {
    for (const { at, who, what } of publicGrantsOf(bucket)) {
      const suggest = at === bucket.acl ? { makePrivate: set(bucket.acl, "Private") } : {};
      report(at, "publicAcl", { data: { who, what }, suggest });
    }
  },
});
