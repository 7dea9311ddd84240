import type { ESLint } from "eslint";
import { type Configs, configsOf } from "../../src/configs.js";
import type { Rule } from "../../src/lint/define-rule.js";
import { language } from "../../src/lint/language.js";
import { trailNames } from "./trail-names.js";

type Docs = Rule["meta"]["docs"];

function inPresets(presets: Docs["presets"], controls: Docs["controls"] = {}): Rule {
  const docs = {
    controls,
    description: "Disallow names",
    severity: "low",
    url: "",
    schema: [],
    recommended: presets.recommended !== undefined,
    presets,
    cures: [],
    isAboutAll: false,
  } as const;
  const schema = [{ type: "object" as const }];
  return { ...trailNames, meta: { ...trailNames.meta, schema, docs } };
}

const parts = {
  meta: { name: "eslint-plugin-cloudtrail", version: "0.0.0", namespace: "cloudtrail" },
  languages: { template: language },
  rules: {
    everywhere: inPresets({ recommended: {}, strict: { loud: true } }),
    calm: inPresets({ recommended: {} }),
    strict: inPresets({ strict: {} }),
    around: inPresets({ account: {} }, { cis: { "1.4": ["4.1", "4.2"] }, securityHub: "S3.14" }),
    asked: inPresets({ "cis-1.4": { loud: true } }, { cis: { "1.4": "3.1" }, fsbp: "S3.2" }),
    nowhere: inPresets({}),
  },
};

export const configs: Configs = configsOf(parts, parts.rules);

/** The plugin with a rule for every way to be in its presets. */
export const presets: ESLint.Plugin = Object.assign(parts, { configs });
