import { describe, expect, it } from "vitest";
import { temporaryProject } from "./temporary-project.js";

const rule = "log-bucket-versioning";
const settings = { project: {} };
const project = temporaryProject();

const storage = `Resources: { Logs: { Type: AWS::S3::Bucket } }
Outputs: { Logs: { Value: !Ref Logs } }
`;
const queue = "Resources: { Queue: { Type: AWS::SQS::Queue } }\n";
const root = `Resources:
  Storage: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: storage.yaml } }
  Queue: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: queue.yaml } }
  Trail:
    Type: AWS::CloudTrail::Trail
    Properties: { IsLogging: true, S3BucketName: !GetAtt Storage.Outputs.Logs }
`;

const lint = (path: string): readonly string[] => project.reported(path, rule, settings);

const said = [
  "Logs: Log bucket 'Logs' keeps no versions of logs that are overwritten or deleted (bucket of trail 'root.yaml:Trail').",
];

describe("a project that was looked for a moment ago", () => {
  it("knows nothing of a text that was on disk meanwhile, whoever asks", () => {
    project.write({ "storage.yaml": storage, "queue.yaml": queue, "root.yaml": root });
    expect(lint("root.yaml")).toHaveLength(1);
    project.write({ "storage.yaml": `${storage}Broken: [` });
    expect(lint("queue.yaml")).toEqual([]);
    project.write({ "storage.yaml": storage });
    expect(lint("storage.yaml")).toEqual(said);
  });

  it("has the text that is linted where that is newer", () => {
    const right = storage.replace(
      "AWS::S3::Bucket }",
      "AWS::S3::Bucket, Properties: { VersioningConfiguration: { Status: Enabled } } }",
    );
    project.write({ "storage.yaml": right, "queue.yaml": queue, "root.yaml": root });
    expect(lint("storage.yaml")).toEqual([]);
    project.write({ "storage.yaml": storage });
    expect(lint("storage.yaml")).toEqual(said);
    project.write({ "storage.yaml": right });
    expect(lint("storage.yaml")).toEqual([]);
  });
});
