import { concernOf, controlNames, Monitoring } from "../src/judgements.js";
import { choices, defineRule, flag, type Rule } from "../src/rule.js";

/**
 * A record that nobody reads stops no intruder. A metric filter counts what matters, an alarm acts
 * on the count, and a topic tells somebody: where one of them is missing, the others are for nothing.
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudwatch-alarms-for-cloudtrail.html
 */
export const rule: Rule = defineRule({
  about: Monitoring,

  docs: {
    description: "Require alarms on what an intruder would do, down to somebody who is told",
    severity: "medium",
    controls: {
      cis: {
        "1.2": "3.1–3.14",
        "1.4": "4.1–4.15",
        "3.0": "4.1–4.15",
        "5.0": "4.1–4.15",
        "7.0": "5.1–5.15",
      },
    },
  },
  presets: {
    // What happens to the organization came with edition 1.4.
    "cis-1.2": { controls: controlNames.filter((name) => name !== "organization-changes") },
  },
  options: {
    controls: choices(controlNames, "The events that somebody must be told of."),
    requireSubscription: flag(true, "Whether a topic must have a subscription in the template."),
  },

  messages: {
    noFilter: "No metric filter for trail '{{resource}}' singles out {{what}}{{scenario}}.",
    filterGap: "Metric filters for trail '{{resource}}' leave out {{what}}{{scenario}}.",
    noAlarm:
      "Metric filter '{{resource}}' counts {{what}}, but no alarm watches its metric{{scenario}}.",
    neverFires:
      "Alarm '{{resource}}' is to tell of {{what}}, but its threshold is never crossed{{scenario}}.",
    waitsForMore:
      "Alarm '{{resource}}' is to tell of {{what}}, but one event does not cross its threshold{{scenario}}.",
    switchedOff:
      "Alarm '{{resource}}' is to tell of {{what}}, but its actions are switched off{{scenario}}.",
    noAction: "Alarm '{{resource}}' is to tell of {{what}}, but has no action{{scenario}}.",
    noSubscription:
      "Topic '{{resource}}' is to tell of {{what}}, but has no subscription{{scenario}}.",
  },

  check(monitoring, report, { controls, requireSubscription }) {
    for (const lack of monitoring) {
      const what = concernOf(lack, controls);
      const isElsewhere = lack.fault === "noSubscription" && !requireSubscription;
      if (what === undefined || isElsewhere) continue;
      report(lack.at, lack.fault, { data: { what }, parts: lack.way });
    }
  },
});
