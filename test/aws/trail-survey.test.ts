import { describe, expect, it } from "vitest";
import type { Settings } from "../../src/aws/settings.js";
import { Trail } from "../../src/aws/trail.js";
import { trailSurvey } from "../../src/aws/trail-survey.js";
import { rootAlarm } from "./root-alarm.js";
import { inConfiguration } from "./terraform-worlds.js";
import { inEachScenario } from "./worlds.js";

/** What a question is answered about the trail of a template. */
function answer(question: string, resources: string, settings: Settings = {}): unknown {
  const ask = trailSurvey[question]!.ask;
  const [only, ...others] = inEachScenario(`Resources:${resources}`, Trail, ask, settings);
  expect(others).toEqual([]);
  return only;
}

const trail = (properties: string): string => `
  Trail: { Type: AWS::CloudTrail::Trail, Properties: { ${properties} } }`;

describe("what a trail is", () => {
  it.each<[question: string, properties: string, answer: string]>([
    ["Logging", "IsLogging: true", "on"],
    ["Logging", "IsLogging: false", "off"],
    ["Logging", "IsLogging: !ImportValue on", "?"],
    ["Regions", "IsMultiRegionTrail: true", "all"],
    ["Regions", "", "one"],
    ["Regions", "IsMultiRegionTrail: !ImportValue all", "?"],
    ["Validation", "EnableLogFileValidation: true", "yes"],
    ["Validation", "", "no"],
    ["Validation", "EnableLogFileValidation: !ImportValue validated", "?"],
    ["Key", "", "none"],
    ["Key", "KMSKeyId: alias/audit", "alias/audit"],
    ["Key", "KMSKeyId: !ImportValue key", "?"],
    ["Bucket", "S3BucketName: logs", "logs"],
    ["Bucket", "S3BucketName: !ImportValue logs", "?"],
    ["Kept for", "S3BucketName: logs", "?"],
    ["Deleted by", "S3BucketName: logs", "?"],
    ["Alarms", "S3BucketName: logs", "none"],
  ])("%s with %s: %s", (question, properties, expected) => {
    expect(answer(question, trail(properties))).toBe(expected);
  });

  it("names what the template declares", () => {
    const declared = `${trail("KMSKeyId: !Ref Key, S3BucketName: !Ref Logs")}
  Key: { Type: AWS::KMS::Key }
  Logs: { Type: AWS::S3::Bucket, Properties: { BucketName: audit-logs } }`;
    expect(answer("Key", declared)).toBe("Key");
    expect(answer("Bucket", declared)).toBe("Logs");
  });

  it("is the same in Terraform", () => {
    const blocks = [
      {
        resource: {
          aws_s3_bucket: { logs: { bucket: "audit-logs" } },
          aws_cloudtrail: { t: { s3_bucket_name: "${aws_s3_bucket.logs.id}" } },
        },
      },
    ];
    const all = inConfiguration(blocks, Trail, (each) =>
      Object.values(trailSurvey).map(({ ask }) => ask(each)),
    );
    const bucket = "aws_s3_bucket.logs";
    const ofBucket = [bucket, "ever", "whom IAM lets"];
    expect(all).toEqual({
      "aws_cloudtrail.t": [["on", "one", "?", "no", "none", ...ofBucket, "none"]],
    });
  });

  it("has global events by the Region it is in, where it is of one Region only", () => {
    const inRegion = (region: string): unknown =>
      answer("Global events", trail("IsMultiRegionTrail: false"), { region });
    expect(inRegion("us-east-1")).toBe("yes");
    expect(inRegion("eu-west-1")).toBe("no");
    expect(inRegion("cn-north-1")).toBe("?");
    expect(answer("Global events", trail("IsMultiRegionTrail: false"))).toBe("?");
    expect(answer("Global events", trail("IsMultiRegionTrail: true"))).toBe("yes");
    expect(answer("Global events", trail("IncludeGlobalServiceEvents: false"))).toBe("no");
  });
});

