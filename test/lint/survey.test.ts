import { symlinkSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { describe, expect, it } from "vitest";
import { surveyOf, surveyQuestions } from "../../src/lint/estate/survey.js";
import { rootAlarm } from "../aws/root-alarm.js";
import { temporaryProject } from "./temporary-project.js";

const project = temporaryProject();

/** The answers for each trail, by question. */
function surveyed(settings: object = { project: {} }): readonly Readonly<Record<string, string>>[] {
  return surveyOf(settings).trails.map(({ file, name, when, group, answers }) => ({
    trail: `${file}:${name}${when}`,
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
        Logging: "on",
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
    expect(surveyed()).toMatchObject([{ Regions: "all if IsProd, else one", Validation: "?" }]);
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
        "Deleted by": "nobody for 365 days",
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
    const alarms = (...files: readonly string[]): readonly unknown[] => {
      project.write(
        Object.fromEntries(files.map((text, index) => [`${String(index)}.yaml`, text])),
      );
      return surveyed().map(({ Alarms }) => Alarms);
    };

    it("are counted in another template, too", () => {
      const outputs = `\nOutputs: { Logs: { Value: !GetAtt Logs.Arn, Export: { Name: logs } } }`;
      expect(
        alarms(
          `Resources:${logGroup}${rootAlarm("!Ref Logs")}${outputs}`,
          `Resources:${trailTo("!ImportValue logs")}`,
        ),
      ).toEqual(["1 of 15"]);
    });

    it("are counted one by one where each has a switch of its own", () => {
      const events = [
        ...["kms", "config", "s3", "cloudtrail", "organizations", "iam"].map(
          (service) => `$.eventSource = ${service}.amazonaws.com`,
        ),
        ...["SecurityGroup", "NetworkAcl", "CustomerGateway", "Route", "Vpc"].map(
          (what) => `$.eventName = Create${what}`,
        ),
        "$.errorCode = NoSuchBucket",
      ];
      const names = ["Root", ...events.map((_, index) => `S${String(index)}`)];
      const head = `Parameters: { ${names.map((name) => `${name}: { Type: String }`).join(", ")} }
Conditions: { ${names.map((name) => `Is${name}: !Equals [!Ref ${name}, "on"]`).join(", ")} }
`;
      const filters = events.map(
        (pattern, index) => `
  Filter${String(index)}:
    Type: AWS::Logs::MetricFilter
    Condition: IsS${String(index)}
    Properties:
      LogGroupName: !Ref Logs
      FilterPattern: "{ ${pattern} }"
      MetricTransformations: [{ MetricName: S, MetricNamespace: Other, MetricValue: "1" }]`,
      );
      const parts = `${logGroup}${rootAlarm("!Ref Logs", "IsRoot")}${filters.join("")}`;
      const trails = ["Trail", "Another"].map((name) =>
        trailTo("!GetAtt Logs.Arn").replace("Trail:", `${name}:`),
      );
      project.write({ "a.yaml": `${head}Resources:${trails.join("")}${parts}` });
      expect(surveyed()).toMatchObject([
        { Logging: "on", Alarms: "0 to 1 of 15" },
        { Logging: "on", Alarms: "0 to 1 of 15" },
      ]);
    }, 60_000);
  });

  describe("in several scenarios", () => {
    const head = `Parameters: { Stage: { Type: String, AllowedValues: [dev, test, prod] } }
Conditions:
  IsProd: !Equals [!Ref Stage, prod]
  IsTest: !Equals [!Ref Stage, test]
  Never: !Equals [a, b]
`;

    it("says which trail is there in which, and what it is then", () => {
      const written = trail("IsMultiRegionTrail: !If [IsProd, true, false]").replace(
        "Properties",
        "Condition: IsProd\n    Properties",
      );
      project.write({ "a.yaml": head + written });
      expect(surveyed()).toMatchObject([{ trail: "a.yaml:Trail if IsProd", Regions: "all" }]);
    });

    it("says when each of several answers is right", () => {
      const bucket = "!If [IsProd, prod-logs, !If [IsTest, test-logs, dev-logs]]";
      project.write({ "a.yaml": head + trail("X: 1").replace("logs, X: 1", bucket) });
      expect(surveyed()).toMatchObject([
        { Bucket: "prod-logs if IsProd, test-logs if IsTest, else dev-logs" },
      ]);
    });

    it("does not list more than people read", () => {
      const stages = ["a", "b", "c", "d"];
      const conditions = stages.map((stage) => `Is${stage}: !Equals [!Ref Stage, ${stage}]`);
      const choice = stages.reduce(
        (rest, stage) => `!If [Is${stage}, ${stage}-logs, ${rest}]`,
        "e-logs",
      );
      const written = trail("X: 1").replace("logs, X: 1", choice);
      project.write({
        "a.yaml": `Parameters: { Stage: { Type: String } }
Conditions: { ${conditions.join(", ")} }
${written}`,
      });
      expect(surveyed()).toMatchObject([{ Bucket: "one of 5" }]);
    });

    it("says of a trail that is never there that it is left out", () => {
      const written = trail("KMSKeyId: a").replace(
        "Properties",
        "Condition: Never\n    Properties",
      );
      project.write({ "a.yaml": head + written });
      expect(surveyOf({ project: {} })).toEqual({
        trails: [],
        leftOut: ["Trail 'a.yaml:Trail' is not shown: it is never created."],
      });
    });

    it("says so of trails of which there are none", () => {
      const trails = {
        none: { count: 0 },
        no: { for_each: [] },
        off: { count: "${var.on ? 1 : 0}" },
        unset: { count: "${var.number}" },
        some: { count: "${var.unknown}" },
        one: { count: 1 },
      };
      const all = Object.entries(trails).map(([name, times]) => ({
        [name]: { name, s3_bucket_name: "logs", ...times },
      }));
      const variable = { on: { default: false }, number: { default: 0 }, unknown: {} };
      const read = (resource: object, more: object = {}): string =>
        JSON.stringify({ resource, ...more });
      project.write({
        "main.tf.json": read({ aws_cloudtrail: all }, { variable }),
      });
      const { trails: shown, leftOut } = surveyOf({ project: {} });
      const never = ["aws_cloudtrail.none", "aws_cloudtrail.no", "aws_cloudtrail.unset"];
      expect(shown.map(({ name }) => name)).toContain("aws_cloudtrail.one[0]");
      expect(leftOut).toEqual(
        never.map((name) => `Trail 'main.tf.json:${name}' is not shown: it is never created.`),
      );
    });
  });

  it("says which trails are left out, and shows all of a file with several templates", () => {
    project.write({
      "broken.yaml": `${trail("IsMultiRegionTrail: true")}   bad: [\n`,
      "two.yaml": `${trail("KMSKeyId: a")}---\n${trail("KMSKeyId: b").replace("Trail:", "Other:")}`,
    });
    const { trails, leftOut } = surveyOf({ project: {} });
    expect(trails.map(({ file, name }) => `${file}:${name}`)).toEqual([
      "two.yaml:Trail",
      "two.yaml:Other",
    ]);
    expect(leftOut).toEqual(["Trails of 'broken.yaml' are not shown: it cannot be read."]);
  });

  it("says which files may deploy trails that nobody sees", () => {
    const nesting = (url: string): string => `Resources:
  Network: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: ${url} } }
`;
    const queue = "Resources: { Queue: { Type: AWS::SQS::Queue } }\n";
    const files = { "a.yaml": trail(""), "nested.yaml": queue };
    project.write({ ...files, "app.yaml": nesting("nested.yaml") });
    expect(surveyOf({ project: {} }).leftOut).toEqual([]);
    project.write({ ...files, "app.yaml": nesting("https://s3.amazonaws.com/acme/network.yaml") });
    expect(surveyOf({ project: {} }).leftOut).toEqual([
      "Trails may be missing: 'app.yaml' may deploy some that no file shows.",
    ]);
  });

  it.skipIf(process.platform === "win32")("says which files nobody may read", () => {
    project.write({ "a.yaml": trail("KMSKeyId: a") });
    symlinkSync("/etc/hostname", join(project.root, "link.yaml"));
    const { trails, leftOut } = surveyOf({ project: {} });
    expect(trails).toHaveLength(1);
    expect(leftOut).toEqual(["Trails of 'link.yaml' are not shown: it cannot be read."]);
  });

  describe("of stack sets", () => {
    const body = trail("KMSKeyId: a").replaceAll("\n", "\n        ");
    const set = `Resources:
  Baseline:
    Type: AWS::CloudFormation::StackSet
    Properties:
      StackSetName: baseline
      PermissionModel: SELF_MANAGED
      TemplateBody: |
        ${body}`;
    const own =
      "\n  Own: { Type: AWS::CloudTrail::Trail, Properties: { IsLogging: true, S3BucketName: own } }";

    it("says that their trails are of other accounts", () => {
      project.write({ "set.yaml": set + own });
      expect(
        surveyOf({ project: {} }).trails.map(({ name, isElsewhere }) => [name, isElsewhere]),
      ).toEqual([
        ["Own", false],
        ["Baseline.Trail", true],
      ]);
    });

    it("shows those of nested stacks, once", () => {
      const parent = (): string => `Resources:
  Child: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: set.yaml } }
`;
      project.write({ "parent.yaml": parent(), "set.yaml": set + own });
      expect(surveyed().map((each) => each["trail"])).toEqual([
        "parent.yaml:Child.Own",
        "set.yaml:Baseline.Trail",
      ]);
    });
  });

  it("shows nested stacks that lead back to each other, below the first that nothing else nests", () => {
    const nesting = (name: string, url: string): string =>
      `${trail(`TrailName: ${name}`)}  ${name}: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: ${url} } }\n`;
    const shown = (): readonly unknown[] => surveyed().map((each) => each["trail"]);
    project.write({
      // What a circle nests has no part in it.
      "a.yaml": trail("TrailName: A"),
      "b.yaml": `${nesting("C", "c.yaml")}  A: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: a.yaml } }\n`,
      "c.yaml": nesting("B", "b.yaml"),
      "itself.yaml": nesting("Itself", "itself.yaml"),
    });
    expect(shown()).toEqual([
      "b.yaml:Trail",
      "b.yaml:C.Trail",
      "b.yaml:A.Trail",
      "itself.yaml:Trail",
    ]);
    project.write({ "root.yaml": nesting("C", "c.yaml") });
    expect(shown()).toEqual([
      "itself.yaml:Trail",
      "root.yaml:Trail",
      "root.yaml:C.Trail",
      "root.yaml:C.B.Trail",
      "root.yaml:C.B.A.Trail",
    ]);
  });

  it("shows modules that call each other below the first", () => {
    const calling = (name: string): string =>
      JSON.stringify({
        module: { [name]: { source: `../${name}` } },
        resource: { aws_cloudtrail: { t: { name, s3_bucket_name: "logs" } } },
      });
    project.write({ "a/main.tf.json": calling("b"), "b/main.tf.json": calling("a") });
    expect(surveyed().map((each) => each["trail"])).toEqual([
      "a/main.tf.json:aws_cloudtrail.t",
      "a/main.tf.json:module.b.aws_cloudtrail.t",
    ]);
  });

  it("leaves out the trails of what is imported from", () => {
    project.write({
      "user.yaml": `Resources:
  Trail: { Type: AWS::CloudTrail::Trail, Properties: { IsLogging: true, S3BucketName: !ImportValue logs } }
`,
      "storage.yaml": `Resources:
  Logs: { Type: AWS::S3::Bucket }
  Trail: { Type: AWS::CloudTrail::Trail, Properties: { IsLogging: true, S3BucketName: !Ref Logs } }
Outputs: { Logs: { Value: !Ref Logs, Export: { Name: logs } } }
`,
    });
    expect(surveyed().map((each) => each["trail"])).toEqual([
      "storage.yaml:Trail",
      "user.yaml:Trail",
    ]);
  });
});
