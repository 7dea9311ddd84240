import { allowedDays, daysOfEvents, TrailLogGroup } from "../src/judgements.js";
import { count, defineRule, type Rule, set } from "../src/rule.js";

/**
 * What is dropped too early is missing from the story of an intrusion; what is never dropped costs
 * more each month, until somebody deletes the group.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/Working-with-log-groups-and-streams.html
 */
export const rule: Rule = defineRule({
  about: TrailLogGroup,

  docs: {
    description: "Require a trail's log group to keep events for long enough, but not for ever",
    severity: "low",
    peers: {
      "cfn-nag": ["W86"],
      checkov: ["CKV_AWS_66", "CKV_AWS_338"],
      guard: ["CW_LOGGROUP_RETENTION_PERIOD_CHECK"],
    },
  },
  presets: { strict: {} },
  options: {
    minDays: count(365, "Days for which events must be kept."),
  },

  messages: {
    forEver: "Log group '{{resource}}' keeps events for ever{{scenario}}.",
    tooShort:
      "Log group '{{resource}}' keeps events for {{days}} days instead of {{least}}{{scenario}}.",
  },

  suggestions: {
    keep: "Set '{{property}}' to the least that is long enough.",
  },

  check(group, report, { minDays: least }) {
    const { retention } = group;
    const days = daysOfEvents(group);
    if (days === undefined) return;
    const kept = allowedDays(least);
    const suggest = { keep: kept === undefined ? undefined : set(retention, kept) };
    if (days === Number.POSITIVE_INFINITY) {
      report(retention, "forEver", { suggest });
    } else if (days < least) {
      report(retention, "tooShort", { data: { days, least }, suggest });
    }
  },
});
