import { defineRule, each, EventDataStore, type Rule, set } from "../src/rule.js";

/**
 * A store that collects in one Region never hears an intruder who works in another. Stores collect
 * everywhere unless told otherwise, so somebody must have said so.
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/query-event-data-store-cloudtrail.html
 */
export const rule: Rule = defineRule({
  about: each(EventDataStore),

  docs: {
    description: "Require every event data store to collect events from all Regions",
    severity: "medium",
  },
  presets: { strict: {} },

  messages: {
    oneRegion: "Event data store '{{resource}}' collects events from one Region only{{scenario}}.",
  },
  suggestions: {
    collectFromAllRegions: "Set '{{property}}' to true.",
  },

  check({ multiRegion }, report) {
    if (multiRegion.is(false)) {
      const suggest = { collectFromAllRegions: set(multiRegion, true) };
      report(multiRegion, "oneRegion", { suggest });
    }
  },
});
