import { refusalsOf } from "../src/judgements.js";
import { defineRule, each, type Rule, set, Trail } from "../src/rule.js";

/**
 * What the API refuses is found here in a second instead of minutes into a deployment that rolls
 * back and leaves the account without its trail for as long.
 */
export const rule: Rule = defineRule({
  about: each(Trail),

  docs: {
    description: "Disallow trails that CloudTrail refuses to create",
    severity: "high",
  },
  presets: { recommended: {} },

  messages: {
    refused: "Trail '{{resource}}' cannot be deployed: {{reason}}{{scenario}}.",
  },
  suggestions: {
    setTrue: "Set '{{property}}' to true.",
  },

  check(trail, report) {
    for (const { at, reason, cure } of refusalsOf(trail)) {
      const suggest = { setTrue: cure && set(cure, true) };
      report(at, "refused", { data: { reason }, suggest });
    }
  },
});
