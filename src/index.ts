import type { ESLint } from "eslint";
import { rules } from "../rules/index.js";
import { type Configs, configsOf } from "./configs.js";
import type { Rule } from "./lint/define-rule.js";
import { languageFor } from "./lint/language.js";
import { version } from "./version.js";

export type { AstNode } from "./lint/ast.js";

/** What `import cloudtrail from "eslint-plugin-cloudtrail"` gives: a plugin in ESLint's shape. */
export interface Plugin extends ESLint.Plugin {
  readonly meta: { readonly name: string; readonly version: string; readonly namespace: string };
  /** The presets, each also with `-rules`: without language and files. */
  readonly configs: Configs;
  /** `cloudtrail/template`, which reads CloudFormation in YAML and JSON. */
  readonly languages: { readonly template: ReturnType<typeof languageFor> };
  /** Every rule by its name without `cloudtrail/`. */
  readonly rules: Readonly<Record<string, Rule>>;
}

/** The pages as they were when this version was made: rules change, and so does what is said of them. */
const pages = `https://github.com/eslint-plugin-cloudtrail/eslint-plugin-cloudtrail/blob/v${version}/docs/rules`;

const parts = {
  meta: { name: "eslint-plugin-cloudtrail", version, namespace: "cloudtrail" },
  languages: { template: languageFor(rules) },
  rules: Object.fromEntries(
    Object.entries(rules).map(([name, rule]) => [name, withPage(rule, `${pages}/${name}.md`)]),
  ),
};

function withPage(rule: Rule, url: string): Rule {
  return { ...rule, meta: { ...rule.meta, docs: { ...rule.meta.docs, url } } };
}

/** The presets refer to the plugin, so they are added to it. */
const plugin: Plugin = Object.assign(parts, { configs: configsOf(parts, rules) });

export default plugin;

// What `require` gives, in a configuration that is CommonJS.
export { plugin as "module.exports" };
