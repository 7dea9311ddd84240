import { needsNoSecondFactor, passwordOf } from "../src/judgements.js";
import { defineRule, each, type Rule, User } from "../src/rule.js";

/**
 * Passwords are guessed, reused and phished. A policy that denies everything to those who signed in
 * with nothing else makes a stolen one worthless.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_examples_aws_my-sec-creds-self-manage.html
 */
export const rule: Rule = defineRule({
  about: each(User),

  docs: {
    description: "Require policies of users with a password to demand a second factor",
    severity: "high",
    controls: {
      cis: { "1.2": "1.2", "1.4": "1.10", "3.0": "1.10", "5.0": "1.9", "7.0": "2.10" },
      fsbp: "IAM.5",
      securityHub: "IAM.19",
    },
    peers: {
      kics: ["3ddfa124", "b5681959"],
      terrascan: ["AC_AWS_0151"],
      trivy: ["AWS-0123"],
    },
  },
  presets: { account: {} },

  messages: {
    passwordOnly:
      "A password is enough to act as user '{{resource}}': nothing that it is given demands a second factor{{scenario}}.",
  },

  check(user, report) {
    const password = passwordOf(user);
    if (password !== undefined && needsNoSecondFactor(user)) {
      report(password, "passwordOnly");
    }
  },
});
