import { shutOutsOf } from "../src/judgements.js";
import {
  addStatement,
  BucketPolicy,
  declare,
  defineRule,
  each,
  type Rule,
  set,
  together,
  Trail,
} from "../src/rule.js";

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
    addStatement: "Add a statement that lets CloudTrail {{does}}.",
  },

  check(trail, report) {
    for (const fault of shutOutsOf(trail)) {
      switch (fault.kind) {
        case "no policy": {
          const { at, bucket, wanted } = fault;
          const addPolicy =
            wanted && together(declare(BucketPolicy, wanted), set(wanted.dependency, wanted.name));
          report(at, "noPolicy", { data: { bucket }, suggest: { addPolicy } });
          break;
        }
        case "overwritten":
          report(fault.at, "overwritten", { data: { others: fault.others } });
          break;
        case "not allowed": {
          const { at, does, policy, wanted } = fault;
          const suggest = { addStatement: wanted && addStatement(policy, wanted) };
          report(at, "notAllowed", { data: { does, trail: trail.name }, suggest });
          break;
        }
        case "under condition": {
          const { at, does, statement, condition } = fault;
          report(at, "underCondition", { data: { does, statement, condition, trail: trail.name } });
          break;
        }
        case "denied": {
          const { at, does, statement } = fault;
          report(at, "denied", { data: { does, statement, trail: trail.name } });
        }
      }
    }
  },
});
