import { mayBeSwitchedOn } from "../src/judgements.js";
import { defineRule, each, type Rule, set, Trail } from "../src/rule.js";

/**
 * A trail that is switched off looks like protection in every inventory and records nothing:
 * stopping it is the first thing an intruder does.
 * https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_StopLogging.html
 */
export const rule: Rule = defineRule({
  about: each(Trail),

  docs: {
    description: "Require every trail to be switched on",
    severity: "critical",
    peers: {
      checkov: ["CKV_AWS_251"],
      guard: ["CLOUD_TRAIL_ENABLED"],
      kics: ["5c0b06d5", "4bb76f17"],
    },
  },
  presets: { recommended: {} },

  messages: {
    switchedOff: "Trail '{{resource}}' is switched off and records nothing{{scenario}}.",
  },
  suggestions: {
    switchOn: "Set '{{property}}' to true.",
  },

  check(trail, report) {
    const { logging } = trail;
    if (logging.is(false)) {
      const switchOn = mayBeSwitchedOn(trail) ? set(logging, true) : undefined;
      report(logging, "switchedOff", { suggest: { switchOn } });
    }
  },
});
