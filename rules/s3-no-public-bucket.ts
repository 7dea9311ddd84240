import { blocksAll, BucketExposure } from "../src/judgements.js";
import { defineRule, fill, type Rule, set } from "../src/rule.js";

/**
 * Names of buckets are guessed by the million, and what is open is copied within hours. Data leaks
 * of this kind need no attacker who is good at anything.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/security-best-practices.html
 */
export const rule: Rule = defineRule({
  about: BucketExposure,

  docs: {
    description: "Disallow access control lists and policies that open a bucket to the public",
    severity: "critical",
    controls: { cis: { "7.0": "2.21" }, fsbp: ["S3.2", "S3.3"] },
    peers: {
      "cfn-nag": ["F14", "F16", "W31"],
      checkov: ["CKV_AWS_20", "CKV_AWS_57", "CKV_AWS_70", "CKV_AWS_375", "CKV2_AWS_43"],
      guard: [
        "S3_BUCKETPOLICY_NO_ALLOW_PLUS_NOTPRINCIPAL",
        "S3_BUCKET_NO_PUBLIC_RW_ACL",
        "S3_BUCKET_POLICY_NO_WILDCARD_PRINCIPAL",
      ],
      kics: ["07dda8de", "219f4c95", "38c5ee0d", "57b9893d", "64a222aa", "835d5497", "bf878b1a"],
      regula: ["FG_R00210", "FG_R00211", "FG_R00277", "FG_R00279"],
      terrascan: ["AC_AWS_0210", "AC_AWS_0211", "AC_AWS_0212", "AC_AWS_0213", "AC_AWS_0496"],
      trivy: ["AWS-0092"],
    },
  },
  presets: { account: {} },

  messages: {
    publicAcl: "Bucket '{{resource}}' lets {{who}} {{what}} objects{{unlessNew}}{{scenario}}.",
    publicList:
      "Access control list '{{resource}}' lets {{who}} {{what}} objects{{unlessNew}}{{scenario}}.",
    everybody:
      "Statement {{statement}} of policy '{{resource}}' opens {{opened}} to {{who}}{{unlessNew}}{{scenario}}.",
    notNarrowed:
      "Statement {{statement}} of policy '{{resource}}' opens {{opened}} to {{who}}{{unlessNew}}: {{condition}} does not fix who asks{{scenario}}.",
  },
  suggestions: {
    makePrivate: "Make '{{property}}' private.",
    blockAccess: "Block public access to the bucket.",
  },

  check({ bucket, acl, grants, statements, opened, unlessNew, block }, report) {
    for (const { at, who, what } of grants) {
      const data = { who, what, unlessNew };
      const suggest = at === acl ? { makePrivate: set(acl, "Private") } : {};
      report(at, bucket ? "publicAcl" : "publicList", { data, suggest });
    }
    const flag = block?.part?.restrictPublicBuckets;
    const blockAccess = flag ? set(flag, true) : block && fill(block, blocksAll);
    for (const { at, statement, who, condition } of statements) {
      const [data, suggest] = [{ statement, who, opened, unlessNew }, { blockAccess }];
      if (condition === undefined) report(at, "everybody", { data, suggest });
      else report(at, "notNarrowed", { data: { ...data, condition }, suggest });
    }
  },
});
