import { defineFileRule } from "../src/judgements.js";
import type { Rule } from "../src/rule.js";

/**
 * What nobody reads, nobody judges: an attacker's change in a file that is not read goes unnoticed, and
 * silence about it is taken for consent.
 */
export const rule: Rule = defineFileRule({
  docs: {
    description: "Require that everything a template leads to can be read",
    severity: "medium",
  },
  // Silence means as little in one preset as in another.
  presets: [
    ...(["recommended", "account", "fsbp"] as const),
    ...(["cis-1.2", "cis-1.4", "cis-3.0", "cis-5.0", "cis-7.0"] as const),
  ],

  messages: {
    unread: "{{problem}}",
  },

  check({ unread }, report) {
    for (const problem of unread) report(problem, "unread");
  },
});
