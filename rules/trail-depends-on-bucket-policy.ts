import { unawaitedPolicyOf } from "../src/judgements.js";
import { defineRule, each, type Rule, Trail, waitFor } from "../src/rule.js";

/**
 * Trail and policy are created at the same time unless one waits for the other. Where the trail is
 * faster CloudTrail refuses its bucket: the deployment fails now and then, and rolls back.
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-s3-bucket-policy-for-cloudtrail.html
 */
export const rule: Rule = defineRule({
  about: each(Trail),

  docs: {
    description: "Require trails to be created after the policy of their bucket",
    severity: "medium",
  },
  presets: { recommended: {} },

  messages: {
    unawaited:
      "Trail '{{resource}}' may be created before '{{policy}}', the policy of its bucket{{scenario}}.",
  },
  suggestions: {
    wait: "Let the trail wait for the policy.",
  },

  check(trail, report) {
    const unawaited = unawaitedPolicyOf(trail);
    if (unawaited === undefined) return;
    const { policy, name } = unawaited;
    const wait = name === undefined ? undefined : waitFor(trail.resource, name);
    report(trail, "unawaited", { data: { policy: policy.name }, suggest: { wait } });
  },
});
