import { endsOf, shutOutsOf } from "../src/judgements.js";
import { addStatement, declare, defineRule, each, type Rule, Trail, waitFor } from "../src/rule.js";

/**
 * Without a policy that lets CloudTrail read the bucket's ACL and write below the right folder no
 * trail is created, and one that loses it later records nothing anymore.
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-s3-bucket-policy-for-cloudtrail.html
 */
export const rule: Rule = defineRule({
  about: each(Trail),

  docs: {
    description: "Require a policy that lets CloudTrail deliver into the bucket of a trail",
    severity: "high",
  },
  presets: { recommended: {} },

  messages: {
    noPolicy:
      "Bucket '{{bucket}}' has no policy that lets CloudTrail deliver the logs of trail '{{resource}}'{{scenario}}.",
    overwritten:
      "Policy '{{resource}}' and {{others}} overwrite each other: a bucket has one policy{{scenario}}.",
    notAllowed:
      "Policy '{{resource}}' does not let CloudTrail {{does}}, as trail '{{trail}}' needs{{scenario}}.",
    underCondition:
      "Statement {{statement}} of policy '{{resource}}' does not let CloudTrail {{does}}: {{condition}} is not met for trail '{{trail}}'{{scenario}}.",
    denied:
      "Statement {{statement}} of policy '{{resource}}' forbids CloudTrail to {{does}}, as trail '{{trail}}' needs{{scenario}}.",
  },

  suggestions: {
    addPolicy: "Add a policy that lets CloudTrail deliver.",
    admit: "Add a statement that lets CloudTrail {{does}}.",
  },

  check(trail, report) {
    const parts = endsOf([trail.bucket]);
    for (const fault of shutOutsOf(trail)) {
      const { at, kind, data } = fault;
      if (kind === "no policy") {
        const { wanted } = fault;
        const addPolicy = wanted && [
          ...declare(...wanted.declared),
          ...waitFor(trail.resource, wanted.awaited),
        ];
        report(at, "noPolicy", { data, parts, suggest: { addPolicy } });
      } else if (kind === "not allowed") {
        const admit = fault.missing && addStatement(fault.missing.policy, fault.missing.statement);
        report(at, "notAllowed", { data, parts, suggest: { admit } });
      } else if (kind === "overwritten") report(at, "overwritten", { data, parts });
      else if (kind === "denied") report(at, "denied", { data, parts });
      else report(at, "underCondition", { data, parts });
    }
  },
});
