import { isRefusedInAllRegions, othersInOneRegion, trailsOfOneRegion } from "../src/judgements.js";
import { all, choice, defineRule, type Rule, set, Trail } from "../src/rule.js";

/**
 * A trail that listens in one Region never hears an intruder who works in another. Both template
 * languages create single-Region trails unless told otherwise. One trail that listens everywhere
 * covers the account; narrower ones beside it are no fault.
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/receive-cloudtrail-log-files-from-multiple-regions.html
 */
export const rule: Rule = defineRule({
  about: all(Trail),

  docs: {
    description: "Require a trail that records events from all Regions",
    severity: "high",
    controls: {
      cis: { "1.2": "2.1", "1.4": "3.1", "3.0": "3.1", "5.0": "3.1", "7.0": "4.1" },
      fsbp: "CloudTrail.1",
    },
    peers: {
      checkov: ["CKV_AWS_67"],
      guard: ["MULTI_REGION_CLOUD_TRAIL_ENABLED"],
      kics: ["058ac855", "8173d5eb"],
      terrascan: ["AC_AWS_0034", "AC_AWS_0448"],
      trivy: ["AWS-0014"],
    },
  },
  presets: { recommended: {} },
  options: {
    require: choice(
      ["any", "every"],
      "any",
      "Whether one such trail is enough or every trail must be one.",
    ),
  },

  messages: {
    oneRegion: "Trail '{{resource}}' records events from one Region only{{others}}{{scenario}}.",
  },
  suggestions: {
    recordAllRegions: "Set '{{property}}' to true.",
  },

  check(trails, report, options) {
    for (const trail of trailsOfOneRegion(trails, options.require === "any")) {
      for (const value of trail.multiRegion.not(true)) {
        const isRefused = isRefusedInAllRegions(trail);
        const suggest = { recordAllRegions: isRefused ? undefined : set(value, true) };
        const data = { others: othersInOneRegion(trail) };
        report(value, "oneRegion", { data, suggest });
      }
    }
  },
});
