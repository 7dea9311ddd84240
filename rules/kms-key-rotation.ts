import { rareRotationOf } from "../src/judgements.js";
import { count, defineRule, each, Key, type Rule, set } from "../src/rule.js";

/**
 * Whoever once got hold of the material of a key reads everything that it encrypts from then on.
 * Rotation gives the key new material and keeps the old for what was encrypted before.
 * https://docs.aws.amazon.com/kms/latest/developerguide/rotate-keys.html
 */
export const rule: Rule = defineRule({
  about: each(Key),

  docs: {
    description: "Require KMS keys to be rotated at least once a year",
    severity: "medium",
    controls: {
      cis: { "1.2": "2.8", "1.4": "3.8", "3.0": "3.6", "5.0": "3.6", "7.0": "4.6" },
      securityHub: "KMS.4",
    },
    peers: {
      "cfn-nag": ["F19"],
      checkov: ["CKV_AWS_7"],
      kics: ["1c07bfaf", "235ca980", "22fbfeac"],
      regula: ["FG_R00036"],
      terrascan: ["AC_AWS_0160"],
      trivy: ["AWS-0065"],
    },
  },
  presets: { recommended: {} },
  options: {
    // KMS takes no others: https://docs.aws.amazon.com/kms/latest/APIReference/API_EnableKeyRotation.html
    maxPeriodDays: count(365, "Days after which a key must have been rotated.", {
      minimum: 90,
      maximum: 2560,
    }),
  },

  messages: {
    neverRotated: "Key '{{resource}}' is not rotated automatically{{scenario}}.",
    rarelyRotated:
      "Key '{{resource}}' is rotated every {{days}} days instead of every {{most}}{{scenario}}.",
  },
  suggestions: {
    rotate: "Set '{{property}}' to true.",
    rotateOften: "Set '{{property}}' to true, and shorten the period.",
    rotateMoreOften: "Set '{{property}}' to {{most}}.",
  },

  check(key, report, { maxPeriodDays: most }) {
    const rare = rareRotationOf(key, most);
    if (rare === undefined) return;
    if (rare.days === undefined) {
      const { at, period } = rare;
      const rotate = period === undefined ? set(at, true) : undefined;
      const rotateOften = period && [...set(at, true), ...set(period, most)];
      report(at, "neverRotated", { suggest: { rotate, rotateOften } });
      return;
    }
    const suggest = { rotateMoreOften: set(rare.at, most) };
    report(rare.at, "rarelyRotated", { data: { days: rare.days, most }, suggest });
  },
});
