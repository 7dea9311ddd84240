import { lostEventsOf } from "../src/judgements.js";
import { all, defineRule, names, type Rule, set, Trail } from "../src/rule.js";

/**
 * Management events tell who changed the account, and reading comes before changing: selectors
 * that leave out either lose the beginning of the story. A trail without selectors records all of
 * them; one for data events alone is no fault beside a trail that does.
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/logging-management-events-with-cloudtrail.html
 */
export const rule: Rule = defineRule({
  about: all(Trail),

  docs: {
    description: "Require the trails to record all management events, reads and writes",
    severity: "high",
    controls: { fsbp: "CloudTrail.1" },
    peers: { regula: ["FG_R00237"] },
  },
  presets: { recommended: {} },
  options: {
    allowExcludedSources: names(
      ["kms.amazonaws.com", "rdsdata.amazonaws.com"],
      "Services whose many events may be left out.",
      { pattern: /^[a-z][a-z0-9-]*\.amazonaws\.com$/, called: "names such as kms.amazonaws.com" },
    ),
  },

  messages: {
    lost: "Trail '{{resource}}' records {{extent}}{{scenario}}.",
    sourceLost: "Trail '{{resource}}' leaves out the management events of {{source}}{{scenario}}.",
  },
  suggestions: {
    recordAll: "Set '{{property}}' to All.",
    recordThem: "Set '{{property}}' to true.",
    recordAllOfThem: "Set '{{property}}' to true, and record reads and writes.",
  },

  check(trails, report, { allowExcludedSources }) {
    const { losses, excludedSources } = lostEventsOf(trails);
    for (const { at, extent, readWriteType, included } of losses) {
      const recordAll = readWriteType && set(readWriteType, "All");
      const recordThem = included && set(included, true);
      const suggest =
        recordAll && recordThem
          ? { recordAllOfThem: [...recordThem, ...recordAll] }
          : { recordAll, recordThem };
      report(at, "lost", { data: { extent }, suggest });
    }
    for (const source of excludedSources) {
      if (source.value === undefined || allowExcludedSources.includes(source.value)) continue;
      report(source, "sourceLost", { data: { source: source.value } });
    }
  },
});
