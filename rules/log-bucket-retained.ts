import { deletionPoliciesOf } from "../src/judgements.js";
import { defineRule, flag, LogBucket, type Rule, set } from "../src/rule.js";

/**
 * Who deletes a stack does not always know that the logs of an account are in it. What Terraform may
 * destroy by force is emptied first, and one mistyped name is enough to replace a bucket.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-deletionpolicy.html
 */
export const rule: Rule = defineRule({
  about: LogBucket,

  docs: {
    description: "Disallow templates that delete a trail's bucket with its logs",
    severity: "medium",
  },
  presets: { recommended: {}, strict: { requireRetain: true } },
  options: {
    requireRetain: flag(false, "Whether CloudFormation must be told to keep the bucket."),
  },

  messages: {
    destroyed: "Terraform may destroy log bucket '{{resource}}' with all logs in it{{scenario}}.",
    deleted: "Log bucket '{{resource}}' is deleted with {{event}}{{scenario}}.",
    notRetained: "Log bucket '{{resource}}' is not told to outlive {{event}}{{scenario}}.",
  },
  suggestions: {
    retain: "Set '{{property}}' to Retain.",
    keepLogs: "Set '{{property}}' to false.",
  },

  check({ bucket }, report, { requireRetain }) {
    const { forceDestroy } = bucket;
    if (forceDestroy.is(true)) {
      report(forceDestroy, "destroyed", { suggest: { keepLogs: set(forceDestroy, false) } });
    }
    for (const { property, event } of deletionPoliciesOf(bucket)) {
      const isWritten = property.state === "known";
      if (!property.is("Delete") || !(isWritten || requireRetain)) continue;
      const suggest = { retain: set(property, "Retain") };
      report(property, isWritten ? "deleted" : "notRetained", { data: { event }, suggest });
    }
  },
});
