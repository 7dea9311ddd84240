import { keyForLogGroup, TrailLogGroup } from "../src/judgements.js";
import { defineRule, reference, type Rule, set } from "../src/rule.js";

/**
 * The events in a log group are the same as in the bucket. Under CloudWatch's own key, whoever may
 * read log groups reads them; with a key of the customer they need its permission too.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html
 */
export const rule: Rule = defineRule({
  about: TrailLogGroup,

  docs: {
    description: "Require a trail's log group to be encrypted with a customer managed KMS key",
    severity: "medium",
    peers: {
      "cfn-nag": ["W84"],
      checkov: ["CKV_AWS_158"],
      guard: ["CLOUDWATCH_LOG_GROUP_ENCRYPTED"],
      kics: ["0afbcfe9"],
      regula: ["FG_R00068"],
      trivy: ["AWS-0017"],
    },
  },
  presets: { strict: {} },

  messages: {
    noKey: "Log group '{{resource}}' encrypts the events of a trail with no KMS key{{scenario}}.",
  },

  suggestions: {
    useKey: "Use the key of this template that CloudWatch Logs may use.",
  },

  check(group, report) {
    const { property } = group.key;
    if (property.unset.length === 0) return;
    const key = keyForLogGroup(group);
    report(property, "noKey", {
      suggest: { useKey: key && set(property, reference(key.resource, "Arn")) },
    });
  },
});
