import { Linter } from "eslint";
import { describe, expect, it } from "vitest";
import { dataOf } from "../rules/differences.js";
import { type Fixture, fixtures } from "../rules/fixtures.js";
import { lint, type Linted } from "./lint.js";

function lintFixture({ rule, name, config }: Fixture, text: string): Linted {
  return lint(
    { Linter },
    text,
    {
      settings: { cloudtrail: config.settings ?? {} },
      rules: {
        [`cloudtrail/${rule}`]: config.options === undefined ? "error" : ["error", config.options],
      },
    },
    name,
  );
}

function suppressionIn({
  suggestions = [],
}: Linter.LintMessage): Linter.LintSuggestion | undefined {
  return suggestions.find(({ messageId }) => messageId === "suppressWithReason");
}

function applied(text: string, { fix }: Linter.LintSuggestion): string {
  return text.slice(0, fix.range[0]) + fix.text + text.slice(fix.range[1]);
}

/** What is wrong with the file itself belongs to no resource that could say so. */
const ofFiles = ["template-readable"];

const invalid = fixtures().filter(
  ({ verdict, rule }) => verdict === "invalid" && !ofFiles.includes(rule),
);

/** What a file says, without what suppresses findings. */
function said(text: string): unknown {
  const dropEmpty = (key: string, value: unknown): unknown => {
    if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
    const { cloudtrail, ...others } = value as Record<string, unknown>;
    const isOurs = typeof cloudtrail === "object" && "suppress" in (cloudtrail ?? {});
    const rest = isOurs ? others : value;
    const isHome = key === "Metadata" || key === "//";
    return isHome && Object.keys(rest).length === 0 ? undefined : rest;
  };
  return JSON.parse(JSON.stringify(dataOf(text), dropEmpty));
}

