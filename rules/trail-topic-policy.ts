import { publicStatementsOf, TrailTopicPolicy } from "../src/judgements.js";
import { defineRule, removeStatement, type Rule } from "../src/rule.js";

/**
 * A topic tells its subscribers which logs there are. Where everybody may publish to it, what it
 * tells them is anybody's; where everybody may subscribe, a stranger learns of every delivery.
 * https://docs.aws.amazon.com/sns/latest/dg/sns-access-policy-use-cases.html
 */
export const rule: Rule = defineRule({
  about: TrailTopicPolicy,

  docs: {
    description: "Disallow policies that open a trail's topic to everybody",
    severity: "medium",
    peers: {
      "cfn-nag": ["F18"],
      checkov: ["CKV_AWS_169"],
    },
  },
  presets: { strict: {} },

  messages: {
    everybody: "Statement {{statement}} of policy '{{resource}}' allows {{who}}{{scenario}}.",
    notNarrowed:
      "Statement {{statement}} of policy '{{resource}}' allows {{who}}: {{condition}} does not fix who asks{{scenario}}.",
  },

  suggestions: {
    remove: "Remove the statement.",
  },

  // `log-bucket-source-arn` says so where CloudTrail is let in for anybody.
  check(topicPolicy, report) {
    const statements = publicStatementsOf(topicPolicy.policy, topicPolicy, "sns");
    for (const { at, statement, who, condition, needless } of statements) {
      const data = { statement, who };
      const suggest = { remove: needless && removeStatement(topicPolicy.resource, needless) };
      if (condition === undefined) report(at, "everybody", { data, suggest });
      else report(at, "notNarrowed", { data: { ...data, condition }, suggest });
    }
  },
});
