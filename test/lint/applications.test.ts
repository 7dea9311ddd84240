import { describe, expect, it } from "vitest";
import { reporter } from "./project.js";

const reported = reporter();

const rule = "log-bucket-versioning";

/** What an application of the Serverless Application Model nests. */
function parent(properties: string, globals = ""): string {
  return `Transform: AWS::Serverless-2016-10-31
${globals}
Resources:
  Storage:
    Type: AWS::Serverless::Application
    Properties:${properties}
  Trail:
    Type: AWS::CloudTrail::Trail
    Properties:
      S3BucketName: !GetAtt Storage.Outputs.Bucket
      IsLogging: true
`;
}

const nested = `Transform: AWS::Serverless-2016-10-31
Parameters:
  Status: { Type: String, Default: Suspended }
Resources:
  Bucket:
    Type: AWS::S3::Bucket
    Properties: { VersioningConfiguration: { Status: !Ref Status } }
Outputs:
  Bucket: { Value: !Ref Bucket }
`;

const local = "\n      Location: ./apps/storage.yaml";
const repository =
  "\n      Location: { ApplicationId: 'arn:aws:serverlessrepo:us-east-1:111122223333:applications/storage', SemanticVersion: 1.0.0 }";
const given = (value: string): string => `\n      Parameters: { Status: ${value} }`;
const isWrong = [
  "Log bucket 'apps/storage.yaml:Bucket' keeps no versions of logs that are overwritten or deleted.",
];

function lint(main: string): readonly string[] {
  const reports = reported("main.yaml", { "main.yaml": main, "apps/storage.yaml": nested }, rule);
  return reports.map((report) => report.replace(/^.*?: /, ""));
}

describe("an application of the Serverless Application Model", () => {
  it("is a nested stack where its template is beside it", () => {
    expect(lint(parent(local))).toEqual(isWrong);
    expect(lint(parent(local + given("Suspended")))).toEqual(isWrong);
    expect(lint(parent(local + given("Enabled")))).toEqual([]);
  });

  it("is no deployment of its own, so that nobody knows what its parameters are", () => {
    const itself = `${nested}  Trail: { Value: !Ref Trail }
`.replace(
      "Resources:",
      `Resources:
  Trail:
    Type: AWS::CloudTrail::Trail
    Properties: { S3BucketName: !Ref Bucket, IsLogging: true }`,
    );
    const files = { "apps/storage.yaml": itself };
    expect(reported("apps/storage.yaml", files, rule)).toHaveLength(1);
    const called = { ...files, "main.yaml": parent(local + given("!ImportValue status")) };
    expect(reported("apps/storage.yaml", called, rule)).toEqual([]);
  });

  it("is unknown where its template is elsewhere, or what it is given is", () => {
    expect(lint(parent(repository))).toEqual([]);
    expect(lint(parent("\n      Location: s3://bucket/storage.yaml"))).toEqual([]);
    expect(
      lint(parent("\n      Location: !Ref Url", "Parameters: { Url: { Type: String } }")),
    ).toEqual([]);
    expect(lint(parent(local + given("!ImportValue status")))).toEqual([]);
  });

  it("may configure what it is given, and nothing else, where nobody can read it", () => {
    const bucket = (properties: string): readonly string[] => {
      const text = parent(properties).replace("!GetAtt Storage.Outputs.Bucket", "!Ref Logs");
      const main = `${text}  Logs: { Type: AWS::S3::Bucket }\n`;
      return reported("main.yaml", { "main.yaml": main }, "log-bucket-secure-transport");
    };
    const missing = [
      "Logs: Log bucket 'Logs' accepts requests without TLS for the bucket and its logs.",
    ];
    expect(bucket(repository)).toEqual(missing);
    expect(bucket(repository + given("other"))).toEqual(missing);
    expect(bucket(repository + given("!Ref Logs"))).toEqual([]);
  });
});
