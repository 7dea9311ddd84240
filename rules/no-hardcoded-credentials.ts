import { HardcodedCredentials } from "../src/judgements.js";
import { defineRule, type Rule } from "../src/rule.js";

/**
 * Templates are in repositories, build logs and consoles, and user data and environments are shown
 * to whoever may look at an instance or a function. A key that is written there has been handed out
 * to all of them, and nobody can take it back but by deleting it.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/securing_access-keys.html
 */
export const rule: Rule = defineRule({
  about: HardcodedCredentials,

  docs: {
    description: "Disallow access keys in user data, environments and defaults of parameters",
    severity: "critical",
    isSecret: true,
    peers: {
      checkov: ["CKV_AWS_46"],
      kics: ["0b93729a", "443488f5", "568cc372", "d7b9d850"],
      terrascan: ["AC_AWS_0168", "AC_AWS_0170"],
      trivy: ["AWS-0029"],
    },
  },
  presets: { account: {} },

  messages: {
    keyId: "An access key ID is written into {{holder}} '{{resource}}'{{scenario}}.",
    secret: "A secret access key is written into {{holder}} '{{resource}}'{{scenario}}.",
  },

  // What is found stays out of the message, which goes into logs of its own.
  check(credentials, report) {
    for (const { at, kind, holder } of credentials) {
      report(at, kind === "ID" ? "keyId" : "secret", { data: { holder } });
    }
  },
});
