import type { ESLint, Linter } from "eslint";
import type { Rule } from "./lint/define-rule.js";
import { templateFiles } from "./lint/template-names.js";
import type { Controls, Framework, Preset } from "./lint/rule-definition.js";

type Name = Preset | Framework | "all";

/** Which control of a rule puts it into the preset of a framework. */
const frameworks: Readonly<Record<Framework, (controls: Controls) => unknown>> = {
  "cis-1.2": ({ cis }) => cis?.["1.2"],
  "cis-1.4": ({ cis }) => cis?.["1.4"],
  "cis-3.0": ({ cis }) => cis?.["3.0"],
  "cis-5.0": ({ cis }) => cis?.["5.0"],
  "cis-7.0": ({ cis }) => cis?.["7.0"],
  fsbp: ({ fsbp }) => fsbp,
};

const names: readonly Name[] = [
  ...(["recommended", "strict", "account"] as const),
  ...(Object.keys(frameworks) as Framework[]),
  "all",
];

/** The presets; those with `-rules` leave files and language to the configuration they stand in. */
export type Configs = Readonly<Record<Name | `${Name}-rules`, Linter.Config>>;

/**
 * YAML and JSON that is never a template. The language would be silent on it, but a file has one
 * language only, and these are often linted in another.
 */
const ignores = [
  "**/{package,package-lock,npm-shrinkwrap,composer}.json",
  "**/{tsconfig,jsconfig}*.json",
  "**/{cdk,cdk.context,lerna,nx,renovate,turbo}.json",
  "**/{pnpm-lock,pnpm-workspace}.yaml",
  "**/{docker-,}compose{,.*}.{yaml,yml}",
  "**/.*rc.{yaml,yml,json}",
  "**/.gitlab-ci.yml",
  "**/.{circleci,devcontainer,github,idea,terraform,vscode}/**",
];

const namespace = "cloudtrail";

type Rules = Readonly<Record<string, Rule>>;

export function configsOf(plugin: ESLint.Plugin, rules: Rules): Configs {
  const rulesOnly = (name: Name): Linter.Config => ({
    name: `${namespace}/${name}-rules`,
    plugins: { [namespace]: plugin },
    rules: rulesOf(name, rules),
    // Strict is about everything that may be deployed, not only about what the defaults deploy.
    ...(name === "strict" ? { settings: { [namespace]: { parameterValues: "allowed" } } } : {}),
  });
  const complete = (name: Name): Linter.Config => ({
    ...rulesOnly(name),
    name: `${namespace}/${name}`,
    files: [...templateFiles],
    ignores,
    language: `${namespace}/template`,
  });
  const makers = names.flatMap((name): [string, () => Linter.Config][] => [
    [name, () => complete(name)],
    [`${name}-rules`, () => rulesOnly(name)],
  ]);
  return Object.defineProperties({}, Object.fromEntries(makers.map(onceAsked))) as Configs;
}

/** Nobody takes all of them. */
function onceAsked([name, make]: [string, () => Linter.Config]): [string, PropertyDescriptor] {
  let made: Linter.Config | undefined;
  return [name, { enumerable: true, get: () => (made ??= make()) }];
}

function rulesOf(name: Name, rules: Rules): Linter.RulesRecord {
  return Object.fromEntries(
    Object.entries(rules).flatMap(([id, rule]): [string, Linter.RuleEntry][] => {
      const options = optionsIn(name, rule);
      if (options === undefined) return [];
      const isPlain = Object.keys(options).length === 0;
      return [[`${namespace}/${id}`, isPlain ? "error" : ["error", options]]];
    }),
  );
}

/** The options of a rule in a preset, if it is there: strict contains recommended. */
function optionsIn(name: Name, { meta }: Rule): object | undefined {
  const { controls = {}, presets } = meta.docs;
  switch (name) {
    case "recommended":
    case "account":
      return presets[name];
    case "strict":
      return presets.strict ?? presets.recommended;
    case "all":
      return {};
    default: {
      const isAsked = frameworks[name](controls) !== undefined;
      return presets[name] ?? (isAsked ? {} : undefined);
    }
  }
}
