import { inattentiveTrailsOf, insightsFor } from "../src/judgements.js";
import { all, defineRule, fillList, type Rule, Trail } from "../src/rule.js";

/**
 * Nobody reads every event. Insights compare the rates of calls and of errors with those of the
 * weeks before, and say so when somebody does in an hour what otherwise takes a month.
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/logging-insights-events-with-cloudtrail.html
 */
export const rule: Rule = defineRule({
  about: all(Trail),

  docs: {
    description: "Require a trail that detects unusual rates of calls or errors",
    severity: "low",
  },
  presets: { strict: {} },

  messages: {
    noInsights: "Trail '{{resource}}' detects no unusual rates of calls or errors{{scenario}}.",
  },

  suggestions: {
    detect: "Detect unusual rates of calls and errors, which CloudTrail charges for.",
  },

  check(trails, report) {
    for (const trail of inattentiveTrailsOf(trails)) {
      const { insightSelectors } = trail;
      const detect = fillList(insightSelectors, insightsFor(trail));
      report(insightSelectors, "noInsights", { suggest: { detect } });
    }
  },
});
