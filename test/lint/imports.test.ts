import { describe, expect, it } from "vitest";
import { reporter } from "./project.js";

const reported = reporter();

const rule = "log-bucket-versioning";

function trail(bucket: string, before = ""): string {
  return `${before}
Resources:
  Trail:
    Type: AWS::CloudTrail::Trail
    Properties:
      S3BucketName: ${bucket}
      IsLogging: true
      IsMultiRegionTrail: true
`;
}

function storage(name: string, properties = "{}", before = ""): string {
  return `${before}
Resources:
  Bucket:
    Type: AWS::S3::Bucket
    Properties: ${properties}
Outputs:
  Bucket: { Value: !Ref Bucket, Export: { Name: ${name} } }
`;
}

const versioned = "{ VersioningConfiguration: { Status: Enabled } }";
const message =
  "Log bucket 'stacks/storage.yaml:Bucket' keeps no versions of logs that are overwritten or deleted.";

function lint(importing: string, ...exporting: readonly string[]): readonly string[] {
  const [first = "", ...others] = exporting;
  const files = {
    "trail.yaml": importing,
    "stacks/storage.yaml": first,
    ...Object.fromEntries(others.map((text, index) => [`stacks/other-${index}.yaml`, text])),
  };
  return reported("trail.yaml", files, rule);
}

describe("what is imported by name", () => {
  it("is what the stack that exports it puts out", () => {
    const importing = trail("!ImportValue logs");
    expect(lint(importing, storage("logs"))).toEqual([`!ImportValue logs: ${message}`]);
    expect(lint(importing, storage("logs", versioned))).toEqual([]);
    expect(lint(importing, storage("others"))).toEqual([]);
    expect(
      reported("stacks/storage.yaml", { "stacks/storage.yaml": storage("logs") }, rule),
    ).toEqual([]);
  });

  it("is elsewhere where nobody says that there is a project", () => {
    const files = {
      "trail.yaml": trail("!ImportValue logs"),
      "stacks/storage.yaml": storage("logs"),
    };
    expect(reported.alone("trail.yaml", files, rule)).toEqual([]);
  });

  it("may be named by the stack", () => {
    const exporting = storage('!Sub "${AWS::StackName}-logs"');
    const named = trail(
      '\n        Fn::ImportValue: !Sub "${Storage}-logs"',
      "Parameters: { Storage: { Type: String } }",
    );
    expect(lint(named, exporting)).toHaveLength(1);
    expect(lint(trail("!ImportValue storage-logs"), exporting)).toHaveLength(1);
    expect(lint(trail("!ImportValue storage-trails"), exporting)).toEqual([]);
    // Which of two stacks is meant, nobody knows.
    expect(lint(named, exporting, storage('!Sub "${AWS::StackName}-logs"', versioned))).toEqual([]);
    expect(lint(named, exporting, storage("!ImportValue name", versioned))).toEqual([]);
  });

  it("is unknown where its name is", () => {
    expect(lint(trail("!ImportValue { Ref: Trail }"), storage("logs"))).toEqual([]);
    expect(lint(trail("!ImportValue logs"), storage("!GetAtt Bucket.Arn"))).toEqual([]);
  });

  it("has the name that parameters of both give it", () => {
    const parameters = "Parameters: { Env: { Type: String, Default: dev } }";
    const isProd = "Conditions: { IsProd: !Equals [!Ref Env, prod] }";
    const status = "!If [IsProd, Enabled, Suspended]";
    const exporting = storage(
      '!Sub "${Env}-logs"',
      `{ VersioningConfiguration: { Status: ${status} } }`,
      `${parameters}\n${isProd}`,
    );
    expect(lint(trail("!ImportValue prod-logs"), exporting)).toEqual([]);
    expect(lint(trail("!ImportValue test-logs"), exporting)).toEqual([
      `!ImportValue test-logs: ${message}`,
    ]);
    const named = '\n        Fn::ImportValue: !Sub "${Env}-logs"';
    expect(lint(trail(named, parameters), exporting)).toEqual([
      `Fn::ImportValue: !Sub "\${Env}-logs": ${message.slice(0, -1)} when condition 'stacks/storage.yaml:IsProd' is false.`,
    ]);
  });

  it("is what a stack of a name puts out", () => {
    const output = (stack: string, more = ""): string =>
      trail(`{ "Fn::GetStackOutput": { StackName: ${stack}, OutputName: Bucket${more} } }`);
    expect(lint(output("storage"), storage("logs"))).toHaveLength(1);
    expect(lint(output("storage"), storage("logs", versioned))).toEqual([]);
    expect(lint(output("other"), storage("logs"))).toEqual([]);
    expect(lint(output("storage", ", Region: eu-west-1"), storage("logs"))).toEqual([]);
  });
});
