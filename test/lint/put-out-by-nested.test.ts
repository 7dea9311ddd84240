import { describe, expect, it } from "vitest";
import { estateTable } from "../../src/cli/estate-table.js";
import { type Files, reporter } from "./project.js";

const reported = reporter();

function each(files: Files, rule: string): Readonly<Record<string, readonly string[]>> {
  const found = Object.keys(files).map((path) => [path, reported(path, files, rule)] as const);
  return Object.fromEntries(found.filter(([, reports]) => reports.length > 0));
}

const nesting = (path: string, parameters = ""): string => `
  Storage:
    Type: AWS::CloudFormation::Stack
    Properties: { TemplateURL: ${path}${parameters} }
`;

const trail = (bucket: string, more = ""): string => `Resources:
  Trail:
    Type: AWS::CloudTrail::Trail
    Properties: { IsLogging: true, IsMultiRegionTrail: true, S3BucketName: ${bucket} }
${more}`;

const bucket = (name: string): string => `Resources:
  Logs: { Type: AWS::S3::Bucket, Properties: { BucketName: ${name} } }
Outputs: { Logs: { Value: !Ref Logs } }
`;

const policy = (name: string): string => `Resources:
  Policy:
    Type: AWS::S3::BucketPolicy
    Properties:
      Bucket: ${name}
      PolicyDocument:
        Statement:
          - Effect: Allow
            Principal: { Service: cloudtrail.amazonaws.com }
            Action: "s3:*"
            Resource: "*"
`;

const given = (name: string): string => `, Parameters: { Name: ${name} }`;
const parameter = "Parameters: { Name: { Type: String } }\n";

describe("a bucket whose name a nested stack puts out", () => {
  const rule = "trail-bucket-policy";
  const put = "!GetAtt Storage.Outputs.Logs";
  const without = {
    "trail.yaml": trail(put, nesting("storage.yaml")),
    "storage.yaml": bucket("acme-logs"),
  };

  it("has the policy of a stack that calls it by its name", () => {
    expect(Object.keys(each(without, rule))).toEqual(["trail.yaml", "storage.yaml"]);
    expect(each({ ...without, "policy.yaml": policy("acme-logs") }, rule)).toEqual({});
    const other = { ...without, "policy.yaml": policy("other-logs") };
    expect(Object.keys(each(other, rule))).toEqual(["trail.yaml", "storage.yaml"]);
  });

  it("has it in a branch", () => {
    const head =
      "Parameters: { Env: { Type: String } }\nConditions: { P: !Equals [!Ref Env, p] }\n";
    const files = {
      ...without,
      "trail.yaml":
        head + trail(`!If [P, !Sub "\${Storage.Outputs.Logs}", x]`, nesting("storage.yaml")),
    };
    expect(Object.keys(each(files, rule))).toEqual(["trail.yaml", "storage.yaml"]);
    expect(each({ ...files, "policy.yaml": policy("acme-logs") }, rule)).toEqual({});
  });

  it("has it where a stack is given the name", () => {
    const files = {
      "trail.yaml": trail(put, nesting("storage.yaml", given("acme-logs"))),
      "storage.yaml": parameter + bucket("!Ref Name"),
    };
    expect(Object.keys(each(files, rule))).toEqual(["trail.yaml", "storage.yaml"]);
    expect(each({ ...files, "policy.yaml": policy("acme-logs") }, rule)).toEqual({});
  });

  it("has it where what nests the trail gives the name", () => {
    const files = {
      "root.yaml": `Resources:${nesting("trail.yaml", given("acme-logs"))}`,
      "trail.yaml": parameter + trail(put, nesting("storage.yaml", given("!Ref Name"))),
      "storage.yaml": parameter + bucket("!Ref Name"),
    };
    expect(Object.keys(each(files, rule))).toEqual(["trail.yaml", "storage.yaml"]);
    expect(each({ ...files, "policy.yaml": policy("acme-logs") }, rule)).toEqual({});
  });

  it("has it where another stack exports what is put out", () => {
    const files = {
      "trail.yaml": trail("!ImportValue logs"),
      "outer.yaml": `Resources:${nesting("storage.yaml")}
Outputs: { Logs: { Value: ${put}, Export: { Name: logs } } }
`,
      "storage.yaml": bucket("acme-logs"),
    };
    expect(Object.keys(each(files, rule))).toContain("trail.yaml");
    expect(each({ ...files, "policy.yaml": policy("acme-logs") }, rule)).toEqual({});
  });

  it("is another in each stack that is given a name of its own", () => {
    const files = {
      "one.yaml": trail(put, nesting("storage.yaml", given("one-logs"))),
      "two.yaml": trail(put, nesting("storage.yaml", given("two-logs"))),
      "storage.yaml": parameter + bucket("!Ref Name"),
      "policy.yaml": policy("two-logs"),
    };
    expect(Object.keys(each(files, rule))).toEqual(["one.yaml", "storage.yaml"]);
    // However many have one of it.
    const more = Array.from({ length: 25 }, (_, index): readonly [string, string] => {
      const name = `logs-of-${String(index)}`;
      return [`${name}.yaml`, trail(put, nesting("storage.yaml", given(name)))];
    });
    const all = { ...Object.fromEntries(more), ...files };
    const sources = "log-bucket-source-arn";
    const says = "does not say for which trail CloudTrail may use the log bucket";
    expect(reported("two.yaml", all, sources)).toEqual([
      `${put}: Statement number 1 of 'policy.yaml:Policy' ${says} (log bucket 'storage.yaml:Logs').`,
    ]);
  });
});

describe("a log group whose ARN a nested stack puts out", () => {
  const rule = "monitoring-alarms";
  const alarms = (group: string): string => `Resources:
  Filter:
    Type: AWS::Logs::MetricFilter
    Properties:
      LogGroupName: ${group}
      FilterPattern: '{ ($.errorCode = "*UnauthorizedOperation") || ($.errorCode = "AccessDenied*") }'
      MetricTransformations: [{ MetricName: Calls, MetricNamespace: Trail, MetricValue: "1" }]
  Alarm:
    Type: AWS::CloudWatch::Alarm
    Properties:
      { MetricName: Calls, Namespace: Trail, Statistic: Sum, Period: 300, EvaluationPeriods: 1,
        Threshold: 1, ComparisonOperator: GreaterThanOrEqualToThreshold, AlarmActions: [arn:aws:sns:eu-west-1:111122223333:t] }
`;

  it("has the filters of stacks that call it by its name", () => {
    const files = {
      "trail.yaml": trail(
        "acme-logs, CloudWatchLogsLogGroupArn: !GetAtt Storage.Outputs.Group, CloudWatchLogsRoleArn: r",
        nesting("group.yaml"),
      ),
      "group.yaml": `Resources: { Group: { Type: AWS::Logs::LogGroup, Properties: { LogGroupName: trail/logs } } }
Outputs: { Group: { Value: !GetAtt Group.Arn } }
`,
    };
    const unauthorized = (all: Files): readonly string[] =>
      reported("trail.yaml", all, rule).filter((report) => report.includes("unauthorized"));
    expect(unauthorized(files)).toHaveLength(1);
    expect(unauthorized({ ...files, "alarms.yaml": alarms("trail/logs") })).toEqual([]);
    expect(estateTable({})).toContain("| 1 of 15 |");
    expect(unauthorized({ ...files, "alarms.yaml": alarms("other/logs") })).toHaveLength(1);
  });
});
