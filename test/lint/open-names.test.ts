import { describe, expect, it } from "vitest";
import { type Files, reporter } from "./project.js";

const reported = reporter();

/** The files in which something is reported. */
function reporting(
  files: Files,
  rule: string,
  settings: object = { project: {} },
): readonly string[] {
  const report = reported.with(settings);
  return Object.keys(files).filter((path) => report(path, files, rule).length > 0);
}

const parameter = (name: string): string => `Parameters: { ${name}: { Type: String } }\n`;

const trail = (bucket: string): string => `Resources:
  Trail:
    Type: AWS::CloudTrail::Trail
    Properties: { S3BucketName: ${bucket}, IsLogging: true }
`;

const bucket = `Resources:
  Logs: { Type: AWS::S3::Bucket, Properties: { BucketName: acme-audit-logs } }
`;

const policy = (name: string, principal = "cloudtrail.amazonaws.com"): string => `Resources:
  Policy:
    Type: AWS::S3::BucketPolicy
    Properties:
      Bucket: ${name}
      PolicyDocument:
        Statement:
          - Effect: Allow
            Principal: { Service: ${principal} }
            Action: s3:GetBucketAcl
            Resource: arn:aws:s3:::acme-audit-logs
          - Effect: Allow
            Principal: { Service: ${principal} }
            Action: s3:PutObject
            Resource: arn:aws:s3:::acme-audit-logs/*
            Condition: { StringEquals: { s3:x-amz-acl: bucket-owner-full-control } }
`;

describe("a policy for a bucket whose name a stack supplies", () => {
  const rule = "trail-bucket-policy";
  const both = ["trail.yaml", "storage.yaml"];
  const files = { "trail.yaml": trail("acme-audit-logs"), "storage.yaml": bucket };
  const given = (name: string): Files => ({
    ...files,
    "policy.yaml": parameter("Name") + policy(name),
  });

  it("may be that of any bucket which may have the name", () => {
    expect(reporting(files, rule)).toEqual(both);
    expect(reporting(given("!Ref Name"), rule)).toEqual([]);
    expect(reporting(given('!Sub "acme-${Name}"'), rule)).toEqual([]);
    expect(reporting(given('!Select [0, !Split [",", !Ref Name]]'), rule)).toEqual([]);
    expect(reporting(given('!Sub "other-${Name}"'), rule)).toEqual(both);
    expect(reporting(given("other-logs"), rule)).toEqual(both);
  });

  it("is that of the stack's own bucket where that is called so", () => {
    const own = `${policy('!Sub "${AWS::StackName}-logs"')}  Own:
    Type: AWS::S3::Bucket
    Properties: { BucketName: !Sub "\${AWS::StackName}-logs" }
`;
    expect(reporting({ ...files, "policy.yaml": own }, rule)).toEqual(both);
    const other = own.replace('BucketName: !Sub "', 'BucketName: !Sub "other-');
    expect(reporting({ ...files, "policy.yaml": other }, rule)).toEqual([]);
  });

  it("is of another account where groups say so", () => {
    const groups = [
      { name: "audit", files: ["trail.yaml", "storage.yaml"] },
      { name: "others", files: ["policy.yaml"] },
    ];
    expect(reporting(given("!Ref Name"), rule, { project: { groups } })).toEqual(both);
  });

  it("says nothing of what else is wrong with the bucket", () => {
    expect(reporting(given("!Ref Name"), "log-bucket-versioning")).toEqual(both);
  });
});
