import { expect, it } from "vitest";
import { participants } from "./participants.js";

const terraform = (resource: object, more: object = {}): string =>
  JSON.stringify({ terraform: { backend: { s3: {} } }, resource, ...more });

const trail = `Resources:
  Trail: { Type: AWS::CloudTrail::Trail, Properties: { S3BucketName: acme-trail-logs } }
`;
const bucket = `Resources:
  Logs: { Type: AWS::S3::Bucket, Properties: { BucketName: acme-trail-logs } }
`;
const open = { Effect: "Allow", Principal: "*", Action: "s3:*", Resource: "*" };
const policy = `Resources:
  Policy:
    Type: AWS::S3::BucketPolicy
    Properties:
      Bucket: acme-trail-logs
      PolicyDocument: { Statement: ${JSON.stringify(open)} }
`;

interface Layout {
  readonly name: string;
  readonly files: Readonly<Record<string, string>>;
  readonly rule: string;
}

const layouts: readonly Layout[] = [
  {
    name: "a policy in a third stack",
    files: { "trail.yaml": trail, "bucket.yaml": bucket, "policy.yaml": policy },
    rule: "log-bucket-no-wildcard-principal",
  },
  {
    name: "two trails of one bucket",
    files: { "one.yaml": trail + bucket.replace("Resources:\n", ""), "two.yaml": trail },
    rule: "log-bucket-versioning",
  },
  {
    name: "a nested trail that is given its bucket",
    files: {
      "parent.yaml": `${bucket}  Child: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: child.yaml, Parameters: { Name: !Ref Logs } } }\n`,
      "child.yaml": `Parameters: { Name: { Type: String } }\n${trail.replace("acme-trail-logs", "!Ref Name")}`,
    },
    rule: "log-bucket-versioning",
  },
  {
    name: "a user, a membership, a group and a policy",
    files: {
      "user.yaml":
        "Resources: { User: { Type: AWS::IAM::User, Properties: { UserName: alice } } }\n",
      "membership.yaml":
        "Resources: { Add: { Type: AWS::IAM::UserToGroupAddition, Properties: { GroupName: admins, Users: [alice] } } }\n",
      "group.yaml":
        "Resources: { Group: { Type: AWS::IAM::Group, Properties: { GroupName: admins } } }\n",
      "policy.yaml": `Resources:
  Policy:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      Groups: [admins]
      PolicyDocument: { Statement: { Effect: Allow, Action: "*", Resource: "*" } }
`,
    },
    rule: "iam-no-admin-users",
  },
  {
    name: "a group that is imported by the name of its stack",
    files: {
      "groups.yaml": `Resources: { Group: { Type: AWS::IAM::Group } }
Outputs: { Group: { Value: !Ref Group, Export: { Name: !Sub "\${AWS::StackName}-group" } } }
`,
      "user.yaml": `Parameters: { Stack: { Type: String, Default: groups } }
Resources:
  User: { Type: AWS::IAM::User, Properties: { Groups: ["Fn::ImportValue": !Sub "\${Stack}-group"] } }
`,
      "policy.yaml": `Parameters: { Stack: { Type: String, Default: groups } }
Resources:
  Policy:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      Groups: ["Fn::ImportValue": !Sub "\${Stack}-group"]
      PolicyDocument: { Statement: { Effect: Allow, Action: "*", Resource: "*" } }
`,
    },
    rule: "iam-no-admin-users",
  },
  {
    name: "the same in Terraform",
    files: {
      "user/main.tf.json": terraform({ aws_iam_user: { u: { name: "alice" } } }),
      "membership/main.tf.json": terraform({
        aws_iam_user_group_membership: { m: { user: "alice", groups: ["admins"] } },
      }),
      "group/main.tf.json": terraform({ aws_iam_group: { g: { name: "admins" } } }),
      "policy/main.tf.json": terraform({
        aws_iam_group_policy_attachment: {
          p: { group: "admins", policy_arn: "arn:aws:iam::aws:policy/AdministratorAccess" },
        },
      }),
    },
    rule: "iam-no-admin-users",
  },
  {
    name: "a policy in a third configuration",
    files: {
      "trail/main.tf.json": terraform({
        aws_cloudtrail: { t: { name: "t", s3_bucket_name: "acme-trail-logs" } },
      }),
      "bucket/main.tf.json": terraform({ aws_s3_bucket: { b: { bucket: "acme-trail-logs" } } }),
      "policy/main.tf.json": terraform({
        aws_s3_bucket_policy: { p: { bucket: "acme-trail-logs", policy: { Statement: open } } },
      }),
    },
    rule: "log-bucket-no-wildcard-principal",
  },
  {
    name: "buckets that log in a circle of three configurations",
    files: Object.fromEntries(
      ["a", "b", "c"].map((name, index) => [
        `${name}/main.tf.json`,
        terraform({
          aws_s3_bucket: { own: { bucket: `acme-logs-${name}` } },
          aws_s3_bucket_logging: {
            own: {
              bucket: `acme-logs-${name}`,
              target_bucket: `acme-logs-${["b", "c", "a"][index] ?? ""}`,
              target_prefix: "access/",
            },
          },
          ...(name === "a" && {
            aws_cloudtrail: { t: { name: "t", s3_bucket_name: "acme-logs-a" } },
          }),
        }),
      ]),
    ),
    rule: "log-bucket-access-logging",
  },
  {
    name: "an access log that is sent back",
    files: {
      "logs/main.tf.json": terraform({
        aws_s3_bucket: { logs: { bucket: "acme-trail-logs" } },
        aws_cloudtrail: { t: { name: "t", s3_bucket_name: "${aws_s3_bucket.logs.id}" } },
        aws_s3_bucket_logging: {
          there: { bucket: "acme-trail-logs", target_bucket: "acme-access", target_prefix: "a/" },
          back: { bucket: "acme-access", target_bucket: "acme-trail-logs", target_prefix: "a/" },
        },
      }),
      "access/main.tf.json": terraform({ aws_s3_bucket: { access: { bucket: "acme-access" } } }),
    },
    rule: "log-bucket-access-logging",
  },
];

