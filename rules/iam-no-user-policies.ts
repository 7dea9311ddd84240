import { PolicyOfUser } from "../src/judgements.js";
import { defineRule, type Rule } from "../src/rule.js";

/**
 * What users are allowed one by one nobody oversees: it stays when their work changes, and whoever
 * takes over a user has more than the task needs. A group says what a task needs, once for all.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_managed-vs-inline.html
 */
export const rule: Rule = defineRule({
  about: PolicyOfUser,

  docs: {
    description: "Disallow policies that users have other than through their groups",
    severity: "low",
    controls: {
      cis: { "1.2": "1.16", "1.4": "1.15", "3.0": "1.15", "5.0": "1.14", "7.0": "2.13" },
      fsbp: "IAM.2",
    },
    peers: {
      "cfn-nag": ["F10", "F11", "F12"],
      checkov: ["CKV_AWS_40"],
      guard: ["IAM_NO_POLICY_ON_USER", "IAM_USER_NO_POLICIES_CHECK"],
      kics: ["b4378389", "e4239438", "edc95c10"],
      regula: ["FG_R00007"],
      terrascan: ["AC_AWS_0475", "AC_AWS_0476"],
      trivy: ["AWS-0143"],
    },
  },
  presets: { account: {} },

  messages: {
    own: "User '{{resource}}' has {{policy}} of its own rather than through a group{{scenario}}.",
    given: "Resource '{{resource}}' gives a policy to {{user}} rather than to a group{{scenario}}.",
  },

  check(policies, report) {
    for (const each of policies) {
      if (each.kind === "own") report(each.at, "own", { data: { policy: each.policy } });
      else report(each.at, "given", { data: { user: each.user } });
    }
  },
});
