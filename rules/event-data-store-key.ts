import { isManagedByAws, keyForStore } from "../src/judgements.js";
import { defineRule, each, EventDataStore, reference, type Rule, set } from "../src/rule.js";

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

  suggestions: {
    useKey: "Use the key of this template that CloudTrail may use.",
  },

  check(store, report) {
    const { property } = store.key;
    const isManaged = isManagedByAws(property);
    if (property.unset.length === 0 && !isManaged) return;
    const key = keyForStore(store);
    const suggest = { useKey: key && set(property, reference(key.resource, "Arn")) };
    report(property, isManaged ? "managedByAws" : "noKey", { suggest });
  },
});