it.each(layouts)("all that have a part in it report it: $name", async ({ files, rule }) => {
  const found = await participants(files, rule);
  expect(Object.keys(found).sort()).toEqual(Object.keys(files).sort());
});

it("a module that has the trail leaves it to those that call it and have the bucket", async () => {
  const files = {
    "bucket/main.tf.json": terraform({ aws_s3_bucket: { b: { bucket: "acme-trail-logs" } } }),
    "trail/main.tf.json": terraform(
      {},
      { module: { trail: { source: "../modules/trail", bucket: "acme-trail-logs" } } },
    ),
    "modules/trail/main.tf.json": JSON.stringify({
      variable: { bucket: {} },
      resource: { aws_cloudtrail: { t: { name: "t", s3_bucket_name: "${var.bucket}" } } },
    }),
  };
  const found = await participants(files, "log-bucket-versioning");
  expect(Object.keys(found).sort()).toEqual(["bucket/main.tf.json", "trail/main.tf.json"]);
  expect(found["trail/main.tf.json"]?.[0]).toMatch(/^"acme-trail-logs": /);
});

const setWith = (prefix: string): string => `Resources:
  Set:
    Type: AWS::CloudFormation::StackSet
    Properties:
      StackSetName: baseline
      PermissionModel: SELF_MANAGED
      TemplateBody: |
        Resources:
          Trail: { Type: AWS::CloudTrail::Trail, Properties: { S3BucketName: acme-trail-logs, S3KeyPrefix: ${prefix} } }
`;

const refusing = `Resources:
  Policy:
    Type: AWS::S3::BucketPolicy
    Properties:
      Bucket: acme-trail-logs
      PolicyDocument:
        Statement: [{ Effect: Allow, Principal: { Service: config.amazonaws.com }, Action: "s3:GetBucketAcl", Resource: "*" }]
`;

it.each([
  ["named", "|", "acme-trail-logs"],
  ["referred to", "!Sub |", '"${Logs}"'],
])("a policy of a bucket that is %s in a stack set of its stack", async (_, spelled, name) => {
  const set = setWith("audit")
    .replace("TemplateBody: |", `TemplateBody: ${spelled}`)
    .replace("acme-trail-logs", name);
  const files = {
    "set.yaml": `${bucket}${set.replace("Resources:\n", "")}`,
    "policy.yaml": policy,
  };
  const found = await participants(files, "log-bucket-no-wildcard-principal");
  expect(Object.keys(found).sort()).toEqual(["policy.yaml", "set.yaml"]);
});

const around = (text: string): string => `Resources:
  Set:
    Type: AWS::CloudFormation::StackSet
    Properties:
      StackSetName: baseline
      PermissionModel: SELF_MANAGED
      TemplateBody: |
${text.replaceAll(/^(?=.)/gm, "        ")}`;

it("a policy that a stack set carries for a bucket elsewhere", async () => {
  const both = `${bucket}${trail.replace("Resources:\n", "")}`;
  const files = { "trail.yaml": both, "set.yaml": around(policy) };
  const found = await participants(files, "log-bucket-no-wildcard-principal");
  expect(Object.keys(found).sort()).toEqual(["set.yaml", "trail.yaml"]);
  expect(await participants(files, "trail-bucket-policy")).toEqual({});
});

