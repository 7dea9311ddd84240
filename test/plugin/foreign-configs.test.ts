import js from "@eslint/js";
import json from "@eslint/json";
import type { Linter, Rule } from "eslint";
import { builtinRules as builtinRules9 } from "eslint-9/use-at-your-own-risk";
import eslintPlugin from "eslint-plugin-eslint-plugin";
import jsonc from "eslint-plugin-jsonc";
import yml from "eslint-plugin-yml";
import { builtinRules } from "eslint/use-at-your-own-risk";
import tseslint from "typescript-eslint";
import { describe, expect, it } from "vitest";
import cloudtrail from "../../src/index.js";
import { versions } from "./eslint-versions.js";
import { plugin } from "./trail-names.js";

const text = `# a comment
Resources:
  Trail:\t
    Type: AWS::CloudTrail::Trail
    Properties:
      IsLogging: !If [a, b, c]
`;

const home: Linter.Config = {
  files: ["**/*.yaml"],
  plugins: { cloudtrail: plugin },
  language: "cloudtrail/template",
  rules: { "cloudtrail/trail-names": "error" },
};

const trailOnly = [expect.objectContaining({ ruleId: "cloudtrail/trail-names", line: 3 })];

describe.each(versions)("a configuration without files in $name", ({ Linter: Version, ESLint }) => {
  function lint(...configs: readonly unknown[]): readonly Linter.LintMessage[] {
    return new Version().verify(text, [...(configs as Linter.Config[]), home], "template.yaml");
  }

  it.each<[name: string, configs: readonly unknown[]]>([
    ["js/recommended", [js.configs.recommended]],
    ["typescript-eslint's strict", tseslint.configs.strict],
    ["typescript-eslint's stylistic", tseslint.configs.stylistic],
    ["eslint-plugin's recommended", [eslintPlugin.configs.recommended]],
    ["jsonc's rules", jsonc.configs["recommended-with-jsonc"]],
    ["yml's rules", yml.configs.recommended.map((config) => ({ ...config, files: ["**"] }))],
  ])("of %s does no harm", (_name, configs) => {
    const configured = configs.map((config) => ({
      ...(config as Linter.Config),
      language: "cloudtrail/template",
      plugins: { cloudtrail: plugin, ...(config as Linter.Config).plugins },
    }));
    expect(lint(...configured)).toEqual(trailOnly);
  });

  it("may switch on every rule of ESLint", () => {
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- There is no other list of them all.
    const own = ESLint.version.startsWith("9.") ? builtinRules9 : builtinRules;
    const rules = Object.fromEntries([...own.keys()].map((name) => [name, "error"]));
    expect(Object.keys(rules).length).toBeGreaterThan(250);
    expect(lint({ rules })).toEqual(trailOnly);
  });

  it("of ours does no harm to JavaScript", () => {
    const code = `const template = \`\n${text.replaceAll("!If", "If")}\`;\nexport default template;\n`;
    const ours = cloudtrail.configs["all-rules"];
    const verify = (filename: string): readonly Linter.LintMessage[] =>
      new Version().verify(code, [js.configs.recommended, ours], filename);
    expect(verify("stack.js")).toEqual([]);
    const found = new Version().verify(
      text,
      [ours, cloudtrail.configs.recommended],
      "template.yaml",
    );
    expect(found.length).toBeGreaterThan(0);
    expect(new Version().verify("trail();\n", [js.configs.recommended, ours], "a.js")).toEqual([
      expect.objectContaining({ ruleId: "no-undef" }),
    ]);
  });

  it("may not switch on rules with types, which need files of TypeScript", () => {
    const rules = { "@typescript-eslint/await-thenable": "error" };
    expect(() => lint({ plugins: { "@typescript-eslint": tseslint.plugin }, rules })).toThrow(
      "requires type information",
    );
  });
});

describe("a rule that names its languages", () => {
  const rule: Rule.RuleModule = {
    meta: { languages: ["js/js"] },
    create: () => ({}),
  };
  const foreign = {
    plugins: { js: { rules: { foreign: rule } } },
    rules: { "js/foreign": "error" },
  };
  const [old, current] = versions;

  function lint(version: typeof current, ...configs: readonly unknown[]): readonly unknown[] {
    return new version!.Linter().verify(text, configs as Linter.Config[], "template.yaml");
  }

  it("is run on templates by an ESLint that does not know of that", () => {
    expect(lint(old, foreign, home)).toEqual(trailOnly);
  });

  it("ends the run of an ESLint that does, unless it is for other files or off", () => {
    const message = 'do not support the language "cloudtrail/template":\n\t- "js/foreign"';
    expect(() => lint(current, foreign, home)).toThrow(message);
    expect(lint(current, { ...foreign, files: ["**/*.js"] }, home)).toEqual(trailOnly);
    const off = { files: home.files, rules: { "js/foreign": "off" } };
    expect(lint(current, foreign, home, off)).toEqual(trailOnly);
  });

  it("does so in @eslint/json's own configuration, too", () => {
    const recommended = { ...json.configs.recommended, files: ["**"] };
    expect(() => lint(current, recommended, home)).toThrow("json/no-duplicate-keys");
  });
});
