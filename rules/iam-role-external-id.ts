import { accountIds, foreignTrustsOf } from "../src/judgements.js";
import { defineRule, each, limitStatement, names, Role, type Rule } from "../src/rule.js";

/**
 * A company that works in your account works in those of others too. Told the ARN of your role by
 * somebody else, it assumes the role for them, unless it has to say for whom it asks.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html
 */
export const rule: Rule = defineRule({
  about: each(Role),

  docs: {
    description: "Require roles that trust another account to ask it for more than its name",
    severity: "medium",
    peers: { kics: ["09c35abf", "85138beb"], regula: ["FG_R00255"] },
  },
  presets: { account: {} },
  options: {
    trustedAccounts: names(
      [],
      "IDs of accounts that need not prove more than who they are.",
      accountIds,
    ),
  },

  messages: {
    unproven:
      "Statement {{statement}} lets {{who}} assume role '{{resource}}' without external ID, second factor or organization{{scenario}}.",
  },

  suggestions: {
    demand: "Demand the external ID that the deployment is given.",
  },

  check(role, report, { trustedAccounts }) {
    for (const { at, statement, who, proof } of foreignTrustsOf(role, trustedAccounts)) {
      const demand = proof && limitStatement(role.resource, proof.statement, proof.equal);
      report(at, "unproven", { data: { statement, who }, suggest: { demand } });
    }
  },
});
