import { defineRule, each, EventDataStore, type Rule, set } from "../src/rule.js";

/**
 * A store is deleted with a single call, and all events that were collected in it go with it.
 * Protection makes that two calls, of which the first is on record and may be forbidden.
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/query-eds-disable-termination.html
 */
export const rule: Rule = defineRule({
  about: each(EventDataStore),

  docs: {
    description: "Require every event data store to be protected from deletion",
    severity: "medium",
  },
  presets: { strict: {} },

  messages: {
    unprotected: "Event data store '{{resource}}' is not protected from deletion{{scenario}}.",
  },
  suggestions: {
    protect: "Set '{{property}}' to true.",
  },

  check({ terminationProtection }, report) {
    if (terminationProtection.is(false)) {
      report(terminationProtection, "unprotected", {
        suggest: { protect: set(terminationProtection, true) },
      });
    }
  },
});
