import { describe, expect, it } from "vitest";
import { reporter } from "./project.js";

const rule = "trail-log-file-validation";
const reported = reporter();

/** Whether it is so in every scenario. */
const isCertain = ([found]: readonly string[]): boolean =>
  found?.endsWith(" does not validate its log files.") === true;

describe("the empty text", () => {
  const child = `Parameters: { Name: { Type: String, Default: "" }, Flag: { Type: String } }
Conditions: { IsNone: !Equals [!Ref Name, ""] }
Resources:
  Trail:
    Type: AWS::CloudTrail::Trail
    Properties: { IsLogging: true, S3BucketName: logs, EnableLogFileValidation: !If [IsNone, true, !Ref Flag] }
`;
  const given = (name: string): boolean => {
    const root = `Parameters: { Free: { Type: String } }
Resources:
  Logs: { Type: AWS::S3::Bucket, Properties: { BucketName: !Ref Free } }
  Key: { Type: AWS::KMS::Key }
  Topic: { Type: AWS::SNS::Topic }
  Own: { Type: Custom::Own }
  Audit:
    Type: AWS::CloudFormation::Stack
    Properties: { TemplateURL: child.yaml, Parameters: { Name: ${name}, Flag: false } }
`;
    return isCertain(reported("root.yaml", { "child.yaml": child, "root.yaml": root }, rule));
  };

  it.each([
    "!Ref Logs",
    "!Ref Own",
    "!GetAtt Logs.Arn",
    "!GetAtt Key.KeyId",
    "!GetAtt Topic.TopicArn",
    '!Sub "${Free}${Key.Arn}"',
    '!Sub "${Free}-logs"',
  ])("is never what %s is", (name) => {
    expect(given(name)).toBe(true);
  });

  it.each([
    "!Ref Free",
    "!GetAtt Own.Arn",
    "!GetAtt Own.Id",
    "!GetAtt Logs.Anything",
    '!Sub "${Free}${Own.Arn}"',
    '""',
  ])("may be what %s is", (name) => {
    expect(given(name)).toBe(false);
  });
});

describe("the empty text in Terraform", () => {
  const compared = (value: string): boolean => {
    const trail = {
      name: "audit",
      s3_bucket_name: "logs",
      enable_log_file_validation: `\${${value} == "" ? true : false}`,
    };
    const text = JSON.stringify({
      variable: { free: {} },
      resource: {
        aws_cloudtrail: { audit: trail },
        aws_s3_bucket: { logs: { bucket: "${var.free}" } },
        aws_kms_key: { logs: { description: "${var.free}" } },
      },
    });
    return isCertain(reported.alone("main.tf.json", { "main.tf.json": text }, rule));
  };

  it.each(["bucket", "id", "arn"])("is never the %s of a bucket", (name) => {
    expect(compared(`aws_s3_bucket.logs.${name}`)).toBe(true);
  });

  it.each([
    "aws_s3_bucket.logs.policy",
    "aws_kms_key.logs.description",
    "aws_s3_bucket.others.id",
    "var.free",
  ])("may be %s", (value) => {
    expect(compared(value)).toBe(false);
  });
});
