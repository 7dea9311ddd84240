import { MissingTrail } from "../src/judgements.js";
import { defineRule, type Rule } from "../src/rule.js";

/**
 * In a surprising number of accounts nobody ever created a trail. What happened there is known for
 * 90 days, to whoever may delete what they find, and then to nobody.
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/view-cloudtrail-events.html
 */
export const rule: Rule = defineRule({
  about: MissingTrail,

  docs: {
    description: "Require a template to declare a trail",
    severity: "high",
    controls: { securityHub: "CloudTrail.3" },
  },
  // Most templates are about something else: whoever wants it says of which.
  presets: {},

  messages: {
    noTrail: "The template declares no trail{{scenario}}.",
    noTrailAmong: "The template declares no trail, nor does any other of its account{{scenario}}.",
  },

  check({ at, isAlone }, report) {
    report(at, isAlone ? "noTrail" : "noTrailAmong");
  },
});
