import { admissionToKey, encryptionRefusalBy, endsOf } from "../src/judgements.js";
import { addStatement, defineRule, each, type Rule, Trail } from "../src/rule.js";

/**
 * CloudTrail delivers nothing that it cannot encrypt. It uses the key in its own name, which the
 * account's own permissions, the default policy of a key, do not cover.
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-kms-key-policy-for-cloudtrail.html
 */
export const rule: Rule = defineRule({
  about: each(Trail),

  docs: {
    description: "Require the policy of a trail's KMS key to let CloudTrail encrypt",
    severity: "high",
  },
  presets: { recommended: {} },

  messages: {
    allowsNothing:
      "No statement of the policy of '{{resource}}' lets CloudTrail encrypt the logs of trail '{{trail}}'{{scenario}}.",
    defaultPolicy:
      "The policy that '{{resource}}' has by default does not let CloudTrail encrypt the logs of trail '{{trail}}'{{scenario}}.",
    allowsOthers:
      "Statement {{statement}} of the policy of '{{resource}}' lets CloudTrail encrypt, but {{condition}} leaves out trail '{{trail}}'{{scenario}}.",
    denies:
      "Statement {{statement}} of the policy of '{{resource}}' keeps CloudTrail from encrypting the logs of trail '{{trail}}'{{scenario}}.",
  },

  suggestions: {
    admit: "Add a statement that lets CloudTrail encrypt.",
  },

  check(trail, report) {
    const key = trail.key.target;
    const refusal = key && encryptionRefusalBy(key, trail);
    if (key === undefined || refusal === undefined) return;
    const wanted = admissionToKey(trail);
    const suggest = { admit: wanted && addStatement(key, wanted) };
    const { at, isDefault, statement, condition } = refusal;
    const data = { trail: trail.name };
    const parts = endsOf([trail.key]);
    if (isDefault) report(at, "defaultPolicy", { data, parts });
    else if (statement === undefined) report(at, "allowsNothing", { data, parts, suggest });
    else if (condition === undefined) report(at, "denies", { data: { ...data, statement }, parts });
    else report(at, "allowsOthers", { data: { ...data, statement, condition }, parts });
  },
});
