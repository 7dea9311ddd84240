import { isManagedByAws } from "../src/judgements.js";
import { defineRule, each, EventDataStore, type Rule } from "../src/rule.js";

/**
 * Whoever may query a store may read its events under CloudTrail's own key; with a key of the
 * customer they need its permission too, and each use of the key is on record.
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/encrypting-cloudtrail-log-files-with-aws-kms.html
 */
export const rule: Rule = defineRule({
  about: each(EventDataStore),

  docs: {
    description: "Require every event data store to be encrypted with a customer managed KMS key",
    severity: "medium",
    peers: { checkov: ["CKV_AWS_294"] },
  },
  presets: { strict: {} },

  messages: {
    noKey: "Event data store '{{resource}}' is encrypted with no KMS key of yours{{scenario}}.",
    managedByAws:
      "Event data store '{{resource}}' names a key that AWS manages, which CloudTrail cannot use{{scenario}}.",
  },

  check({ key }, report) {
    for (const value of key.property.unset) report(value, "noKey");
    if (isManagedByAws(key.property)) report(key, "managedByAws");
  },
});
