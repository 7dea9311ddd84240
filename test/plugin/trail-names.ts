import type { ESLint, Rule } from "eslint";
import { language } from "../../src/lint/language.js";
import { templateFileOf } from "../../src/lint/template-file-of.js";

/** A rule as small as can be: it says the name of every trail where the trail is declared. */
export const trailNames: Rule.RuleModule = {
  meta: { type: "problem", languages: ["*"], schema: [] },
  create(context) {
    const { sourceCode } = context;
    const check = (): void => {
      for (const { resources } of templateFileOf(sourceCode, "template.yaml").templates) {
        for (const { name, type, header } of resources.values()) {
          if (type !== "AWS::CloudTrail::Trail") continue;
          const [start, end] = header;
          const loc = {
            start: sourceCode.getLocFromIndex(start),
            end: sourceCode.getLocFromIndex(end),
          };
          context.report({ loc, message: name });
        }
      }
    };
    return { Document: check, Program: check };
  },
};

/** The plugin with this rule alone. */
export const plugin: ESLint.Plugin = {
  meta: { name: "eslint-plugin-cloudtrail", version: "0.0.0", namespace: "cloudtrail" },
  languages: { template: language },
  rules: { "trail-names": trailNames, "trail-names-again": trailNames },
};
