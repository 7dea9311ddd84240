import { AnyKeyPolicy, publicStatementsOf } from "../src/judgements.js";
import { defineRule, removeStatement, type Rule } from "../src/rule.js";

/**
 * The policy of a key is the only one that counts for other accounts: where it allows everybody,
 * whoever gets hold of what is encrypted can have it decrypted, too.
 * https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-overview.html
 */
export const rule: Rule = defineRule({
  about: AnyKeyPolicy,

  docs: {
    description: "Disallow key policies that open a KMS key to everybody",
    severity: "critical",
    controls: { cis: { "7.0": "2.21" }, fsbp: "KMS.5" },
    peers: {
      "cfn-nag": ["F76"],
      checkov: ["CKV_AWS_33"],
      guard: ["KMS_NO_WILDCARD_PRINCIPAL"],
      kics: ["f6049677", "7ebc9038"],
      regula: ["FG_R00252"],
    },
  },
  presets: { recommended: {} },

  messages: {
    everybody:
      "Statement {{statement}} of the policy of '{{resource}}' allows {{who}}{{scenario}}.",
    notNarrowed:
      "Statement {{statement}} of the policy of '{{resource}}' allows {{who}}: {{condition}} does not fix who asks{{scenario}}.",
  },

  suggestions: {
    remove: "Remove the statement.",
  },

  check(key, report) {
    for (const { at, statement, who, condition, needless } of publicStatementsOf(
      key.policy,
      key,
      "kms",
    )) {
      const data = { statement, who };
      const suggest = { remove: needless && removeStatement(key.resource, needless) };
      if (condition === undefined) report(at, "everybody", { data, suggest });
      else report(at, "notNarrowed", { data: { ...data, condition }, suggest });
    }
  },
});
