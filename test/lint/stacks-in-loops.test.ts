import { describe, expect, it } from "vitest";
import { reporter } from "./project.js";

const reported = reporter();

function looped(collection: string): string {
  return `Transform: AWS::LanguageExtensions
Parameters:
  Names: { Type: CommaDelimitedList, Default: "a,b" }
Resources:
  Fn::ForEach::Stacks:
    - Id
    - ${collection}
    - "Nest\${Id}":
        Type: AWS::CloudFormation::Stack
        Properties:
          TemplateURL: "./\${Id}.yaml"
          Parameters: { Name: !Ref Bucket }
  Bucket:
    Type: AWS::S3::Bucket
  Trail:
    Type: AWS::CloudTrail::Trail
    Properties:
      S3BucketName: !Ref Bucket
      IsLogging: true
      IsMultiRegionTrail: true
      EnableLogFileValidation: true
`;
}

const nothing = `Parameters:
  Name: { Type: String }
Resources:
  Topic: { Type: AWS::SNS::Topic }
`;

const rule = "log-bucket-secure-transport";

describe("nested stacks that a loop makes", () => {
  it.each(["[a, b]", "!Ref Names"])("may each be unread: %s", (collection) => {
    const files = { "main.yaml": looped(collection), "a.yaml": nothing };
    expect(reported("main.yaml", files, rule)).toEqual([]);
    expect(reported("main.yaml", { ...files, "b.yaml": nothing }, rule)).toHaveLength(1);
  });
});

describe("what a nested stack declares", () => {
  const main = `Resources:
  Trail:
    Type: AWS::CloudTrail::Trail
    Properties:
      S3BucketName: logs
      EnableLogFileValidation: false
  Nest:
    Type: AWS::CloudFormation::Stack
    Properties: { TemplateURL: ./a.yaml }
`;

  it("is no round of what stands at the same place of the file around it", () => {
    const fixed = (nested: string): string =>
      reported.fixed(
        "main.yaml",
        { "main.yaml": main, "a.yaml": nested },
        "trail-log-file-validation",
      );
    const right = main.replace("false", "true");
    expect(fixed("Resources:\n  Other: { Type: AWS::SNS::Topic }\n")).toBe(right);
    expect(fixed("Resources:\n  Topic: { Type: AWS::SNS::Topic }\n")).toBe(right);
  });
});