function commentsOf(text: string): number {
  return text.trimStart().startsWith("{") ? 0 : (text.match(/^\s*#|\s#/gm)?.length ?? 0);
}

describe("the suggestion to suppress with a reason", () => {
  it.each(invalid)("does that and nothing else in $rule/$name", (fixture) => {
    const { text } = fixture;
    const before = lintFixture(fixture, text);
    for (const message of before.messages) {
      const suggestion = suppressionIn(message);
      // Nothing writes into a plan, nor where a comment of another kind stands.
      const isOffered = !fixture.name.endsWith("plan.json") && !text.includes('"//": "');
      expect(suggestion !== undefined).toBe(isOffered);
      if (suggestion === undefined) continue;
      const after = applied(text, suggestion);
      const { messages, suppressed } = lintFixture(fixture, after);
      expect(suppressed.map((each) => each.message)).toContain(message.message);
      const reasons = messages.filter(({ ruleId }) => ruleId === null);
      expect(reasons.map((each) => each.message)).toEqual([
        `Give a 'reason' why 'cloudtrail/${fixture.rule}' is suppressed.`,
      ]);
      // What is said of others, or of this in other words, is as before.
      const all = [...messages, ...suppressed].filter(({ ruleId }) => ruleId !== null);
      const texts = (some: readonly Linter.LintMessage[]): readonly string[] =>
        some.map((each) => each.message).toSorted();
      expect(texts(all)).toEqual(texts(before.messages));
      expect(said(after)).toEqual(said(text));
      expect(commentsOf(after)).toBe(commentsOf(text));
    }
  });
});

const rule = "cloudtrail/trail-kms-key";

function suggestedIn(text: string, name?: string): string | undefined {
  const [message] = lint({ Linter }, text, {}, name).messages;
  const suggestion = message && suppressionIn(message);
  return suggestion && applied(text, suggestion);
}

const reason = "<say why this is accepted>";

describe("a suggested suppression", () => {
  const properties = "    Properties: {IsLogging: true, S3BucketName: logs}\n";
  const yaml = `Resources:\n  Trail:\n    Type: AWS::CloudTrail::Trail\n${properties}`;
  const typed = `    Metadata:\n      cloudtrail:\n        suppress:\n          - rule: ${rule}\n            reason: "${reason}"\n`;

  it.each<[where: string, before: string, after: string]>([
    ["below the type", yaml, yaml.replace(properties, typed + properties)],
    [
      "with CRLF",
      yaml.replaceAll("\n", "\r\n"),
      yaml.replace(properties, typed + properties).replaceAll("\n", "\r\n"),
    ],
    [
      "beside other metadata",
      `${yaml}    Metadata:\n      # why\n      A: 'b'`,
      `${yaml}${typed.replaceAll('"', "'")}      # why\n      A: 'b'`,
    ],
    [
      "below another one",
      `${yaml}${typed.replaceAll(rule, "cloudtrail/a").replace("<say why this is accepted>", "known")}`,
      `${yaml}${typed.replaceAll(rule, "cloudtrail/a").replace("<say why this is accepted>", "known")}          - rule: ${rule}\n            reason: "${reason}"\n`,
    ],
    [
      "in an empty list",
      `${yaml}    Metadata: {cloudtrail: {suppress: []}}\n`,
      `${yaml}    Metadata: {cloudtrail: {suppress: [{rule: ${rule}, reason: "${reason}"}]}}\n`,
    ],
    [
      "in braces",
      "{Resources: {Trail: {Type: AWS::CloudTrail::Trail, Properties: {IsLogging: true, S3BucketName: logs}}}}",
      `{Resources: {Trail: {Type: AWS::CloudTrail::Trail, Metadata: {cloudtrail: {suppress: [{rule: ${rule}, reason: "${reason}"}]}}, Properties: {IsLogging: true, S3BucketName: logs}}}}`,
    ],
    [
      "in JSON on one line",
      '{"Resources":{"Trail":{"Type":"AWS::CloudTrail::Trail","Properties":{"IsLogging":true,"S3BucketName":"logs"}}}}',
      `{"Resources":{"Trail":{"Type":"AWS::CloudTrail::Trail","Metadata":{"cloudtrail":{"suppress":[{"rule":"${rule}","reason":"${reason}"}]}},"Properties":{"IsLogging":true,"S3BucketName":"logs"}}}}`,
    ],
    [
      "in JSON on lines",
      `{
  "Resources": {
    "Trail": {
      "Type": "AWS::CloudTrail::Trail",
      "Properties": { "IsLogging": true, "S3BucketName": "logs" }
    }
  }
}`,
      `{
  "Resources": {
    "Trail": {
      "Type": "AWS::CloudTrail::Trail",
      "Metadata": {
        "cloudtrail": {
          "suppress": [
            {
              "rule": "${rule}",
              "reason": "${reason}"
            }
          ]
        }
      },
      "Properties": { "IsLogging": true, "S3BucketName": "logs" }
    }
  }
}`,
    ],
  ])("is written %s", (_where, before, after) => {
    const name = before.startsWith('{"') || before.startsWith("{\n") ? "a.json" : "a.yaml";
    expect(suggestedIn(before, name)).toBe(after);
  });

  it("is written into Terraform's JSON", () => {
    const before = `{
  "resource": {
    "aws_cloudtrail": {
      "main": {
        "name": "a",
        "s3_bucket_name": "logs"
      }
    }
  }
}`;
    const after = before.replace(
      '        "name"',
      `        "//": {
          "cloudtrail": {
            "suppress": [
              {
                "rule": "${rule}",
                "reason": "${reason}"
              }
            ]
          }
        },
        "name"`,
    );
    expect(suggestedIn(before, "main.tf.json")).toBe(after);
  });

  it.each<[where: string, text: string]>([
    ["an anchor is", yaml.replace("Trail:\n", "Trail: &trail\n")],
    ["metadata is merged", `Base: &base {Metadata: {A: 1}}\n${yaml}    <<: *base\n`],
    ["the metadata is an alias", `Base: &base {A: 1}\n${yaml}    Metadata: *base\n`],
    ["a function makes the metadata", `${yaml}    Metadata: !Transform {Name: AWS::Include}\n`],
    [
      "it is for a time that is over",
      `${yaml}    Metadata: {cloudtrail: {suppress: [{rule: ${rule}, reason: known, expires: 2020-01-01}]}}\n`,
    ],
  ])("is refused where %s", (_where, text) => {
    expect(lint({ Linter }, text).messages).not.toEqual([]);
    expect(suggestedIn(text)).toBeUndefined();
  });

  it("is not suggested where the settings say so", () => {
    const settings = { cloudtrail: { suggestSuppressions: false } };
    const [message] = lint({ Linter }, yaml, { settings }).messages;
    expect(message).not.toHaveProperty("suggestions");
  });
});
