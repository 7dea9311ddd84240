import { describe, expect, it } from "vitest";
import { participants } from "./participants.js";

const trailAndBucket = {
  "storage.yaml": `Resources:
  Logs: { Type: AWS::S3::Bucket, Properties: { BucketName: acme-audit-logs } }
`,
  "trail.yaml": `Resources:
  Trail:
    Type: AWS::CloudTrail::Trail
    Properties: { IsLogging: true, S3BucketName: acme-audit-logs }
`,
};

describe("iam-no-admin-users", () => {
  const users = `Resources:
  Alice: { Type: AWS::IAM::User, Properties: { Groups: [admins] } }
`;
  const groups = (policy: string): string => `Resources:
  Admins:
    Type: AWS::IAM::Group
    Properties: { GroupName: admins, ManagedPolicyArns: [${policy}] }
`;
  const policies = (action: string): string => `Resources:
  All:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      ManagedPolicyName: everything
      PolicyDocument: { Statement: [{ Effect: Allow, Action: "${action}", Resource: "*" }] }
Outputs: { Arn: { Value: !Ref All, Export: { Name: everything-arn } } }
`;
  const rule = "iam-no-admin-users";
  const said = (user: string, group: string, policy: string): string =>
    `User '${user}' may do everything through '${policy}': user '${user}' → group '${group}' → policy '${policy}' → statement number 1.`;

  it.each([
    ["names", '!Sub "arn:aws:iam::${AWS::AccountId}:policy/everything"'],
    ["imports", "!ImportValue everything-arn"],
  ])("is said of the policy, too, that a group of another file %s", async (_, policy) => {
    const files = {
      "groups.yaml": groups(policy),
      "policies.yaml": policies("*"),
      "users.yaml": users,
    };
    const found = await participants(files, rule);
    expect(Object.keys(found)).toEqual(["groups.yaml", "policies.yaml", "users.yaml"]);
    expect(found["policies.yaml"]).toEqual([
      `"*": ${said("users.yaml:Alice", "groups.yaml:Admins", "All")}`,
    ]);
    expect(found["users.yaml"]?.[0]).toContain(
      said("Alice", "groups.yaml:Admins", "policies.yaml:All"),
    );
    const harmless = { ...files, "policies.yaml": policies("s3:GetObject") };
    expect(await participants(harmless, rule)).toEqual({});
    const others = { ...files, "more.yaml": groups(policy) };
    expect(await participants(others, rule)).toEqual({});
  });
});

describe("trail-bucket-policy", () => {
  it("is said in the file of the bucket, too, and of the trail by its file", async () => {
    const said = (bucket: string, trail: string): string =>
      `Bucket '${bucket}' has no policy that lets CloudTrail deliver the logs of trail '${trail}'.`;
    expect(await participants(trailAndBucket, "trail-bucket-policy")).toEqual({
      "storage.yaml": [`Logs: ${said("Logs", "trail.yaml:Trail")}`],
      "trail.yaml": [`acme-audit-logs: ${said("storage.yaml:Logs", "Trail")}`],
    });
  });

  it("is said of a nested stack and of what nests it once in each", async () => {
    const nested = {
      "storage.yaml": `${trailAndBucket["storage.yaml"]}Outputs: { Name: { Value: !Ref Logs } }
`,
      "root.yaml": `${trailAndBucket["trail.yaml"].replace("acme-audit-logs", "!GetAtt Storage.Outputs.Name")}  Storage:
    Type: AWS::CloudFormation::Stack
    Properties: { TemplateURL: storage.yaml }
`,
    };
    const found = await participants(nested, "trail-bucket-policy");
    expect(found["root.yaml"]).toHaveLength(1);
    expect(found["storage.yaml"]).toEqual([
      "Logs: Bucket 'Logs' has no policy that lets CloudTrail deliver the logs of trail 'root.yaml:Trail'.",
    ]);
  });
});

describe("a policy that another file has", () => {
  it("is said to be of the bucket and of the trail", async () => {
    const files = {
      ...trailAndBucket,
      "policy.yaml": `Resources:
  Policy:
    Type: AWS::S3::BucketPolicy
    Properties:
      Bucket: acme-audit-logs
      PolicyDocument:
        Statement: [{ Effect: Allow, Principal: "*", Action: s3:*, Resource: "*" }]
`,
    };
    expect(await participants(files, "log-bucket-no-wildcard-principal")).toEqual({
      "policy.yaml": [
        `"*": Statement number 1 of policy 'Policy' allows everybody (bucket 'storage.yaml:Logs' of trail 'trail.yaml:Trail').`,
      ],
    });
  });
});
