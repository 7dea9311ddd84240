import { describe, expect, it } from "vitest";
import { lintHostile, maxMilliseconds } from "./lint-hostile.js";

const inTurn = (count: number, of: (index: string) => readonly string[]): string =>
  Array.from({ length: count }, (_, index) => of(String(index)).join("\n")).join("\n");

const count = 5000;
const trail = (index: string): string => `  T${index}:
    Type: AWS::CloudTrail::Trail
    DependsOn: T${String((Number(index) + 1) % count)} # in turn
    Properties: { IsLogging: true, S3BucketName: !Ref B${index} }`;
const bucket = (index: string): string => `  B${index}: { Type: AWS::S3::Bucket }`;
const key = (index: string): string => `  K${index}:
    Type: AWS::KMS::Key
    Properties:
      KeyPolicy: { Statement: { Effect: Allow, Principal: "*", Action: "kms:*", Resource: "*" } }`;
const policy = (index: string): string => `  P${index}:
    Type: AWS::S3::BucketPolicy
    Properties:
      Bucket: !Ref B${index}
      PolicyDocument: { Statement: { Effect: Allow, Principal: "*", Action: "s3:*", Resource: "*" } }`;

const template = (length: number, ...of: ((index: string) => string)[]): string =>
  `Resources:\n${inTurn(length, (index) => of.map((each) => each(index)))}\n`;

/** The same without lines, where all resources are entries of one object between braces. */
const inBraces = (length: number): string => {
  const resources = Array.from({ length }, (_, index) => [
    [
      `T${String(index)}`,
      {
        Type: "AWS::CloudTrail::Trail",
        Properties: { S3BucketName: { Ref: `B${String(index)}` } },
      },
    ],
    [`B${String(index)}`, { Type: "AWS::S3::Bucket" }],
  ]);
  return JSON.stringify({ Resources: Object.fromEntries(resources.flat()) as object });
};

describe("of thousands, each takes the same time", () => {
  it.each<[what: string, name: string, text: string, rule: string, found: number]>([
    [
      "beside which a resource may be declared",
      "a.json",
      inBraces(count),
      "trail-bucket-policy",
      count,
    ],
    [
      "among which are many more comments",
      "a.yaml",
      template(count, trail, () => "  #\n".repeat(50)),
      "trail-multi-region",
      count,
    ],
    [
      "each of which looks for a key among thousands",
      "a.yaml",
      template(2000, trail, key),
      "trail-kms-key",
      2000,
    ],
    [
      "each of which looks for the policy of its bucket",
      "a.yaml",
      template(count, trail, bucket, policy),
      "log-bucket-least-privilege",
      count,
    ],
  ])("of resources %s", (_, name, text, rule, found) => {
    const { problems, findings, milliseconds } = lintHostile(name, text, {}, [rule]);
    expect(problems).toEqual([]);
    expect(findings).toHaveLength(found);
    expect(milliseconds).toBeLessThan(maxMilliseconds);
  });
});
