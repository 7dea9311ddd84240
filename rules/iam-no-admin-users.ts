import { powersOf } from "../src/judgements.js";
import { defineRule, each, type Rule, User } from "../src/rule.js";

/**
 * Users have passwords and keys that do not expire. One that may do everything is the account for
 * whoever finds them; roles are assumed for an hour, and each time the trail says by whom.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#bp-users-federation-idp
 */
export const rule: Rule = defineRule({
  about: each(User),

  docs: {
    description: "Disallow users that may do everything, be it through groups and managed policies",
    severity: "high",
  },
  presets: { account: {} },

  messages: {
    everything: "User '{{user}}' may do everything through '{{resource}}': {{chain}}{{scenario}}.",
    itself:
      "User '{{user}}' may give itself everything through '{{resource}}': {{chain}}{{scenario}}.",
  },

  check(user, report) {
    for (const { at, parts, kind, chain } of powersOf(user)) {
      report(at, kind, { data: { user: user.name, chain }, parts });
    }
  },
});
