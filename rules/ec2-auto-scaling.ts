import { SinglePoints } from "../src/judgements.js";
import { defineRule, type Rule } from "../src/rule.js";

/**
 * Nobody replaces an instance that stands alone when it fails, is overrun or has to go because it
 * was broken into. A group does, as long as it may start another, somewhere else.
 * https://docs.aws.amazon.com/autoscaling/ec2/userguide/auto-scaling-benefits.html
 */
export const rule: Rule = defineRule({
  about: SinglePoints,

  docs: {
    description: "Require instances to be in Auto Scaling groups of several in several zones",
    severity: "low",
    controls: { fsbp: "AutoScaling.2" },
    peers: { regula: ["FG_R00014"] },
  },
  presets: { strict: {} },

  messages: {
    alone: "Instance '{{resource}}' stands alone instead of in an Auto Scaling group{{scenario}}.",
    oneInstance: "Auto Scaling group '{{resource}}' never has more than one instance{{scenario}}.",
    oneZone: "Auto Scaling group '{{resource}}' is in one Availability Zone only{{scenario}}.",
  },

  check(singlePoints, report) {
    for (const { of, at } of singlePoints) report(at, of);
  },
});
