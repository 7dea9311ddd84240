import { blockingFlagsOf, blocksAll } from "../src/judgements.js";
import { defineRule, fill, flag, LogBucket, type Rule, set } from "../src/rule.js";

/**
 * The block is what keeps a later mistake in a policy or list from opening the logs. New buckets
 * have all of it, but one that is written down has only the flags that are written as true.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html
 */
export const rule: Rule = defineRule({
  about: LogBucket,

  docs: {
    description: "Require a trail's bucket to block public access in all four ways",
    severity: "high",
    controls: {
      cis: { "1.4": "2.1.5", "3.0": "2.1.4", "5.0": "2.1.4", "7.0": "3.1.4" },
      fsbp: "S3.8",
    },
    peers: {
      checkov: ["CKV_AWS_53", "CKV_AWS_54", "CKV_AWS_55", "CKV_AWS_56", "CKV2_AWS_6"],
      guard: ["S3_BUCKET_LEVEL_PUBLIC_ACCESS_PROHIBITED"],
      kics: ["350cd468", "48f100d9", "6c8d51af", "860ba89b"],
      regula: ["FG_R00229"],
      trivy: ["AWS-0086", "AWS-0087", "AWS-0091", "AWS-0093", "AWS-0094"],
    },
  },
  presets: { recommended: {}, strict: { requireExplicit: true } },
  options: {
    requireExplicit: flag(false, "Whether the block must be written down."),
  },

  messages: {
    flagOff: "Log bucket '{{resource}}' leaves '{{property}}' off{{scenario}}.",
    notWritten:
      "Log bucket '{{resource}}' does not write down that it blocks public access{{scenario}}.",
  },
  suggestions: {
    switchOn: "Set '{{property}}' to true.",
    writeBlock: "Block public access in all four ways.",
  },

  check({ bucket }, report, { requireExplicit }) {
    const { publicAccessBlock: block } = bucket;
    if (block.state === "absent" && requireExplicit) {
      report(block, "notWritten", { suggest: { writeBlock: fill(block, blocksAll) } });
    }
    for (const value of blockingFlagsOf(block).flatMap((each) => each.not(true))) {
      report(value, "flagOff", { suggest: { switchOn: set(value, true) } });
    }
  },
});
