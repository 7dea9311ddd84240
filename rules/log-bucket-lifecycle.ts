import { aMonth, logLifecycleOf } from "../src/judgements.js";
import { count, defineRule, fill, LogBucket, type Rule, set } from "../src/rule.js";

/**
 * Logs that are kept forever cost more every month, and those that go too soon are missing when
 * an intrusion is discovered, which takes months. Readable for a while, then archived, then gone.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lifecycle-mgmt.html
 */
export const rule: Rule = defineRule({
  about: LogBucket,

  docs: {
    description: "Require a trail's bucket to archive and expire logs, and not too soon",
    severity: "medium",
    controls: { fsbp: "S3.13" },
    peers: { checkov: ["CKV2_AWS_61"], regula: ["FG_R00101"] },
  },
  presets: { recommended: {}, strict: { minRetentionDays: 365, archiveUntil: 90 } },
  options: {
    minRetentionDays: count(90, "Days for which logs must be kept."),
    archiveFrom: count(30, "Days for which logs must stay readable at once."),
    archiveUntil: count(0, "Days after which logs must be archived, 0 where they need not be."),
  },

  messages: {
    noRule: "Log bucket '{{resource}}' has no lifecycle rule in force for {{logs}}{{scenario}}.",
    tooSoon:
      "Log bucket '{{resource}}' {{does}} logs on day {{days}}, before day {{least}}{{scenario}}.",
    versionsKept:
      "Log bucket '{{resource}}' keeps expired logs as noncurrent versions forever{{scenario}}.",
    notArchived:
      "Log bucket '{{resource}}' does not archive logs within {{most}} days{{scenario}}.",
  },
  suggestions: {
    addRule: "Remove logs when they are old enough.",
    switchOn: "Switch the rule on.",
    wait: "Set '{{property}}' to {{least}}.",
    removeVersions: "Remove noncurrent versions after 30 days.",
  },

  check(logBucket, report, options) {
    const { lack, tooSoon, kept, stay } = logLifecycleOf(logBucket);
    if (lack !== undefined) {
      const { at, logs, disabled, absent } = lack;
      const switchOn = disabled?.(options).flatMap((off) => set(off, "Enabled"));
      const addRule = absent && fill(absent.block, absent.wanted(options));
      report(at, "noRule", { data: { logs }, suggest: { addRule, switchOn } });
    }
    for (const { does, at, days, least } of tooSoon(options)) {
      const wait = does === "archives" ? undefined : set(at, least);
      report(at, "tooSoon", { data: { does, days, least }, suggest: { wait } });
    }
    for (const { at, noncurrent } of kept) {
      report(at, "versionsKept", { suggest: { removeVersions: fill(noncurrent, aMonth) } });
    }
    for (const at of stay(options.archiveUntil)) {
      report(at, "notArchived", { data: { most: options.archiveUntil } });
    }
  },
});
