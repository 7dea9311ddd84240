import { describe, expect, it } from "vitest";
import { lintHostile, maxMilliseconds, trail } from "./lint-hostile.js";

const times = 100_000;
const tooDeep = /^\d+:\d+ This is nested more than 500 levels deep\.$/;
const oneRegion = "Trail 'T' records events from one Region only.";

function nested(before: string, inner: string, after: string, count = times): string {
  return before.repeat(count) + inner + after.repeat(count);
}

const trailInYaml = (value: string): string =>
  `Resources:\n  T:\n    Type: AWS::CloudTrail::Trail\n    Properties:\n      IsMultiRegionTrail: ${value}\n`;

const trailOfTerraform = (value: string, more: object = {}): string =>
  JSON.stringify({
    ...more,
    resource: { aws_cloudtrail: { t: { name: "a", is_multi_region_trail: value } } },
  });

describe("what is nested too deep is a problem with a place", () => {
  it.each<[what: string, name: string, text: string]>([
    ["JSON", "a.json", trail(nested("[", "1", "]"))],
    ["JSON that never ends", "a.json", trail("[".repeat(times))],
    ["functions in JSON", "a.json", trail(nested('{"Fn::Join":["",[', "1", "]]}"))],
    ["YAML between brackets", "a.yaml", trailInYaml(nested("[", "1", "]"))],
    ["YAML in lines", "a.yaml", trailInYaml(`\n        ${"- ".repeat(times)}`)],
    ["functions in YAML", "a.yaml", trailInYaml(nested("!Join ['', [", "1", "]]"))],
    ["parentheses", "a.tf.json", trailOfTerraform(`\${${nested("(", "a", ")")}}`)],
    ["texts in texts", "a.tf.json", trailOfTerraform(`\${${nested('"${', "a", '}"')}}`)],
    ["choices", "a.tf.json", trailOfTerraform(`\${${"a?b:".repeat(times)}c}`)],
    ["sums", "a.tf.json", trailOfTerraform(`\${${"1+".repeat(times)}1}`)],
    ["objects", "a.tf.json", trailOfTerraform(`\${jsonencode(${nested('{"a"=', "1", "}")})}`)],
  ])("in %s", (_, name, text) => {
    const { problems, findings, milliseconds } = lintHostile(name, text);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(tooDeep);
    expect(findings).toEqual([]);
    expect(milliseconds).toBeLessThan(maxMilliseconds);
  });
});

describe("what is long or goes round in circles is known or unknown", () => {
  const length = 10_000;
  const inTurn = <T>(valueOf: (index: number) => T): Record<string, T> =>
    Object.fromEntries(Array.from({ length }, (_, index) => [`N${index}`, valueOf(index)]));
  const conditional = { ...JSON.parse(trail("false")) } as { Resources: { T: object } };
  conditional.Resources.T = { ...conditional.Resources.T, Condition: "N0" };

  it.each<[what: string, name: string, text: string, isFound: boolean]>([
    ["functions", "a.json", trail(nested('{"Fn::If":["C",', "false", ",false]}", 200)), true],
    [
      "conditions",
      "a.json",
      JSON.stringify({
        ...conditional,
        Parameters: { P: { Type: "String" } },
        Conditions: inTurn((index) =>
          index === length - 1
            ? { "Fn::Equals": [{ Ref: "P" }, "a"] }
            : { "Fn::Not": [{ Condition: `N${index + 1}` }] },
        ),
      }),
      true,
    ],
    [
      "conditions in a circle",
      "a.json",
      JSON.stringify({
        ...conditional,
        Conditions: inTurn((index) => ({ Condition: `N${(index + 1) % length}` })),
      }),
      true,
    ],
    [
      "parameters that are nobody's",
      "a.json",
      JSON.stringify({ Parameters: inTurn(() => ({ Type: "String" })), ...conditional }),
      true,
    ],
    [
      "locals in a circle",
      "a.tf.json",
      trailOfTerraform("${local.N0}", {
        locals: inTurn((index) => `\${local.N${(index + 1) % length}}`),
      }),
      false,
    ],
    [
      "locals that double",
      "a.tf.json",
      trailOfTerraform("${local.N0}", {
        locals: inTurn((index) => `\${local.N${index + 1}}\${local.N${index + 1}}`),
      }),
      false,
    ],
    ["interpolations", "a.tf.json", trailOfTerraform("${var.a}".repeat(20_000)), false],
    ["texts", "a.json", trail(JSON.stringify({ "Fn::Sub": "${P}".repeat(20_000) })), false],
  ])("in %s", (_, name, text, isFound) => {
    const { problems, findings, milliseconds } = lintHostile(name, text);
    expect(problems).toEqual([]);
    expect(findings.some((finding) => finding.startsWith(oneRegion.slice(0, -1)))).toBe(isFound);
    expect(findings.length).toBeGreaterThan(3);
    expect(milliseconds).toBeLessThan(maxMilliseconds);
  });

  it("in everything that may refer to itself", () => {
    const resource = (Type: string, Properties: object): object => ({ Type, Properties });
    const text = JSON.stringify({
      Conditions: { A: { Condition: "B" }, B: { "Fn::Not": [{ Condition: "A" }] } },
      Mappings: { M: { a: { b: { "Fn::FindInMap": ["M", "a", "b"] } } } },
      Parameters: { P: { Type: "String", Default: { Ref: "P" } } },
      Resources: {
        Bucket: {
          ...resource("AWS::S3::Bucket", {
            BucketName: { "Fn::Sub": "${Bucket}" },
            LoggingConfiguration: { DestinationBucketName: { Ref: "Bucket" } },
          }),
          DependsOn: ["Bucket", "Trail"],
        },
        Group: resource("AWS::IAM::Group", { GroupName: { Ref: "Group" } }),
        User: resource("AWS::IAM::User", {
          UserName: { Ref: "User" },
          Groups: [{ Ref: "Group" }, { Ref: "User" }],
        }),
        Alias: resource("AWS::KMS::Alias", {
          AliasName: { Ref: "Alias" },
          TargetKeyId: { Ref: "Alias" },
        }),
        Trail: {
          ...resource("AWS::CloudTrail::Trail", {
            IsLogging: { "Fn::If": ["A", true, { "Fn::GetAtt": ["Trail", "IsLogging"] }] },
            S3BucketName: { Ref: "Bucket" },
            KMSKeyId: { Ref: "Alias" },
            TrailName: { "Fn::FindInMap": ["M", "a", "b"] },
          }),
          DependsOn: "Bucket",
        },
      },
    });
    const { problems, findings, milliseconds } = lintHostile("a.json", text);
    expect(problems).toEqual([]);
    expect(findings).toContain(oneRegion.replace("'T'", "'Trail'"));
    expect(milliseconds).toBeLessThan(maxMilliseconds);
  });
});
