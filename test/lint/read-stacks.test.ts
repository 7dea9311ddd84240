import { describe, expect, it } from "vitest";
import { reporter } from "./project.js";

const reported = reporter();

const main = `Resources:
  Topic: { Type: AWS::SNS::Topic }
  Network: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: ./network.yaml } }
`;
const network = "Resources: { Vpc: { Type: AWS::EC2::VPC } }\n";
const trail = `Resources:
  Trail:
    Type: AWS::CloudTrail::Trail
    Properties:
      S3BucketName: logs
      IsLogging: true
      IsMultiRegionTrail: true
      CloudWatchLogsLogGroupArn: !GetAtt Group.Arn
  Group: { Type: AWS::Logs::LogGroup }
`;

describe("the stacks of a deployment", () => {
  it("lack a trail where all of them are read, and none has one", () => {
    const lint = (files: Readonly<Record<string, string>>): readonly string[] =>
      reported("main.yaml", { "main.yaml": main, ...files }, "trail-required");
    expect(lint({ "network.yaml": network })).toHaveLength(1);
    expect(lint({ "network.yaml": trail })).toEqual([]);
    expect(lint({ "network.yaml": "Resources: [" })).toEqual([]);
  });

  it("may lack alarms in the same way", () => {
    const beside = trail + main.slice(main.indexOf("  Topic"));
    const lint = (files: Readonly<Record<string, string>>): readonly string[] =>
      reported("main.yaml", { "main.yaml": beside, ...files }, "monitoring-alarms");
    const missing = lint({ "network.yaml": network });
    expect(missing.length).toBeGreaterThan(0);
    expect(
      reported(
        "main.yaml",
        { "main.yaml": beside.replace(/ {2}Network: .*\n/, "") },
        "monitoring-alarms",
      ),
    ).toEqual(missing);
    expect(lint({ "network.yaml": "Resources: [" })).toEqual([]);
  });
});
