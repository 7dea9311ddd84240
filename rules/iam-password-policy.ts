import { defineRule, each, PasswordPolicy, type Rule, set } from "../src/rule.js";

/** What the benchmarks ask for; IAM remembers no more than that. */
const leastLength = 14;
const leastRemembered = 24;

/**
 * Short passwords are guessed, and old ones are in the lists that attackers try first.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_passwords_account-policy.html
 */
export const rule: Rule = defineRule({
  about: each(PasswordPolicy),

  docs: {
    description: "Require the account's passwords to be long and not to be used again",
    severity: "medium",
    controls: {
      cis: {
        "1.2": ["1.9", "1.10"],
        "1.4": ["1.8", "1.9"],
        "3.0": ["1.8", "1.9"],
        "5.0": ["1.7", "1.8"],
        "7.0": ["2.8", "2.9"],
      },
      fsbp: "IAM.7",
      securityHub: "IAM.10",
    },
    peers: { checkov: ["CKV_AWS_10", "CKV_AWS_13"], trivy: ["AWS-0056", "AWS-0063"] },
  },
  presets: { strict: {} },

  messages: {
    tooShort:
      "Password policy '{{resource}}' accepts passwords of {{length}} characters instead of {{least}}{{scenario}}.",
    usedAgain:
      "Password policy '{{resource}}' remembers {{remembered}} former passwords instead of {{least}}{{scenario}}.",
  },
  suggestions: {
    set: "Set '{{property}}' to {{least}}.",
  },

  check({ minimumLength, reusePrevention }, report) {
    const { value: length = leastLength } = minimumLength;
    if (length < leastLength) {
      const suggest = { set: set(minimumLength, leastLength) };
      report(minimumLength, "tooShort", { data: { length, least: leastLength }, suggest });
    }
    const { value: remembered = leastRemembered } = reusePrevention;
    if (remembered < leastRemembered) {
      const suggest = { set: set(reusePrevention, leastRemembered) };
      report(reusePrevention, "usedAgain", {
        data: { remembered, least: leastRemembered },
        suggest,
      });
    }
  },
});
