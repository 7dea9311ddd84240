import { describe, expect, it } from "vitest";
import { type Files, reporter } from "./project.js";

const lint = reporter();
const rule = "monitoring-alarms";

function each(files: Files): Readonly<Record<string, readonly string[]>> {
  const found = Object.keys(files).map((path) => {
    const reports = lint(path, files, rule).filter((report) => report.includes("unauthorized"));
    return [path, reports] as const;
  });
  return Object.fromEntries(found.filter(([, reports]) => reports.length > 0));
}

const group = `  Group: { Type: AWS::Logs::LogGroup, Properties: { LogGroupName: trail-logs } }
`;

function trail(logGroup: string): string {
  return `Resources:
  Trail:
    Type: AWS::CloudTrail::Trail
    Properties:
      IsLogging: true
      S3BucketName: acme-logs
      IsMultiRegionTrail: true
      CloudWatchLogsLogGroupArn: ${logGroup}
      CloudWatchLogsRoleArn: arn:aws:iam::111122223333:role/trail
`;
}

function alarms(logGroup: string, actions = "[!Ref Topic]"): string {
  return `Resources:
  Filter:
    Type: AWS::Logs::MetricFilter
    Properties:
      LogGroupName: ${logGroup}
      FilterPattern: '{ ($.errorCode = "*UnauthorizedOperation") || ($.errorCode = "AccessDenied*") }'
      MetricTransformations:
        - { MetricName: Unauthorized, MetricNamespace: Trail, MetricValue: "1" }
  Alarm:
    Type: AWS::CloudWatch::Alarm
    Properties:
      MetricName: Unauthorized
      Namespace: Trail
      Statistic: Sum
      Period: 300
      EvaluationPeriods: 1
      Threshold: 1
      ComparisonOperator: GreaterThanOrEqualToThreshold
      AlarmActions: ${actions}
  Topic:
    Type: AWS::SNS::Topic
    Properties: { Subscription: [{ Endpoint: security@example.com, Protocol: email }] }
`;
}

const own = trail("!GetAtt Group.Arn") + group;

describe("a log group that others call by its name", () => {
  it("has the filters of other stacks", () => {
    expect(Object.keys(each({ "trail.yaml": own }))).toEqual(["trail.yaml"]);
    expect(each({ "trail.yaml": own, "alarms.yaml": alarms("trail-logs") })).toEqual({});
    const short = { "trail.yaml": own.replace("trail-logs", "lg"), "alarms.yaml": alarms("lg") };
    expect(each(short)).toEqual({});
    const other = { "trail.yaml": own, "alarms.yaml": alarms("other-logs") };
    expect(Object.keys(each(other))).toEqual(["trail.yaml"]);
  });

  it("has alarms there that tell nobody", () => {
    const files = { "trail.yaml": own, "alarms.yaml": alarms("trail-logs", "[]") };
    expect(Object.keys(each(files))).toContain("alarms.yaml");
  });

  it("may be declared apart from the trail", () => {
    const arn =
      '!Sub "arn:${AWS::Partition}:logs:${AWS::Region}:${AWS::AccountId}:log-group:trail-logs:*"';
    const files = { "trail.yaml": trail(arn), "logs.yaml": `Resources:\n${group}` };
    expect(Object.keys(each(files))).toContain("trail.yaml");
    expect(each({ ...files, "alarms.yaml": alarms("trail-logs") })).toEqual({});
    const foreign = "arn:aws:logs:us-east-1:999999999999:log-group:trail-logs:*";
    expect(each({ ...files, "trail.yaml": trail(foreign) })).toEqual({});
  });

  it("may have a filter by an import", () => {
    const files = {
      "trail.yaml": `${own}Outputs: { Group: { Value: !Ref Group, Export: { Name: Logs } } }\n`,
      "alarms.yaml": alarms("!ImportValue Logs"),
    };
    expect(each(files)).toEqual({});
  });
});

describe("a bucket of another configuration", () => {
  const logs = (resources: object): string => JSON.stringify({ resource: resources });
  const bucket = {
    aws_s3_bucket: { logs: { bucket: "acme-audit-logs" } },
    aws_cloudtrail: { main: { name: "main", s3_bucket_name: "${aws_s3_bucket.logs.id}" } },
  };
  const versioning = (name: string): string =>
    logs({
      aws_s3_bucket_versioning: {
        logs: { bucket: name, versioning_configuration: { status: "Enabled" } },
      },
    });
  const state = { terraform: { backend: { s3: {} } }, resource: bucket };
  const versions = (files: Files): readonly string[] =>
    lint("trail/main.tf.json", files, "log-bucket-versioning");

  it("may have its versions kept by one that knows its name", () => {
    const files = { "trail/main.tf.json": JSON.stringify(state) };
    expect(versions(files)).toHaveLength(1);
    expect(versions({ ...files, "b/main.tf.json": versioning("acme-other-logs") })).toHaveLength(1);
    expect(versions({ ...files, "b/main.tf.json": versioning("acme-audit-logs") })).toEqual([]);
  });
});

describe("a log group of another language", () => {
  const terraform = {
    resource: {
      aws_cloudwatch_log_group: { trail: { name: "trail-logs" } },
      aws_cloudtrail: {
        main: {
          name: "main",
          s3_bucket_name: "acme-logs",
          is_multi_region_trail: true,
          cloud_watch_logs_group_arn: "${aws_cloudwatch_log_group.trail.arn}:*",
          cloud_watch_logs_role_arn: "arn:aws:iam::111122223333:role/trail",
        },
      },
    },
    terraform: { backend: { s3: {} } },
  };
  const filter = (name: string): string =>
    JSON.stringify({
      resource: {
        aws_cloudwatch_log_metric_filter: {
          calls: {
            name: "calls",
            log_group_name: name,
            pattern: '{ $.errorCode = "AccessDenied*" }',
            metric_transformation: { name: "Calls", namespace: "Trail", value: "1" },
          },
        },
      },
    });
  const main = JSON.stringify(terraform);

  it("may have filters in another configuration of Terraform", () => {
    const files = { "trail/main.tf.json": main };
    expect(Object.keys(each(files))).toEqual(Object.keys(files));
    const other = { ...files, "filters/main.tf.json": filter("other-logs") };
    expect(Object.keys(each(other))).toContain("trail/main.tf.json");
    expect(each({ ...files, "filters/main.tf.json": filter("trail-logs") })).toEqual({});
  });

  it("may have filters in a stack, and that of a stack in Terraform", () => {
    const stack = alarms("trail-logs");
    expect(each({ "trail/main.tf.json": main, "alarms.yaml": stack })).toEqual({});
    expect(each({ "trail.yaml": own, "filters/main.tf.json": filter("trail-logs") })).toEqual({});
  });

  it("has none where Terraform has those of another", () => {
    const others = { "trail.yaml": own, "filters/main.tf.json": filter("other-logs") };
    expect(Object.keys(each(others))).toEqual(["trail.yaml"]);
  });
});
