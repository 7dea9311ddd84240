import { DeliveryPolicy, openDeliveriesOf } from "../src/judgements.js";
import { defineRule, limitStatement, type Rule } from "../src/rule.js";

/**
 * CloudTrail works for every account of AWS. A statement that lets it in for anybody lets a
 * stranger's trail write into the logs, or be encrypted at your expense.
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-s3-bucket-policy-for-cloudtrail.html
 */
export const rule: Rule = defineRule({
  about: DeliveryPolicy,

  docs: {
    description: "Require policies that let CloudTrail in to say for which trail or account",
    severity: "medium",
  },
  presets: { recommended: {} },

  messages: {
    anySource:
      "Statement {{statement}} of '{{resource}}' does not say for which trail CloudTrail may use the {{of}}{{scenario}}.",
    openSource:
      "Statement {{statement}} of '{{resource}}' admits trails of any account: {{condition}} does not limit it{{scenario}}.",
  },

  suggestions: {
    limit: "Say for which trail or account CloudTrail is let in.",
  },

  check(policy, report) {
    for (const { at, statement, condition, lacking } of openDeliveriesOf(policy)) {
      const limit = lacking && limitStatement(policy.resource, lacking.statement, lacking.source);
      if (condition === undefined) {
        report(at, "anySource", { data: { statement, of: policy.of }, suggest: { limit } });
      } else report(at, "openSource", { data: { statement, condition }, suggest: { limit } });
    }
  },
});
