import { RoleOfInstances } from "../src/judgements.js";
import { defineRule, type Rule } from "../src/rule.js";

/**
 * Programs on an instance without a role get their permissions from access keys that somebody puts
 * there, which live long, are copied with the image and are nobody's to rotate. Those of a role
 * change by themselves every few hours.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_switch-role-ec2.html
 */
export const rule: Rule = defineRule({
  about: RoleOfInstances,

  docs: {
    description: "Require instances to have a role instead of access keys",
    severity: "medium",
    controls: {
      cis: { "1.2": "1.19", "1.4": "1.18", "3.0": "1.18", "5.0": "1.17", "7.0": "2.16" },
    },
    peers: {
      "cdk-nag": ["EC2InstanceProfileAttached"],
      checkov: ["CKV2_AWS_41"],
      guard: ["EC2_INSTANCE_PROFILE_ATTACHED"],
      kics: ["f914357d"],
      regula: ["FG_R00253"],
    },
  },
  presets: { account: {} },

  messages: {
    instance: "Instance '{{resource}}' has no instance profile{{scenario}}.",
    template: "Launch template '{{resource}}' names no instance profile{{scenario}}.",
    configuration: "Launch configuration '{{resource}}' names no instance profile{{scenario}}.",
  },

  check({ of, lacking }, report) {
    for (const at of lacking) report(at, of);
  },
});
