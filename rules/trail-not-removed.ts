import { LostEvidence } from "../src/judgements.js";
import { defineRule, type Rule } from "../src/rule.js";

/**
 * Who has something to hide first deletes the trail, stops it, or deletes the bucket with the logs.
 * The plan of such a change looks like any other; here it does not pass unnoticed.
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-delete-trails-console.html
 */
export const rule: Rule = defineRule({
  about: LostEvidence,

  docs: {
    description: "Disallow plans that delete, stop or weaken a trail, or delete its bucket",
    severity: "high",
  },
  presets: { recommended: {} },

  messages: {
    trailDeleted: "The plan deletes trail '{{resource}}'.",
    trailReplaced: "The plan replaces trail '{{resource}}', which records nothing meanwhile.",
    bucketDeleted: "The plan deletes bucket '{{resource}}' with the logs of trail '{{trail}}'.",
    turnedOff: "The plan takes '{{property}}' away from trail '{{resource}}'.",
    trailGone:
      "Trail '{{resource}}' was deleted outside of Terraform, and the plan does not create it again.",
    bucketGone:
      "Bucket '{{resource}}' with the logs of trail '{{trail}}' was deleted outside of Terraform, and the plan does not create it again.",
    leftOff:
      "Trail '{{resource}}' lost '{{property}}' outside of Terraform, and the plan leaves it so.",
  },

  check(losses, report) {
    for (const loss of losses) {
      switch (loss.kind) {
        case "trail deleted":
          report(loss.at, loss.drifted ? "trailGone" : "trailDeleted");
          break;
        case "trail replaced":
          report(loss.at, "trailReplaced");
          break;
        case "bucket deleted":
          report(loss.at, loss.drifted ? "bucketGone" : "bucketDeleted", {
            data: { trail: loss.trail.name },
          });
          break;
        case "turned off":
          report(loss.at, loss.drifted ? "leftOff" : "turnedOff");
          break;
      }
    }
  },
});
