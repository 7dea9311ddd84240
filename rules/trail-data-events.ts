import { lostObjectEventsOf } from "../src/judgements.js";
import { all, choice, defineRule, names, type Rule, set, Trail } from "../src/rule.js";

/**
 * Who reads or overwrites what lies in a bucket leaves no management event. A trail records such
 * events only where selectors ask for them, and charges for each.
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/logging-data-events-with-cloudtrail.html
 */
export const rule: Rule = defineRule({
  about: all(Trail),

  docs: {
    description: "Require the trails to record who reads and writes objects of S3",
    severity: "medium",
    controls: {
      cis: {
        "1.4": ["3.10", "3.11"],
        "3.0": ["3.8", "3.9"],
        "5.0": ["3.8", "3.9"],
        "7.0": ["4.8", "4.9"],
      },
    },
    peers: {
      guard: ["CLOUDTRAIL_S3_DATAEVENTS_ENABLED"],
      kics: ["a8fc2180"],
      regula: ["FG_R00354", "FG_R00355"],
      trivy: ["AWS-0171", "AWS-0172"],
    },
  },
  presets: {},
  options: {
    events: choice(["all", "read", "write"], "all", "Which of the events must be recorded."),
    buckets: names(
      [],
      "Names or logical IDs of the buckets whose events must be recorded, all where it is empty.",
    ),
  },

  messages: {
    lost: "Trail '{{resource}}' records {{extent}}{{scenario}}.",
  },
  suggestions: {
    recordAll: "Set '{{property}}' to All.",
  },

  check(trails, report, { events, buckets }) {
    for (const { at, extent, readWriteType } of lostObjectEventsOf(trails, events, buckets)) {
      const isCure = readWriteType !== undefined && at === readWriteType;
      const recordAll = isCure ? set(readWriteType, "All") : undefined;
      report(at, "lost", { data: { extent }, suggest: { recordAll } });
    }
  },
});
