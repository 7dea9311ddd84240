import { defineRule, LostEvidence, type Rule } from "../src/rule.js";

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
  },

  check(losses, report) {
    for (const loss of losses) {
      switch (loss.kind) {
        case "trail deleted":
          report(loss.at, "trailDeleted");
          break;
        case "trail replaced":
          report(loss.at, "trailReplaced");
          break;
        case "bucket deleted":
          report(loss.at, "bucketDeleted", { data: { trail: loss.trail.name } });
          break;
        case "turned off":
          report(loss.at, "turnedOff");
          break;
      }
    }
  },
});
