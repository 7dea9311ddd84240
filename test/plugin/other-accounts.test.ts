import { describe, expect, it } from "vitest";
import { type Files, participants } from "./participants.js";

const trail = `Resources:
  Trail: { Type: AWS::CloudTrail::Trail, Properties: { S3BucketName: acme-trail-logs } }
`;
const bucket = (more = ""): string => `Resources:
  Logs: { Type: AWS::S3::Bucket, Properties: { BucketName: acme-trail-logs${more} } }
Outputs: { Logs: { Value: !Ref Logs, Export: { Name: logs } } }
`;
const policy = (name: string): string => `Parameters: { Name: { Type: String } }
Resources:
  Policy:
    Type: AWS::S3::BucketPolicy
    Properties:
      Bucket: ${name}
      PolicyDocument:
        Statement: [{ Effect: Allow, Principal: { Service: cloudtrail.amazonaws.com }, Action: "s3:*", Resource: "*" }]
`;

const groups = [
  { name: "one", files: "one/**", account: "111122223333" },
  { name: "two", files: "two/**", account: "444455556666" },
];

describe.each(["!Ref Name", "!ImportValue logs"])("a policy for %s", (name) => {
  const files = { "one/trail.yaml": trail, "two/bucket.yaml": bucket() };
  const rule = "trail-bucket-policy";

  it("may be that of a bucket in its own account", async () => {
    const beside = { ...files, "two/policy.yaml": policy(name) };
    expect(await participants(beside, rule, { groups })).toEqual({});
  });

  it("is not that of a bucket in another account", async () => {
    const apart = { ...files, "one/policy.yaml": policy(name) };
    const found = await participants(apart, rule, { groups });
    expect(Object.keys(found).sort()).toEqual(["one/trail.yaml", "two/bucket.yaml"]);
  });
});

it("a bucket imports from its own account", async () => {
  const files = {
    "one/trail.yaml": `${trail}  Access:
    Type: AWS::S3::Bucket
    Properties: { LoggingConfiguration: { DestinationBucketName: acme-trail-logs } }
Outputs: { Access: { Value: !Ref Access, Export: { Name: access } } }
`,
    "two/bucket.yaml": bucket(
      ", LoggingConfiguration: { DestinationBucketName: !ImportValue access }",
    ),
  };
  const rule = "log-bucket-access-logging";
  expect(await participants(files, rule, { groups })).toEqual({});
  expect(Object.keys(await participants(files, rule)).sort()).toEqual(Object.keys(files));
});

it("a bucket is named with the account of its own group", async () => {
  const files = (account: string): Files => ({
    "one/trail.yaml": trail.replace("acme-trail-logs", `logs-${account}`),
    "two/bucket.yaml": bucket().replace("acme-trail-logs", '!Sub "logs-${AWS::AccountId}"'),
  });
  const said = async (account: string): Promise<readonly string[]> => {
    const found = await participants(files(account), "log-bucket-versioning", { groups });
    return Object.keys(found).sort();
  };
  expect(await said("444455556666")).toEqual(Object.keys(files("")));
  expect(await said("111122223333")).toEqual([]);
});

it("a policy does not let the trail of another account write", async () => {
  const files = (account: string): Files => ({
    "one/trail.yaml": trail,
    "two/bucket.yaml": `${bucket().split("Outputs")[0] ?? ""}  Policy:
    Type: AWS::S3::BucketPolicy
    Properties:
      Bucket: !Ref Logs
      PolicyDocument:
        Statement:
          - Effect: Allow
            Principal: { Service: cloudtrail.amazonaws.com }
            Action: ["s3:GetBucketAcl", "s3:PutObject"]
            Resource: "*"
            Condition: { StringEquals: { "aws:SourceAccount": "${account}" } }
`,
  });
  const said = async (account: string): Promise<readonly string[]> => {
    const found = await participants(files(account), "trail-bucket-policy", { groups });
    return Object.keys(found).sort();
  };
  expect(await said("444455556666")).toEqual(Object.keys(files("")));
  expect(await said("111122223333")).toEqual([]);
});
