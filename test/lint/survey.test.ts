import { describe, expect, it } from "vitest";
import { surveyOf, surveyQuestions } from "../../src/lint/estate/survey.js";
import { temporaryProject } from "./temporary-project.js";

const project = temporaryProject();

/** The answers for each trail, by question. */
function surveyed(settings: object = { project: {} }) {
  return surveyOf(settings).map(({ file, name, group, answers }) => ({
    trail: `${file}:${name}`,
    ...(group !== undefined && { group }),
    ...Object.fromEntries(answers.map((answer, index) => [surveyQuestions[index] ?? "", answer])),
  }));
}

const trail = (flags: string): string => `Resources:
  Trail:
    Type: AWS::CloudTrail::Trail
    Properties: { IsLogging: true, S3BucketName: logs, ${flags} }
`;

describe("the survey of a project", () => {
  it("says of each trail what it is", () => {
    project.write({ "a.yaml": trail("IsMultiRegionTrail: true, KMSKeyId: alias/audit") });
    expect(surveyed()).toEqual([
      {
        trail: "a.yaml:Trail",
        Regions: "all",
        "Global events": "yes",
        Validation: "no",
        Key: "alias/audit",
        Bucket: "logs",
        "Kept for": "?",
        "Deleted by": "?",
        Alarms: "none",
      },
    ]);
  });

  it("says what it is in some scenarios, and what nobody knows", () => {
    const head = `Parameters: { Stage: { Type: String }, Flag: { Type: String } }
Conditions: { IsProd: !Equals [!Ref Stage, prod] }
`;
    const flags =
      "IsMultiRegionTrail: !If [IsProd, true, false], EnableLogFileValidation: !Ref Flag";
    project.write({ "a.yaml": head + trail(flags) });
    expect(surveyed()).toMatchObject([{ Regions: "all or one", Validation: "?" }]);
    expect(surveyed({ project: {}, parameters: { Stage: "prod", Flag: "true" } })).toMatchObject([
      { Regions: "all", Validation: "yes" },
    ]);
  });

  it("looks at buckets of other templates, and at each trail once", () => {
    const child = trail('IsMultiRegionTrail: "true"').replace("logs,", "!Ref Bucket,");
    project.write({
      "child.yaml": `Parameters: { Bucket: { Type: String } }\n${child}`,
      "parent.yaml": `Resources:
  Audit:
    Type: AWS::CloudFormation::Stack
    Properties: { TemplateURL: child.yaml, Parameters: { Bucket: !ImportValue archive } }
`,
      "storage.yaml": `Resources:
  Archive:
    Type: AWS::S3::Bucket
    Properties:
      ObjectLockConfiguration: { Rule: { DefaultRetention: { Mode: COMPLIANCE, Days: 365 } } }
      LifecycleConfiguration: { Rules: [{ Status: Enabled, ExpirationInDays: 500 }] }
Outputs: { Archive: { Value: !Ref Archive, Export: { Name: archive } } }
`,
    });
    expect(surveyed()).toMatchObject([
      {
        trail: "parent.yaml:Audit.Trail",
        Bucket: "storage.yaml:Archive",
        "Deleted by": "nobody while locked",
      },
    ]);
  });

  it("is made for each group", () => {
    project.write({ "a.yaml": trail("IsMultiRegionTrail: true") });
    const groups = ["dev", "prod"].map((name) => ({ name, files: "*.yaml" }));
    expect(surveyed({ project: { groups } })).toMatchObject([{ group: "dev" }, { group: "prod" }]);
  });

  describe("the alarms of a trail", () => {
    const trailTo = (group: string, flags = ""): string => `
  Trail:
    Type: AWS::CloudTrail::Trail
    Properties:
      S3BucketName: logs
      CloudWatchLogsLogGroupArn: ${group}
      CloudWatchLogsRoleArn: arn:aws:iam::111122223333:role/x
      IsLogging: ${flags === "" ? "true" : flags}`;
    const logGroup = `
  Logs: { Type: AWS::Logs::LogGroup }`;
    const alarmOn = (group: string, condition = ""): string => `
  Filter:
    Type: AWS::Logs::MetricFilter
    Properties:
      LogGroupName: ${group}
      FilterPattern: "{ $.userIdentity.type = Root && $.userIdentity.invokedBy NOT EXISTS && $.eventType != AwsServiceEvent }"
      MetricTransformations: [{ MetricName: Root, MetricNamespace: Audit, MetricValue: "1" }]
  Alarm:
    Type: AWS::CloudWatch::Alarm${condition && `\n    Condition: ${condition}`}
    Properties:
      MetricName: Root
      Namespace: Audit
      Statistic: Sum
      Threshold: 1
      ComparisonOperator: GreaterThanOrEqualToThreshold
      AlarmActions: [!Ref Topic]
  Topic: { Type: AWS::SNS::Topic, Properties: { Subscription: [{ Endpoint: a@example.com, Protocol: email }] } }`;
    const alarms = (...files: readonly string[]): readonly unknown[] => {
      project.write(
        Object.fromEntries(files.map((text, index) => [`${String(index)}.yaml`, text])),
      );
      return surveyed().map(({ Alarms }) => Alarms);
    };

    it("counts are those that somebody is told of", () => {
      expect(
        alarms(`Resources:${trailTo("!GetAtt Logs.Arn")}${logGroup}${alarmOn("!Ref Logs")}`),
      ).toEqual(["1 of 15"]);
    });

    it("are counted in another template, too", () => {
      const outputs = `\nOutputs: { Logs: { Value: !GetAtt Logs.Arn, Export: { Name: logs } } }`;
      expect(
        alarms(
          `Resources:${logGroup}${alarmOn("!Ref Logs")}${outputs}`,
          `Resources:${trailTo("!ImportValue logs")}`,
        ),
      ).toEqual(["1 of 15"]);
    });

    it("are none where a part of the way is certainly missing, and unknown where it may be", () => {
      const own = `Resources:${trailTo("!GetAtt Logs.Arn")}${logGroup}${alarmOn("!Ref Logs")}`;
      const without = (text: string, other = ""): readonly unknown[] =>
        alarms(own.replace(text, other));
      expect(own).toContain("{ Endpoint: a@example.com, Protocol: email }");
      expect(without("{ Endpoint: a@example.com, Protocol: email }")).toEqual(["0 of 15"]);
      expect(without("AlarmActions: [!Ref Topic]")).toEqual(["0 of 15"]);
      expect(without("Threshold: 1", "Threshold: 2")).toEqual(["0 of 15"]);
      expect(without("Threshold: 1", "Threshold: !ImportValue most")).toEqual(["?"]);
      expect(without("LogGroupName: !Ref Logs", "LogGroupName: !ImportValue other")).toEqual(["?"]);
      expect(without('MetricValue: "1"', "MetricValue: $.count")).toEqual(["?"]);
    });

    it("are none of a trail that is off", () => {
      expect(
        alarms(
          `Resources:${trailTo("!GetAtt Logs.Arn", "false")}${logGroup}${alarmOn("!Ref Logs")}`,
        ),
      ).toEqual(["0 of 15"]);
    });

    it("are unknown where a macro may add some, and where the log group is elsewhere", () => {
      expect(
        alarms(`Transform: Custom\nResources:${trailTo("!GetAtt Logs.Arn")}${logGroup}`),
      ).toEqual(["?"]);
      expect(alarms(`Resources:${trailTo("!ImportValue logs")}`)).toEqual(["?"]);
    });
  });
});
