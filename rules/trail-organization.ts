import { mayCoverOrganization, mayDeliverForOrganization } from "../src/judgements.js";
import { all, defineRule, type Rule, set, Trail } from "../src/rule.js";

/**
 * An account that nobody set up a trail in is where an intruder is not seen. An organization trail
 * records in every account, those that join later included, and its members cannot switch it off.
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/creating-trail-organization.html
 */
export const rule: Rule = defineRule({
  about: all(Trail),

  docs: {
    description: "Require a trail that records events of all accounts of the organization",
    severity: "medium",
  },
  presets: {},

  messages: {
    oneAccount: "Trail '{{resource}}' records events of one account only{{scenario}}.",
  },
  suggestions: {
    recordAllAccounts: "Set '{{property}}' to true.",
  },

  check(trails, report) {
    if (mayCoverOrganization(trails)) return;
    for (const trail of trails) {
      for (const value of trail.organization.not(true)) {
        const isLetIn = mayDeliverForOrganization(trail);
        const suggest = { recordAllAccounts: isLetIn ? set(value, true) : undefined };
        report(value, "oneAccount", { suggest });
      }
    }
  },
});
