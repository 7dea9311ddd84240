import { globalServiceEventsOf } from "../src/judgements.js";
import { all, defineRule, type Rule, set, Trail } from "../src/rule.js";

/**
 * Events of IAM, STS and CloudFront belong to no Region. Unless a trail records them, changes of
 * permissions go unseen; each further trail that does has them delivered and charged once more.
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-concepts.html#cloudtrail-concepts-global-service-events
 */
export const rule: Rule = defineRule({
  about: all(Trail),

  docs: {
    description: "Require exactly one trail to record global service events",
    severity: "medium",
    peers: {
      cloudsploit: ["globalLoggingDuplicated"],
      scoutsuite: [
        "cloudtrail-duplicated-global-services-logging",
        "cloudtrail-no-global-services-logging",
      ],
    },
  },
  presets: { recommended: {} },

  messages: {
    leftOut:
      "Trail '{{resource}}' leaves out global service events{{others}}, and no other trail here includes them{{scenario}}.",
    includedTwice:
      "Trail '{{resource}}' includes global service events, which are also recorded by {{others}}{{scenario}}.",
    recordedTwice:
      "Trail '{{resource}}' records management events of all Regions that are also recorded by {{others}}, and each further copy is charged{{scenario}}.",
    includedElsewhere:
      "Trail '{{resource}}' records global service events, which are also included by {{others}}{{scenario}}.",
  },
  suggestions: {
    include: "Set '{{property}}' to true.",
    leaveOut: "Set '{{property}}' to false.",
  },

  check(trails, report) {
    const judged = globalServiceEventsOf(trails);
    for (const { trail, others } of judged.leftOutBy) {
      const { globalServiceEvents: flag } = trail;
      report(flag, "leftOut", { data: { others }, suggest: { include: set(flag, true) } });
    }
    for (const { trail, others, isRepeated } of judged.includedTwice) {
      const suggest = isRepeated ? {} : { leaveOut: set(trail.globalServiceEvents, false) };
      report(trail.globalServiceEvents, "includedTwice", { data: { others }, suggest });
    }
    for (const { trail, others } of judged.recordedTwice) {
      report(trail.multiRegion, "recordedTwice", { data: { others } });
    }
    for (const { trail, others } of judged.includedElsewhere) {
      report(trail.multiRegion, "includedElsewhere", { data: { others } });
    }
  },
});