describe("the bucket of a trail", () => {
  const withBucket = (properties: string, statement = ""): string => `
${trail("S3BucketName: !Ref Logs")}
  Logs: { Type: AWS::S3::Bucket, Properties: { ${properties} } }${
    statement &&
    `
  Policy:
    Type: AWS::S3::BucketPolicy
    Properties: { Bucket: !Ref Logs, PolicyDocument: { Statement: [${statement}] } }`
  }`;
  const rules = (...written: readonly string[]): string =>
    `LifecycleConfiguration: { Rules: [${written.map((each) => `{ Status: Enabled, ${each} }`).join(", ")}] }`;

  it.each([
    ["", "ever"],
    ["LifecycleConfiguration: { Rules: !ImportValue rules }", "?"],
    [rules("ExpirationInDays: 400"), "400 days"],
    [rules("ExpirationInDays: 400").replace("Enabled", "Disabled"), "ever"],
    [rules("ExpirationInDays: !ImportValue days"), "?"],
    [rules("ExpirationInDays: 400, Prefix: others/"), "ever"],
    [rules("ExpirationInDays: 400", "ExpirationInDays: 90"), "90 days"],
    // What is archived is still kept.
    [
      rules(
        "ExpirationInDays: 400, Transitions: [{ StorageClass: GLACIER, TransitionInDays: 30 }]",
      ),
      "400 days",
    ],
  ])("with %s keeps logs for: %s", (written, keptFor) => {
    expect(answer("Kept for", withBucket(written))).toBe(keptFor);
  });

  const lock = (retention: string): string =>
    `ObjectLockConfiguration: { Rule: { DefaultRetention: ${retention} } }`;
  const deletion = (effect: string, principal: string, more = ""): string =>
    `{ Effect: ${effect}, Principal: ${principal}, Action: "s3:*", Resource: !Sub "\${Logs.Arn}/*"${more} }`;
  const withoutMfa = ", Condition: { BoolIfExists: { aws:MultiFactorAuthPresent: false } }";

  it.each([
    ["", "", "whom IAM lets"],
    ["", deletion("Allow", '{ AWS: "111122223333" }'), "whom IAM or its policy lets"],
    ["", deletion("Allow", "{ Service: cloudtrail.amazonaws.com }"), "whom IAM lets"],
    ["", deletion("Deny", '"*"'), "nobody"],
    ["", deletion("Deny", '"*"').replace("s3:*", "s3:Delete*"), "nobody"],
    ["", deletion("Deny", '"*"', withoutMfa), "who has a second factor"],
    ["", deletion("Deny", '{ AWS: "111122223333" }'), "?"],
    ["", deletion("!ImportValue effect", '"*"'), "?"],
    ["", "!ImportValue more", "?"],
    [lock("{ Mode: COMPLIANCE, Days: 30 }"), "", "nobody for 30 days"],
    [lock("{ Mode: COMPLIANCE, Years: 2 }"), "", "nobody for 730 days"],
    [lock("{ Mode: COMPLIANCE, Days: !ImportValue days }"), "", "nobody for some days"],
    [lock("{ Mode: GOVERNANCE, Days: 30 }"), "", "who may bypass the lock"],
    [lock("{ Mode: GOVERNANCE, Days: 30 }"), deletion("Deny", '"*"'), "nobody"],
    [lock("{ Mode: !ImportValue mode, Days: 30 }"), "", "?"],
    [lock("!ImportValue retention"), "", "?"],
  ])("with %s and %s has logs deleted by: %s", (written, statement, deletedBy) => {
    expect(answer("Deleted by", withBucket(written, statement))).toBe(deletedBy);
  });
});

describe("a bucket with two policies", () => {
  it("has logs deleted by nobody knows whom: one takes the place of the other", () => {
    const policy = (name: string, statement: string): string => `
  ${name}:
    Type: AWS::S3::BucketPolicy
    Properties: { Bucket: !Ref Logs, PolicyDocument: { Statement: [${statement}] } }`;
    const bucket = `${trail("S3BucketName: !Ref Logs")}\n  Logs: { Type: AWS::S3::Bucket }`;
    const denial = `{ Effect: Deny, Principal: "*", Action: "s3:*", Resource: !Sub "\${Logs.Arn}/*" }`;
    expect(answer("Deleted by", bucket + policy("One", denial))).toBe("nobody");
    expect(answer("Deleted by", bucket + policy("One", denial) + policy("Two", ""))).toBe("?");
  });
});

describe("the alarms of a trail", () => {
  const told = `
  Trail:
    Type: AWS::CloudTrail::Trail
    Properties:
      S3BucketName: logs
      CloudWatchLogsLogGroupArn: !GetAtt Logs.Arn
      IsLogging: true
  Logs: { Type: AWS::Logs::LogGroup }${rootAlarm("!Ref Logs")}`;

  it("are counted of which somebody is told", () => {
    expect(answer("Alarms", told)).toBe("1 of 15");
  });

  it("are counted whatever other metrics there may be", () => {
    const more = told.replace('"1" }]', '"1" }, !ImportValue more]');
    expect(answer("Alarms", more)).toBe("1 of 15");
  });

  it.each([
    // A part of the way is certainly missing.
    ["{ Endpoint: a@example.com, Protocol: email }", "", "0 of 15"],
    ["AlarmActions: [!Ref Topic]", "", "0 of 15"],
    ["Threshold: 1", "Threshold: 2", "0 of 15"],
    ["IsLogging: true", "IsLogging: false", "0 of 15"],
    // It may be missing.
    ["Threshold: 1", "Threshold: !ImportValue most", "?"],
    ["LogGroupName: !Ref Logs", "LogGroupName: !ImportValue other", "?"],
    ['MetricValue: "1"', "MetricValue: $.count", "?"],
    ["IsLogging: true", "IsLogging: !ImportValue on", "?"],
    ["!GetAtt Logs.Arn", "!ImportValue logs", "?"],
    ["\n  Filter:", "\n  Module: { Type: My::Own::Thing::MODULE }\n  Filter:", "?"],
  ])("with %s as %s: %s", (text, other, counted) => {
    expect(told).toContain(text);
    expect(answer("Alarms", told.replace(text, other))).toBe(counted);
  });
});
