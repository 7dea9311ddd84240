import { describe, expect, it } from "vitest";
import { reporter } from "./project.js";

// What a stack set carries is in the file itself, so that it needs no project.
const reported = reporter({});

const rule = "trail-log-file-validation";

const body = `Parameters:
  Validates: { Type: String, Default: "true" }
Resources:
  Trail:
    Type: AWS::CloudTrail::Trail
    Properties:
      S3BucketName: central
      IsLogging: true
      IsMultiRegionTrail: true
      EnableLogFileValidation: VALUE
`;

function stackSet(value: string, more = "", function_ = ""): string {
  const lines = body.replace("VALUE", value).split("\n");
  return `Parameters:
  Given: { Type: String, Default: "false" }
Resources:
  Everywhere:
    Type: AWS::CloudFormation::StackSet
    Properties:
      StackSetName: trails
      PermissionModel: SERVICE_MANAGED
      TemplateBody: ${function_}|
${lines.map((line) => (line === "" ? "" : `        ${line}`)).join("\n")}${more}`;
}

function lint(text: string): readonly string[] {
  return reported("main.yaml", { "main.yaml": text }, rule);
}

const message = "Trail 'Everywhere.Trail' does not validate its log files.";

describe("the template that a stack set carries", () => {
  it("is a template of its own, in its place in the file", () => {
    expect(lint(stackSet("true"))).toEqual([]);
    expect(lint(stackSet("false"))).toEqual([`false: ${message}`]);
  });

  it("has its parameters from the stack set", () => {
    const parameters = (value: string): string => `
      Parameters:
        - { ParameterKey: Validates, ParameterValue: ${value} }
`;
    expect(lint(stackSet("!Ref Validates"))).toEqual([]);
    expect(lint(stackSet("!Ref Validates", parameters('"false"')))).toEqual([
      `!Ref Validates: ${message}`,
    ]);
    expect(lint(stackSet("!Ref Validates", parameters("!Ref Given")))).toHaveLength(1);
    expect(lint(stackSet("!Ref Validates", parameters("!ImportValue given")))).toEqual([]);
    const overrides = `
      StackInstancesGroup:
        - ParameterOverrides: [{ ParameterKey: Validates, ParameterValue: "true" }]
`;
    expect(lint(stackSet("!Ref Validates", parameters('"false"') + overrides))).toEqual([]);
  });

  it("may be made of a text with holes", () => {
    expect(lint(stackSet("${Given}", "", "!Sub "))).toEqual([`TemplateBody: ${message}`]);
    expect(lint(stackSet("${Everywhere}", "", "!Sub "))).toEqual([]);
  });

  it("may be JSON", () => {
    const inner = JSON.stringify({
      Resources: {
        Trail: {
          Type: "AWS::CloudTrail::Trail",
          Properties: { S3BucketName: "b", IsLogging: true, EnableLogFileValidation: false },
        },
      },
    });
    const text = JSON.stringify({
      Resources: {
        Everywhere: {
          Type: "AWS::CloudFormation::StackSet",
          Properties: { TemplateBody: inner },
        },
      },
    });
    expect(lint(text)).toEqual([`"TemplateBody": ${message}`]);
  });

  it("is left alone where it is none", () => {
    expect(lint(stackSet("}{"))).toEqual([]);
    expect(lint(stackSet("false").replace("Resources:\n          Trail", "Resources"))).toEqual([]);
  });

  it("is in other accounts than the template around it", () => {
    const regional = (text: string): readonly string[] =>
      reported("main.yaml", { "main.yaml": text }, "trail-global-service-events-once");
    const own = `
  Trail:
    Type: AWS::CloudTrail::Trail
    Properties: { S3BucketName: own, IsLogging: true, IsMultiRegionTrail: true }
`;
    expect(regional(stackSet("true", own))).toEqual([]);
  });
});
