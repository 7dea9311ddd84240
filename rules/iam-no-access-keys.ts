import { AccessKey, defineRule, each, type Rule } from "../src/rule.js";

/**
 * Whoever has an access key is its user, from anywhere and for as long as the key is there. Keys get
 * into code and logs, and one that a template creates is in its outputs or its state from the start.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/securing_access-keys.html
 */
export const rule: Rule = defineRule({
  about: each(AccessKey),

  docs: {
    description: "Disallow long-lived access keys of users",
    severity: "high",
    peers: { terrascan: ["AC_AWS_0133"] },
  },
  presets: { account: {} },

  messages: {
    longLived: "Access key '{{resource}}' is valid until somebody deletes it{{scenario}}.",
  },

  check(key, report) {
    if (key.status.is("Active")) report(key, "longLived");
  },
});
