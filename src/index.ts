import type { ESLint } from "eslint";
import { rules } from "../rules/index.js";
import { type Configs, configsOf } from "./configs.js";
import type { Rule } from "./lint/define-rule.js";
import { language } from "./lint/language.js";

export type { AstNode } from "./lint/ast.js";

export interface Plugin extends ESLint.Plugin {
  readonly meta: { readonly name: string; readonly version: string; readonly namespace: string };
  readonly configs: Configs;
  readonly languages: { readonly template: typeof language };
  readonly rules: Readonly<Record<string, Rule>>;
}

const parts = {
  // A test keeps the version equal to that of the package.
  meta: { name: "eslint-plugin-cloudtrail", version: "0.1.0", namespace: "cloudtrail" },
  languages: { template: language },
  rules,
};

/** The presets refer to the plugin, so they are added to it. */
const plugin: Plugin = Object.assign(parts, { configs: configsOf(parts, rules) });

export default plugin;
