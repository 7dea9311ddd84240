import { describe, expect, it } from "vitest";
import { reporter } from "./project.js";

const reported = reporter();

const message = /^.*?: This policy has more than 1000 statements/;

const statements = Array.from({ length: 1001 }, () => ({
  Effect: "Allow",
  Principal: "*",
  Action: "s3:GetObject",
  Resource: "*",
}));
const policy = JSON.stringify({ Statement: statements });

const trail = `Resources:
  Trail: { Type: AWS::CloudTrail::Trail, Properties: { IsLogging: true, S3BucketName: central-logs } }
`;
const policyFor = (document: string): string => `  Policy:
    Type: AWS::S3::BucketPolicy
    Properties: { Bucket: central-logs, PolicyDocument: ${document} }
`;

/** Where a policy of a file is said to be too long. */
function longIn(path: string, files: Readonly<Record<string, string>>): readonly string[] {
  return reported(path, files, "template-readable").flatMap((each) => message.exec(each) ?? []);
}

describe("a policy with more statements than are read", () => {
  it("is a problem of its own file, whoever calls the same bucket", () => {
    const files = { "a.yaml": trail + policyFor(policy), "b.yaml": trail };
    expect(longIn("a.yaml", files)).toHaveLength(1);
    expect(longIn("b.yaml", files)).toHaveLength(0);
  });

  it("is one where only another stack makes use of it", () => {
    const output = `Outputs: { P: { Value: '${policy}', Export: { Name: policy } } }\n`;
    const files = {
      "a.yaml": trail + output,
      "b.yaml": trail + policyFor("!ImportValue policy"),
    };
    expect(longIn("a.yaml", files)).toHaveLength(1);
  });
});
