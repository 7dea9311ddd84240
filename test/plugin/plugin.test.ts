import { readFileSync } from "node:fs";
import { Linter } from "eslint";
import { describe, expect, it } from "vitest";
import { rules } from "../../rules/index.js";
import plugin from "../../src/index.js";

const manifest = JSON.parse(
  readFileSync(new URL("../../package.json", import.meta.url), "utf8"),
) as { readonly name: string; readonly version: string };

describe("the plugin", () => {
  it("says what it is", () => {
    const { name, version } = manifest;
    expect(plugin.meta).toEqual({ name, version, namespace: "cloudtrail" });
  });

  it("has the rules, the language and the presets", () => {
    expect(Object.keys(plugin.rules)).toEqual(Object.keys(rules));
    expect(Object.keys(plugin.languages)).toEqual(["template"]);
    const presets = [
      ...["recommended", "strict", "account"],
      ...["cis-1.2", "cis-1.4", "cis-3.0", "cis-5.0", "cis-7.0", "fsbp", "all"],
    ];
    expect(Object.keys(plugin.configs)).toEqual(presets.flatMap((name) => [name, `${name}-rules`]));
  });

  it("may have two names, whose rules have options of their own", () => {
    const template = `Resources:
  Trail:
    Type: AWS::CloudTrail::Trail
    Properties: { IsLogging: true, S3BucketName: !Ref Logs }
  Logs:
    Type: AWS::S3::Bucket
    Properties:
      LifecycleConfiguration:
        Rules: [{ Status: Enabled, ExpirationInDays: 100 }]
`;
    const messages = new Linter().verify(
      template,
      {
        files: ["**"],
        plugins: { cloudtrail: plugin, house: plugin },
        language: "cloudtrail/template",
        rules: {
          "cloudtrail/log-bucket-lifecycle": ["error", { minRetentionDays: 30 }],
          "house/log-bucket-lifecycle": ["error", { minRetentionDays: 200 }],
          "house/trail-log-file-validation": "error",
          "cloudtrail/trail-log-file-validation": "error",
        },
      },
      "template.yaml",
    );
    expect(messages.map(({ ruleId }) => ruleId).sort()).toEqual([
      "cloudtrail/trail-log-file-validation",
      "house/log-bucket-lifecycle",
      "house/trail-log-file-validation",
    ]);
  });

  it("has rules for every language", () => {
    for (const { meta } of Object.values(rules)) expect(meta.languages).toEqual(["*"]);
  });

  it("finds a trail that listens in one Region only", () => {
    const text = `Resources:
  Logs:
    Type: AWS::S3::Bucket
  Trail:
    Type: AWS::CloudTrail::Trail
    Properties:
      IsLogging: true
      IsMultiRegionTrail: false
      S3BucketName: !Ref Logs
`;
    const messages = new Linter().verify(text, [plugin.configs.all], "template.yaml");
    expect(messages).toContainEqual(
      expect.objectContaining({ ruleId: "cloudtrail/trail-multi-region", line: 8, column: 27 }),
    );
  });
});
