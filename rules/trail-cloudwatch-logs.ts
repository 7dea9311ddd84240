import { defineRule, each, type Rule, Trail } from "../src/rule.js";

/**
 * Files in a bucket are read after the fact, if at all. In CloudWatch Logs, metric filters and
 * alarms see an event minutes after it happened.
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/send-cloudtrail-events-to-cloudwatch-logs.html
 */
export const rule: Rule = defineRule({
  about: each(Trail),

  docs: {
    description: "Require every trail to send its events to CloudWatch Logs",
    severity: "medium",
    controls: { cis: { "1.2": "2.4", "1.4": "3.4" }, fsbp: "CloudTrail.5" },
    peers: {
      "cdk-nag": ["CloudTrailCloudWatchLogsEnabled"],
      checkov: ["CKV2_AWS_10"],
      guard: ["CLOUD_TRAIL_CLOUD_WATCH_LOGS_ENABLED"],
      kics: ["65d07da5", "17b30f8f"],
      regula: ["FG_R00029"],
      trivy: ["AWS-0162"],
    },
  },
  presets: { strict: {} },

  messages: {
    noLogGroup: "Trail '{{resource}}' sends no events to CloudWatch Logs{{scenario}}.",
  },

  // The API refuses a log group without a role: `trail-deployable` says so.
  check({ logGroup }, report) {
    for (const value of logGroup.property.unset) report(value, "noLogGroup");
  },
});
