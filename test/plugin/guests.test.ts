import json from "@eslint/json";
import type { ESLint, Linter } from "eslint";
import jsonc from "eslint-plugin-jsonc";
import yml from "eslint-plugin-yml";
import * as jsoncParser from "jsonc-eslint-parser";
import { describe, expect, it } from "vitest";
import * as yamlParser from "yaml-eslint-parser";
import { versions } from "./eslint-versions.js";
import { plugin } from "./trail-names.js";

const yamlText = `# 😀 a comment
Resources:
  Logs: { Type: "AWS::S3::Bucket" }
  😀Trail: { Type: "AWS::CloudTrail::Trail" }
  "Quoted": &trail
    Type: AWS::CloudTrail::Trail
    Properties: { IsLogging: true }
  Aliased: *trail
`;

const jsonText = `{
  "Description": "😀",
  "Resources": {
    "Logs": { "Type": "AWS::S3::Bucket" }, "😀Trail": { "Type": "AWS::CloudTrail::Trail" },
    "Other": {
      "Type": "AWS::CloudTrail::Trail"
    }
  }
}
`;

interface Host {
  readonly name: string;
  readonly config: Linter.Config;
  readonly text: string;
}

function hosts(text: string, configs: Readonly<Record<string, Linter.Config>>): readonly Host[] {
  return Object.entries(configs).map(([name, config]) => ({ name, config, text }));
}

function inLanguage(language: string, host: unknown): Linter.Config {
  const [namespace = ""] = language.split("/");
  return { language, plugins: { [namespace]: host as ESLint.Plugin } };
}

const allHosts: readonly Host[] = [
  ...hosts(yamlText, {
    "yml/yaml": inLanguage("yml/yaml", yml),
    "yaml-eslint-parser": { languageOptions: { parser: yamlParser } },
  }),
  ...hosts(jsonText, {
    "yml/yaml on JSON": inLanguage("yml/yaml", yml),
    "json/json": inLanguage("json/json", json),
    "json/jsonc": inLanguage("json/jsonc", json),
    "json/json5": inLanguage("json/json5", json),
    "jsonc/json": inLanguage("jsonc/json", jsonc),
    "jsonc/jsonc": inLanguage("jsonc/jsonc", jsonc),
    "jsonc/json5": inLanguage("jsonc/json5", jsonc),
    "jsonc/x": inLanguage("jsonc/x", jsonc),
    "jsonc-eslint-parser": { languageOptions: { parser: jsoncParser } },
  }),
];

const spellings: readonly (readonly [name: string, spell: (text: string) => string])[] = [
  ["LF", (text) => text],
  ["CRLF", (text) => text.replaceAll("\n", "\r\n")],
  ["a byte order mark", (text) => `\uFEFF${text}`],
];

describe.each(versions)("a rule in $name", ({ ESLint: Version }) => {
  async function lint(config: Linter.Config, text: string): Promise<readonly object[]> {
    const eslint = new Version({
      overrideConfigFile: true,
      overrideConfig: [
        { files: ["**"], plugins: { cloudtrail: plugin } },
        { files: ["**"], ...config },
        { files: ["**"], rules: { "cloudtrail/trail-names": "error" } },
      ],
    });
    const [result] = await eslint.lintText(text, { filePath: "template.file" });
    return result!.messages;
  }

  describe.each(allHosts)("as a guest of $name", ({ config, text }) => {
    it.each(spellings)("reports what it reports at home, with %s", async (_name, spell) => {
      const spelled = spell(text);
      const home = await lint({ language: "cloudtrail/template" }, spelled);
      expect(home.length).toBeGreaterThan(1);
      for (const message of home) {
        expect(message).toMatchObject({ ruleId: "cloudtrail/trail-names" });
      }
      expect(await lint(config, spelled)).toEqual(home);
    });
  });

  it("is silent on what is no template", async () => {
    for (const { config } of allHosts) {
      expect(await lint(config, '{"name": "a", "version": "1.0.0"}')).toEqual([]);
    }
  });
});