it("a bucket that a stack set carries for a trail elsewhere", async () => {
  const files = { "trail.yaml": trail, "set.yaml": around(bucket) };
  const found = await participants(files, "log-bucket-versioning");
  expect(Object.keys(found).sort()).toEqual(["set.yaml", "trail.yaml"]);
});

it("a trail beside a group whose user another stack has with what makes others", async () => {
  const files = {
    "trail.yaml": `${trail}  Group: { Type: AWS::IAM::Group, Properties: { GroupName: admins } }\n`,
    "bucket.yaml": bucket,
    "user.yaml": `Resources:
  User: { Type: AWS::IAM::User, Properties: { Groups: [admins] } }
  Own: { Type: Custom::Own, Properties: { ServiceToken: "arn:aws:lambda:eu-west-1:111122223333:function:own" } }
`,
  };
  const found = await participants(files, "trail-bucket-policy");
  expect(Object.keys(found).sort()).toEqual(["bucket.yaml", "trail.yaml"]);
});

it("two trails that one policy fails are both told of by all", async () => {
  const files = {
    "trail.yaml": trail,
    "set.yaml": setWith("two"),
    "bucket.yaml": bucket,
    "policy.yaml": refusing,
  };
  const found = await participants(files, "trail-bucket-policy");
  for (const path of ["bucket.yaml", "policy.yaml"]) {
    const said = (found[path] ?? []).join("\n");
    expect(said).toContain("trail 'trail.yaml:Trail'");
    expect(said).toContain("trail 'set.yaml:Set.Trail'");
  }
});

it.each([21, 30])(
  "a bucket of %i trails tells of the one that is shut out",
  async (count) => {
    const admitting = refusing
      .replace("config.amazonaws.com", "cloudtrail.amazonaws.com")
      .replace(
        '"s3:GetBucketAcl", Resource: "*"',
        '"s3:*", Resource: ["arn:aws:s3:::acme-trail-logs", "arn:aws:s3:::acme-trail-logs/AWSLogs/*"]',
      );
    const own = (index: number): string =>
      index === count - 1 ? trail.replace("logs }", "logs, S3KeyPrefix: apart }") : trail;
    const files = {
      ...Object.fromEntries(
        Array.from({ length: count }, (_, index) => [`t${String(index + 10)}.yaml`, own(index)]),
      ),
      "bucket.yaml": bucket,
      "policy.yaml": admitting,
    };
    const last = `t${String(count + 9)}.yaml`;
    const found = await participants(files, "trail-bucket-policy");
    expect(Object.keys(found).sort()).toEqual(["bucket.yaml", "policy.yaml", last]);
  },
  60_000,
);

it("what is nested and not listed leads to others, too", async () => {
  const files = {
    "stacks/parent.yaml":
      "Resources: { Nested: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: ../nested/set.yaml } } }\n",
    "nested/set.yaml": setWith("audit"),
    "stacks/bucket.yaml": bucket,
  };
  const found = await participants(files, "log-bucket-versioning", { include: ["stacks/*.yaml"] });
  expect(Object.keys(found).sort()).toEqual(["nested/set.yaml", "stacks/bucket.yaml"]);
});

it("what a configuration of Terraform may add is missing in no file", async () => {
  const nesting =
    "  Child: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: child.yaml } }\n";
  const files = { "parent.yaml": `${trail}${nesting}`, "child.yaml": bucket };
  const rule = "trail-bucket-policy";
  expect(Object.keys(await participants(files, rule)).sort()).toEqual([
    "child.yaml",
    "parent.yaml",
  ]);
  const main = terraform({ aws_s3_bucket_policy: { p: { bucket: "acme-trail-logs" } } });
  expect(await participants({ ...files, "main.tf.json": main }, rule)).toEqual({});
});

it("a group that is imported by the names of two stacks is not one group", async () => {
  const { files = {}, rule = "" } = layouts.find(({ name }) => name.includes("imported")) ?? {};
  const [user = "", policy = ""] = [files["user.yaml"], files["policy.yaml"]];
  const written = policy.replace('!Sub "${Stack}-group"', "groups-group");
  const both = await participants({ ...files, "policy.yaml": written }, rule);
  expect(Object.keys(both).sort()).toEqual(Object.keys(files).sort());
  const other = user
    .replace("Resources:", "Conditions: { IsOther: !Equals [!Ref Stack, other] }\nResources:")
    .replace("AWS::IAM::User,", "AWS::IAM::User, Condition: IsOther,");
  const apart = { ...files, "policy.yaml": written, "user.yaml": other };
  expect(await participants(apart, rule)).toEqual({});
});
