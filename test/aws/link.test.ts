import { describe, expect, it } from "vitest";
import { BucketPolicy } from "../../src/aws/bucket-policy.js";
import { type Link, leadToSame } from "../../src/aws/link.js";
import { Trail } from "../../src/aws/trail.js";
import { type View, viewsOf } from "../../src/aws/view.js";
import { inEachScenario } from "./worlds.js";

function template(trail: string, policy = "Bucket: !Ref Logs"): string {
  return `
Parameters: { Name: { Type: String }, Env: { Type: String }, Known: { Type: String, Default: known-logs } }
Conditions: { IsProd: !Equals [!Ref Env, prod], IsTest: !Not [!Condition IsProd] }
Resources:
  Logs: { Type: AWS::S3::Bucket, Properties: { BucketName: my-logs } }
  Named: { Type: AWS::S3::Bucket, Properties: { BucketName: !Sub "\${Env}-logs" } }
  Known: { Type: AWS::S3::Bucket, Properties: { BucketName: !Ref Known } }
  Prod: { Type: AWS::S3::Bucket, Condition: IsProd }
  Key: { Type: AWS::KMS::Key }
  Alias: { Type: AWS::KMS::Alias, Properties: { AliasName: alias/logs, TargetKeyId: !Ref Key } }
  Topic: { Type: AWS::SNS::Topic, Properties: { TopicName: trails } }
  Events: { Type: AWS::Logs::LogGroup, Properties: { LogGroupName: audit } }
  Policy: { Type: AWS::S3::BucketPolicy, Properties: { ${policy}, PolicyDocument: {} } }
  Trail: { Type: AWS::CloudTrail::Trail, Properties: { ${trail} } }
`;
}

/** What is so of the trail, in whichever scenario. */
function ask(text: string, question: (trail: Trail) => unknown): readonly unknown[] {
  return [...new Set(inEachScenario(text, Trail, question))];
}

function shown<V extends View>({ state, target }: Link<V>): string {
  return target === undefined ? state : `${state} ${target.name}`;
}

describe("a link", () => {
  it.each([
    ["S3BucketName: !Ref Logs", "internal Logs"],
    ["S3BucketName: my-logs", "internal Logs"],
    ["S3BucketName: !Join ['-', [my, logs]]", "internal Logs"],
    ["S3BucketName: arn:aws:s3:::my-logs", "internal Logs"],
    ["S3BucketName: known-logs", "internal Known"],
    ["S3BucketName: !Sub '${Env}-logs'", "internal Named"],
    ["S3BucketName: other-logs", "external"],
    ["S3BucketName: !Ref Name", "external"],
    ["S3BucketName: !ImportValue logs", "external"],
    ["S3BucketName: !Ref Key", "external"],
    ["S3BucketName: ''", "absent"],
    ["S3BucketName: !Ref AWS::NoValue", "absent"],
    ["TrailName: a", "absent"],
  ])("to a bucket: %s", (written, link) => {
    expect(ask(template(written), ({ bucket }) => shown(bucket))).toEqual([link]);
  });

  it.each([
    ["KMSKeyId: !Ref Key", "internal Key"],
    ["KMSKeyId: !GetAtt Key.Arn", "internal Key"],
    ["KMSKeyId: alias/logs", "internal Key"],
    ["KMSKeyId: alias/other", "external"],
    ["KMSKeyId: !Sub 'arn:aws:kms:eu-west-1:111122223333:key/${Key}'", "internal Key"],
    [
      "KMSKeyId: !Sub 'arn:${AWS::Partition}:kms:${AWS::Region}:${Name}:key/${Key}'",
      "internal Key",
    ],
    ["KMSKeyId: !Sub 'arn:aws:kms:eu-west-1:111122223333:key/mrk-${Key}'", "external"],
    ["KMSKeyId: !Sub 'arn:aws:kms:eu-west-1:111122223333:key/${Key}-old'", "external"],
    ["KMSKeyId: !Sub 'arn:aws:kms:eu-west-1:111122223333:key/${Key}${Name}'", "external"],
    ["KMSKeyId: !Sub 'alias/${Key}'", "external"],
    ["KMSKeyId: !Sub 'alias/arn:${Key}'", "external"],
  ])("to a key: %s", (written, link) => {
    expect(ask(template(written), ({ key }) => shown(key))).toEqual([link]);
  });

  it.each([
    ["SnsTopicName: !GetAtt Topic.TopicName", "internal Topic"],
    ["SnsTopicName: trails", "internal Topic"],
    ["SnsTopicName: others", "external"],
    [
      "SnsTopicName: !Sub 'arn:aws:sns:eu-west-1:${AWS::AccountId}:${Topic.TopicName}'",
      "internal Topic",
    ],
    ["SnsTopicName: !Sub 'audit-${Topic.TopicName}'", "external"],
  ])("to a topic: %s", (written, link) => {
    expect(ask(template(written), ({ topic }) => shown(topic))).toEqual([link]);
  });

  it.each([
    ["!GetAtt Events.Arn", "internal Events"],
    ["!Sub 'arn:aws:logs:us-east-1:${AWS::AccountId}:log-group:${Events}:*'", "internal Events"],
    ["arn:aws:logs:us-east-1:111122223333:log-group:audit:*", "internal Events"],
    ["arn:aws:logs:us-east-1:111122223333:log-group:audit", "internal Events"],
    ["arn:aws:logs:us-east-1:111122223333:log-group:/audit:*", "external"],
    ["arn:aws:logs:us-east-1:111122223333:log-group:audit:log-stream:audit", "external"],
    ["!Sub 'arn:aws:logs:us-east-1:111122223333:log-group:${Env}:*'", "external"],
  ])("to a log group: %s", (written, link) => {
    const trail = template(`CloudWatchLogsLogGroupArn: ${written}`);
    expect(ask(trail, ({ logGroup }) => shown(logGroup))).toEqual([link]);
  });

  it("leads to what exists in the scenario", () => {
    const written = template("S3BucketName: !If [IsProd, !Ref Prod, !Ref Logs]");
    expect(ask(written, ({ bucket }) => shown(bucket))).toEqual(["internal Prod", "internal Logs"]);
    const always = template("S3BucketName: !Ref Prod");
    expect(ask(always, ({ bucket }) => shown(bucket))).toEqual(["internal Prod", "external"]);
  });
});

describe("two links", () => {
  it.each([
    ["!Ref Logs", "!Ref Logs", true],
    ["!Ref Logs", "my-logs", true],
    ["!Ref Name", "!Ref Name", true],
    ["!Sub 'x-${Name}'", "!Join ['-', [x, !Ref Name]]", true],
    ["!ImportValue a", "!ImportValue a", true],
    ["!ImportValue a", "!ImportValue b", false],
    ["!Ref Name", "!Ref Env", false],
    ["!Ref Logs", "!Ref Name", false],
    ["''", "''", false],
  ])("%s and %s lead to the same: %j", (one, other, same) => {
    const written = template(`S3BucketName: ${one}`, `Bucket: ${other}`);
    const asked = ask(written, ({ bucket, world }) =>
      viewsOf(BucketPolicy, world).every((policy) => leadToSame(policy.bucket, bucket)),
    );
    expect(asked).toEqual([same]);
  });
});
