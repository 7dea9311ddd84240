import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import type { ESLint as EslintClass } from "eslint";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { language } from "../../src/lint/language.js";
import { versions } from "./eslint-versions.js";
import { plugin } from "./trail-names.js";

const trail = "Resources:\n  Trail:\n    Type: AWS::CloudTrail::Trail\n";

const files: Readonly<Record<string, string>> = {
  "stacks/trail.yaml": trail,
  "stacks/trail.template": trail,
  "stacks/trail.json": JSON.stringify({ Resources: { Trail: { Type: "AWS::CloudTrail::Trail" } } }),
  "stacks/unused.yaml": trail
    .replace("Trail:", "Topic: # eslint-disable-line")
    .replace("CloudTrail::Trail", "SNS::Topic"),
  "broken/indent.yaml": `${trail}   Bucket:\n    Type: AWS::S3::Bucket\n`,
  "broken/comma.json": '{"AWSTemplateFormatVersion": "2010-09-09" "Resources": {}}',
  "broken/typeless.yaml": `${trail}  Topic:\n    Properties: {}\n`,
  "chart/Chart.yaml": "apiVersion: v2\nname: trails\nversion: 1.0.0\n",
  "chart/values.yaml": "replicas: 1\nresources: {}\n",
  "chart/templates/deployment.yaml":
    'apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: {{ include "trails.name" . }}\n{{- if .Values.a }}\nspec: {}\n{{- end }}\n',
  "package-lock.json": '{"name": "a", "lockfileVersion": 3, "packages": {"": {}}}',
  "data/empty.yaml": "",
  "data/broken.json": '{"a": [1, 2',
  "data/list.json": "[1, 2, 3]",
  "data/anchors.yaml": "a: &a [*a]\n",
};

const reported: Readonly<Record<string, readonly string[]>> = {
  "broken/comma.json": ["1:43 A comma is missing before this."],
  "broken/indent.yaml": ["4:4 The indentation does not fit the lines above."],
  "broken/typeless.yaml": ["4:3 Resource 'Topic' declares no Type."],
  "stacks/trail.json": ["1:15 Trail"],
  "stacks/trail.template": ["2:3 Trail"],
  "stacks/trail.yaml": ["2:3 Trail"],
  "stacks/unused.yaml": ["2:10 Unused eslint-disable directive (no problems were reported)."],
};

describe.each(versions)("a folder in $name", ({ ESLint }) => {
  let folder = "";
  let parsed: string[] = [];

  const watched: typeof language = {
    ...language,
    parse(file, context) {
      parsed.push(file.path);
      return language.parse(file, context);
    },
  };

  beforeEach(() => {
    parsed = [];
    folder = mkdtempSync(join(tmpdir(), "folder-"));
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
  });

  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  function eslintWith(options: EslintClass.Options): EslintClass {
    return new ESLint({
      ...options,
      cwd: folder,
      overrideConfigFile: true,
      overrideConfig: {
        files: ["**/*.{yaml,json,template}"],
        plugins: { cloudtrail: { ...plugin, languages: { template: watched } } },
        language: "cloudtrail/template",
        linterOptions: { reportUnusedDisableDirectives: "error" },
        rules: { "cloudtrail/trail-names": "error" },
      },
    });
  }

  /** What was reported, by file. */
  function shown(
    results: readonly EslintClass.LintResult[],
  ): Readonly<Record<string, readonly string[]>> {
    return Object.fromEntries(
      results
        .filter(({ messages }) => messages.length > 0)
        .map(({ filePath, messages }) => [
          relative(folder, filePath).replaceAll("\\", "/"),
          messages.map(({ line, column, message }) => {
            return `${line}:${column} ${message.replace("Parsing error: ", "")}`;
          }),
        ]),
    );
  }

  it("is linted with reports on templates and silence on the rest", async () => {
    const results = await eslintWith({}).lintFiles(["."]);
    expect(results).toHaveLength(Object.keys(files).length);
    expect(shown(results)).toEqual(reported);
  });

  it.each(["metadata", "content"] as const)("can be cached by %s", async (cacheStrategy) => {
    const cacheLocation = join(folder, ".eslintcache");
    const options = { cache: true, cacheLocation, cacheStrategy };
    const first = await eslintWith(options).lintFiles(["."]);
    expect(existsSync(cacheLocation)).toBe(true);
    expect(parsed.splice(0)).toHaveLength(Object.keys(files).length);
    const second = await eslintWith(options).lintFiles(["."]);
    expect(parsed).toEqual([]);
    expect(shown(first)).toEqual(reported);
    expect(shown(second)).toEqual(reported);
  });

  it("is fixed without touching what has nothing to fix", async () => {
    const results = await eslintWith({ fix: true }).lintFiles(["."]);
    await ESLint.outputFixes(results);
    for (const [path, text] of Object.entries(files)) {
      const now = readFileSync(join(folder, path), "utf8");
      expect(now, path).toBe(text.replace("# eslint-disable-line", ""));
    }
  });
});
