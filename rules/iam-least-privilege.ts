import { Excess } from "../src/judgements.js";
import { defineRule, flag, type Rule } from "../src/rule.js";

/**
 * Whatever gets hold of an identity that may do everything, be it a thief or a program with a fault,
 * may do everything too: stop the trail first, and then the rest.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#grant-least-privilege
 */
export const rule: Rule = defineRule({
  about: Excess,

  docs: {
    description: "Disallow policies that allow every action on every resource",
    severity: "high",
    controls: {
      cis: { "1.2": "1.22", "1.4": "1.16", "3.0": "1.16", "5.0": "1.15", "7.0": "2.14" },
      fsbp: "IAM.1",
    },
    peers: {
      checkov: ["CKV_AWS_1", "CKV_AWS_62", "CKV_AWS_274"],
      guard: [
        "IAM_POLICY_NO_STATEMENTS_WITH_ADMIN_ACCESS",
        "IAM_ROLE_ADMINISTRATOR_ACCESS_POLICY_RULE",
      ],
      kics: ["2f37c4a3", "575a2155", "953b3cdb", "f62aa827"],
      regula: ["FG_R00092"],
      terrascan: ["AC_AWS_0143", "AC_AWS_0144", "AC_AWS_0146", "AC_AWS_0147", "AC_AWS_0474"],
    },
  },
  presets: { account: {}, strict: { wholeServices: true } },
  options: {
    wholeServices: flag(false, "Whether a whole service, an exception or any role is too much."),
  },

  messages: {
    allows: "Statement {{statement}} of '{{resource}}' allows {{what}}{{scenario}}.",
    attaches:
      "Resource '{{resource}}' attaches {{policy}}, which allows every action on every resource{{scenario}}.",
  },

  check(excesses, report, { wholeServices }) {
    for (const each of excesses) {
      if (each.kind === "attachment") {
        report(each.at, "attaches", { data: { policy: each.policy } });
      } else if (each.isEverything || wholeServices) {
        report(each.at, "allows", { data: { statement: each.statement, what: each.what } });
      }
    }
  },
});
