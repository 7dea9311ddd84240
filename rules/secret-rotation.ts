import { isNeverRotated } from "../src/judgements.js";
import { defineRule, each, type Rule, Secret } from "../src/rule.js";

/**
 * A password that leaked works until somebody changes it, and nobody changes what nobody knows to
 * have leaked. One that changes every month is worth little to who finds it.
 * https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotating-secrets.html
 */
export const rule: Rule = defineRule({
  about: each(Secret),

  docs: {
    description: "Require every secret to be rotated on a schedule",
    severity: "medium",
    controls: { fsbp: "SecretsManager.1" },
    peers: { checkov: ["CKV2_AWS_57"], guard: ["SECRETSMANAGER_ROTATION_ENABLED_CHECK"] },
  },
  presets: { strict: {} },

  messages: {
    never: "Secret '{{resource}}' is never rotated{{scenario}}.",
  },

  check(secret, report) {
    if (isNeverRotated(secret)) report(secret, "never");
  },
});
