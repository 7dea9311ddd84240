import { expect, it } from "vitest";
import { participants } from "./participants.js";

const files = {
  "a.yaml": `Resources:
  Logs: { Type: AWS::S3::Bucket, Properties: { BucketName: acme-logs } }
  Nest:
    Type: AWS::CloudFormation::Stack
    Properties: { TemplateURL: b.yaml, Parameters: { Bucket: !Ref Logs } }
`,
  "b.yaml": `Parameters: { Bucket: { Type: String } }
Resources:
  Trail:
    Type: AWS::CloudTrail::Trail
    Properties: { IsLogging: true, S3BucketName: !Ref Bucket }
`,
  "c.yaml": `Parameters: { Stage: { Type: String } }
Conditions: { IsProd: !Equals [!Ref Stage, prod] }
Resources:
  Policy:
    Type: AWS::S3::BucketPolicy
    Condition: IsProd
    Properties: { Bucket: acme-logs, PolicyDocument: { Statement: [] } }
`,
};

it("is called alike by all that have a part in what depends on a condition of a third stack", async () => {
  const found = await participants(files, "trail-bucket-policy");
  const conditions = Object.values(found)
    .flat()
    .flatMap((message) => / when (.*)$/.exec(message)?.[1] ?? []);
  expect(Object.keys(found)).toEqual(expect.arrayContaining(["a.yaml", "b.yaml"]));
  expect(new Set(conditions)).toEqual(new Set(["condition 'c.yaml:IsProd' is false."]));
});

it("is called alike where several of them tell it", async () => {
  const conditions = "{ Is1: !Equals [!Ref Stage, a], Is2: !Equals [!Ref Stage, b] }";
  const either = files["c.yaml"]
    .replace(/Conditions: .*/, `Conditions: ${conditions}`)
    .replace("Bucket: acme-logs", "Bucket: !If [Is1, acme-logs, !If [Is2, acme-logs, others]]")
    .replace("    Condition: IsProd\n", "");
  const found = await participants({ ...files, "c.yaml": either }, "trail-bucket-policy");
  const all = Object.values(found).flat().join(" ");
  expect(all).toContain("condition 'c.yaml:Is2' is");
  expect(all).not.toContain("a.yaml:c.yaml");
});
