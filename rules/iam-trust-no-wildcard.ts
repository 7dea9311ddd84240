import { openTrustsOf } from "../src/judgements.js";
import { defineRule, each, Role, type Rule } from "../src/rule.js";

/**
 * A role does whatever its policies allow for whoever may assume it. One that trusts everybody, or
 * every customer of a provider of identities, works for any stranger who learns its ARN.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_oidc_secure-by-default.html
 */
export const rule: Rule = defineRule({
  about: each(Role),

  docs: {
    description: "Disallow roles that anybody may assume",
    severity: "critical",
    peers: {
      "cfn-nag": ["F6"],
      checkov: ["CKV_AWS_60", "CKV_AWS_358"],
      guard: ["IAM_ROLE_NO_ALLOW_PLUS_NOT_PRINCIPAL"],
      regula: ["FG_R00219"],
    },
  },
  presets: { account: {} },

  messages: {
    anybody: "Statement {{statement}} lets {{who}} assume role '{{resource}}'{{scenario}}.",
    notNarrowed:
      "Statement {{statement}} lets {{who}} assume role '{{resource}}': {{condition}} does not fix who asks{{scenario}}.",
  },

  check(role, report) {
    for (const { at, statement, who, condition } of openTrustsOf(role)) {
      if (condition === undefined) report(at, "anybody", { data: { statement, who } });
      else report(at, "notNarrowed", { data: { statement, who, condition } });
    }
  },
});
