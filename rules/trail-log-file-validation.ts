import { defineRule, each, type Rule, set, Trail } from "../src/rule.js";

/**
 * Without digest files nobody can prove that the logs an investigation relies on are complete and
 * unchanged: whoever can write to the bucket can rewrite history.
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-log-file-validation-intro.html
 */
export const rule: Rule = defineRule({
  about: each(Trail),

  docs: {
    description: "Require every trail to validate its log files",
    severity: "medium",
    controls: {
      cis: { "1.2": "2.2", "1.4": "3.2", "3.0": "3.2", "5.0": "3.2", "7.0": "4.2" },
      fsbp: "CloudTrail.4",
    },
    peers: {
      "cdk-nag": ["CloudTrailLogFileValidationEnabled"],
      checkov: ["CKV_AWS_36"],
      guard: ["CLOUD_TRAIL_LOG_FILE_VALIDATION_ENABLED"],
      kics: ["2a3560fe", "52ffcfa6"],
      regula: ["FG_R00027"],
      terrascan: ["AC_AWS_0446"],
      trivy: ["AWS-0016"],
    },
  },
  presets: { recommended: {} },

  messages: {
    notValidated: "Trail '{{resource}}' does not validate its log files{{scenario}}.",
  },
  fixable: true,

  check(trail, report) {
    for (const value of trail.logFileValidation.not(true)) {
      report(value, "notValidated", { fix: set(value, true) });
    }
  },
});
