import { defineRule, each, type Rule, Trail } from "../src/rule.js";

/**
 * Who waits for log files must otherwise look into the bucket again and again; a topic tells the
 * tools that read them as soon as CloudTrail delivers one.
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/configure-sns-notifications-for-cloudtrail.html
 */
export const rule: Rule = defineRule({
  about: each(Trail),

  docs: {
    description: "Require every trail to notify an SNS topic of new log files",
    severity: "low",
    peers: {
      checkov: ["CKV_AWS_252"],
      kics: ["3e09413f", "482b7d26"],
      terrascan: ["AC_AWS_0035"],
    },
  },
  presets: {},

  messages: {
    noTopic: "Trail '{{resource}}' notifies no SNS topic of new log files{{scenario}}.",
  },

  check({ topic }, report) {
    for (const value of topic.property.unset) report(value, "noTopic");
  },
});
