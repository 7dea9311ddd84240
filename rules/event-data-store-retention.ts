import { daysKept } from "../src/judgements.js";
import { count, defineRule, each, EventDataStore, type Rule, set } from "../src/rule.js";

/**
 * An intrusion is discovered months after it began. What the store has dropped by then is missing
 * from the story, and nothing brings it back.
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-lake-concepts.html
 */
export const rule: Rule = defineRule({
  about: each(EventDataStore),

  docs: {
    description: "Require every event data store to keep events for long enough",
    severity: "medium",
  },
  presets: { strict: {} },
  options: {
    minDays: count(365, "Days for which events must be kept."),
  },

  messages: {
    tooShort:
      "Event data store '{{resource}}' keeps events for {{days}} days instead of {{least}}{{scenario}}.",
  },
  suggestions: {
    keepLonger: "Set '{{property}}' to {{least}}.",
  },

  check(store, report, { minDays: least }) {
    const days = daysKept(store);
    if (days === undefined || days >= least) return;
    const { retention } = store;
    const suggest = { keepLonger: set(retention, least) };
    report(retention, "tooShort", { data: { days, least }, suggest });
  },
});
