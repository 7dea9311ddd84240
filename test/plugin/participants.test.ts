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

describe("the chain from a user to what it may do", () => {
  const rule = "iam-no-admin-users";
  const admin = "arn:aws:iam::aws:policy/AdministratorAccess";
  const said = (user: string, group: string, others = ""): string =>
    `User '${user}' may do everything through '${group}': user '${user}' → group '${group}' → policy 'AdministratorAccess'${others}.`;
  const users = (...all: readonly (readonly [name: string, groups: string])[]): string =>
    `Resources:\n${all.map(([name, groups]) => `  ${name}: { Type: AWS::IAM::User, Properties: { UserName: ${name}, Groups: [${groups}] } }\n`).join("")}`;
  const groups = `Resources:
  Admins: { Type: AWS::IAM::Group, Properties: { GroupName: admins, ManagedPolicyArns: ["${admin}"] } }
  Readers: { Type: AWS::IAM::Group, Properties: { GroupName: readers } }
`;

  it("is said of the users of a file by no other file with users", async () => {
    const files = {
      "groups.yaml": groups,
      "more.yaml": users(["Dave", "admins"], ["Carol", "readers"]),
      "other.yaml": users(["Erin", "readers"]),
      "users.yaml": users(["Bob", "readers"], ["Alice", "admins"]),
    };
    expect(await participants(files, rule)).toEqual({
      "groups.yaml": ["more.yaml:Dave", "users.yaml:Alice"].map(
        (user) => `"${admin}": ${said(user, "Admins")}`,
      ),
      "more.yaml": [`admins: ${said("Dave", "groups.yaml:Admins")}`],
      "users.yaml": [`admins: ${said("Alice", "groups.yaml:Admins")}`],
    });
  });

  it("is said where the group is imported that makes an administrator", async () => {
    const outputs = `Outputs:
  Admins: { Value: !Ref Admins, Export: { Name: admins } }
  Readers: { Value: !Ref Readers, Export: { Name: readers } }
`;
    const files = {
      "groups.yaml": groups + outputs,
      "other.yaml": users(["Erin", "!ImportValue readers"]),
      "users.yaml": users(["Alice", "!ImportValue readers, !ImportValue admins"]),
    };
    expect(await participants(files, rule)).toEqual({
      "groups.yaml": [`"${admin}": ${said("users.yaml:Alice", "Admins")}`],
      "users.yaml": [`!ImportValue admins: ${said("Alice", "groups.yaml:Admins")}`],
    });
  });

  it("is said of the user, the group and the membership in three files", async () => {
    const files = {
      "groups.yaml": groups,
      "members.yaml": `Resources:
  Members:
    Type: AWS::IAM::UserToGroupAddition
    Properties: { GroupName: admins, Users: [alice, nobody] }
`,
      "users.yaml": `Resources:
  Bob: { Type: AWS::IAM::User, Properties: { UserName: bob } }
  Alice: { Type: AWS::IAM::User, Properties: { UserName: alice } }
`,
    };
    const members = " (see 'members.yaml:Members')";
    expect(await participants(files, rule)).toEqual({
      "groups.yaml": [`"${admin}": ${said("users.yaml:Alice", "Admins", members)}`],
      "members.yaml": [`alice: ${said("users.yaml:Alice", "groups.yaml:Admins")}`],
      "users.yaml": [`Alice: ${said("Alice", "groups.yaml:Admins", members)}`],
    });
  });

  it("is said at the first of two memberships in a group, whether or not any file declares it", async () => {
    const member = (id: string): string => `  ${id}:
    Type: AWS::IAM::UserToGroupAddition
    Properties: { GroupName: admins, Users: [alice] }
`;
    const files = {
      "members.yaml": `Resources:\n${member("One")}${member("Two")}`,
      "policies.yaml": `Resources:
  All: { Type: AWS::IAM::ManagedPolicy, Properties: { Groups: [admins], PolicyDocument: { Statement: [{ Effect: Allow, Action: "*", Resource: "*" }] } } }
`,
      "users.yaml": users(["alice", ""]),
    };
    const declaring = {
      ...files,
      "groups.yaml": groups.replaceAll(admin, "arn:aws:iam::aws:policy/ReadOnlyAccess"),
    };
    for (const all of [files, declaring]) {
      const { "members.yaml": members } = await participants(all, rule);
      expect(members).toHaveLength(1);
    }
  });

  it("is said by what nests, and by each of what it nests", async () => {
    const files = {
      "groups.yaml": `Resources:
  Admins: { Type: AWS::IAM::Group, Properties: { ManagedPolicyArns: ["${admin}"] } }
Outputs: { Name: { Value: !Ref Admins } }
`,
      "root.yaml": `Resources:
  Groups: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: groups.yaml } }
  Users:
    Type: AWS::CloudFormation::Stack
    Properties: { TemplateURL: users.yaml, Parameters: { Group: !GetAtt Groups.Outputs.Name } }
`,
      "users.yaml": `Parameters: { Group: { Type: String } }
${users(["Bob", ""], ["Alice", "!Ref Group"])}`,
    };
    expect(await participants(files, rule)).toEqual({
      "groups.yaml": [`"${admin}": ${said("users.yaml:Alice", "Admins")}`],
      "root.yaml": [`groups.yaml: ${said("users.yaml:Alice", "groups.yaml:Admins")}`],
      "users.yaml": [`!Ref Group: ${said("Alice", "groups.yaml:Admins")}`],
    });
  });

  it("is said by four configurations of Terraform", async () => {
    const root = (resource: object): string =>
      JSON.stringify({ terraform: { backend: { s3: { bucket: "states" } } }, resource });
    const chain = (user: string, group: string, policy: string, others = ""): string =>
      `User '${user}' may do everything through '${policy}': user '${user}' → group '${group}' → policy 'AdministratorAccess'${others}.`;
    const files = (membership: object): Readonly<Record<string, string>> => ({
      "g/main.tf.json": root({
        aws_iam_group: { a: { name: "admins" }, r: { name: "readers" } },
      }),
      "m/main.tf.json": root(membership),
      "p/main.tf.json": root({
        aws_iam_group_policy_attachment: { a: { group: "admins", policy_arn: admin } },
      }),
      "u/main.tf.json": root({ aws_iam_user: { a: { name: "alice" }, b: { name: "bob" } } }),
    });
    const [u, g, p] = [
      "aws_iam_user.a",
      "aws_iam_group.a",
      "aws_iam_group_policy_attachment.a",
    ] as const;
    const [inU, inG, inP] = [
      `u/main.tf.json:${u}`,
      `g/main.tf.json:${g}`,
      `p/main.tf.json:${p}`,
    ] as const;
    const see = (member: string): string => ` (see 'm/main.tf.json:${member}')`;
    const expected = (entry: string, member: string): object => ({
      "g/main.tf.json": [`"a": ${chain(inU, g, inP, see(member))}`],
      "m/main.tf.json": [`"${entry}": ${chain(inU, inG, inP)}`],
      "p/main.tf.json": [`"${admin}": ${chain(inU, inG, p, see(member))}`],
      "u/main.tf.json": [`"a": ${chain(u, inG, inP, see(member))}`],
    });
    const ofUser = { u: { user: "alice", groups: ["readers", "admins"] } };
    expect(await participants(files({ aws_iam_user_group_membership: ofUser }), rule)).toEqual(
      expected("admins", "aws_iam_user_group_membership.u"),
    );
    const ofGroup = { g: { name: "g", group: "admins", users: ["eve", "alice"] } };
    expect(await participants(files({ aws_iam_group_membership: ofGroup }), rule)).toEqual(
      expected("alice", "aws_iam_group_membership.g"),
    );
  });
});

describe("a bucket that logs its access to the bucket of a trail", () => {
  const app = (target: string): string => `Resources:
  App: { Type: AWS::S3::Bucket, Properties: { LoggingConfiguration: { DestinationBucketName: ${target} } } }
`;
  const trail = (bucket: string): string =>
    `  Trail: { Type: AWS::CloudTrail::Trail, Properties: { IsLogging: true, S3BucketName: ${bucket} } }\n`;
  const storage = `Resources:
  Logs: { Type: AWS::S3::Bucket, Properties: { BucketName: acme-audit-logs } }
Outputs: { Logs: { Value: !Ref Logs, Export: { Name: logs } } }
`;

  const called = ["acme-audit-logs", "!ImportValue logs"] as const;
  it.each([called, called.toReversed()])("has no part in its faults (%s)", async (...names) => {
    const [to = "", other = ""] = names;
    const files = {
      "app.yaml": app(to),
      "storage.yaml": storage,
      "trail.yaml": `Resources:\n${trail(to)}`,
    };
    const found = await participants(files, "log-bucket-versioning");
    expect(Object.keys(found)).toEqual(["storage.yaml", "trail.yaml"]);
    const both = { "app.yaml": app(to) + trail(other), "storage.yaml": storage };
    const { "app.yaml": said = [] } = await participants(both, "log-bucket-versioning");
    expect(said.map((each) => each.split(":")[0])).toEqual([other]);
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

describe("a bucket and a trail in two stacks that a third nests", () => {
  it("are said to lack a policy once in each file", async () => {
    const said = (bucket: string, trail: string): string =>
      `Bucket '${bucket}' has no policy that lets CloudTrail deliver the logs of trail '${trail}'.`;
    const files = {
      "bucket.yaml": `Resources:
  Logs: { Type: AWS::S3::Bucket }
Outputs: { Name: { Value: !Ref Logs } }
`,
      "root.yaml": `Resources:
  Storage: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: bucket.yaml } }
  Audit:
    Type: AWS::CloudFormation::Stack
    Properties: { TemplateURL: trail.yaml, Parameters: { Name: !GetAtt Storage.Outputs.Name } }
`,
      "trail.yaml": `Parameters: { Name: { Type: String } }
Resources:
  Trail: { Type: AWS::CloudTrail::Trail, Properties: { IsLogging: true, S3BucketName: !Ref Name } }
`,
    };
    expect(await participants(files, "trail-bucket-policy")).toEqual({
      "bucket.yaml": [`Logs: ${said("Logs", "trail.yaml:Trail")}`],
      "root.yaml": [`trail.yaml: ${said("bucket.yaml:Logs", "trail.yaml:Trail")}`],
      "trail.yaml": [`!Ref Name: ${said("bucket.yaml:Logs", "Trail")}`],
    });
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
      "trail.yaml": [
        "acme-audit-logs: Statement number 1 of policy 'policy.yaml:Policy' allows everybody (bucket 'storage.yaml:Logs').",
      ],
      "storage.yaml": [
        "Logs: Statement number 1 of policy 'policy.yaml:Policy' allows everybody (bucket of trail 'trail.yaml:Trail').",
      ],
      "policy.yaml": [
        `"*": Statement number 1 of policy 'Policy' allows everybody (bucket 'storage.yaml:Logs' of trail 'trail.yaml:Trail').`,
      ],
    });
  });
});

describe("a bucket that a stack imports and puts out again", () => {
  const topic = "Resources: { Topic: { Type: AWS::SNS::Topic } }\n";
  const exporting = (name: string, value: string): string =>
    `Outputs: { Name: { Value: ${value}, Export: { Name: ${name} } } }\n`;
  const trail = `Resources:
  Trail:
    Type: AWS::CloudTrail::Trail
    Properties: { IsLogging: true, S3BucketName: !ImportValue bucket }
`;

  it("is one of a trail in its own file, too", async () => {
    const files = {
      "again.yaml": `${topic}${exporting("bucket", "!ImportValue again")}`,
      "between.yaml": `${topic}${exporting("again", "!ImportValue storage")}`,
      "storage.yaml": `Resources: { Logs: { Type: AWS::S3::Bucket } }\n${exporting("storage", "!Ref Logs")}`,
      "trail.yaml": trail,
    };
    const said = (bucket: string, more = ""): string =>
      `Log bucket '${bucket}' keeps no versions of logs that are overwritten or deleted${more}.`;
    expect(await participants(files, "log-bucket-versioning")).toEqual({
      "storage.yaml": [`Logs: ${said("Logs", " (bucket of trail 'trail.yaml:Trail')")}`],
      "trail.yaml": [`!ImportValue bucket: ${said("storage.yaml:Logs")}`],
    });
    expect(await participants({ ...files, "trail.yaml": topic }, "log-bucket-versioning")).toEqual(
      {},
    );
  });

  it("is nobody's where that goes round in circles", async () => {
    const files = {
      "one.yaml": `${topic}${exporting("bucket", "!ImportValue other")}`,
      "other.yaml": `${topic}${exporting("other", "!ImportValue bucket")}`,
      "storage.yaml": "Resources: { Logs: { Type: AWS::S3::Bucket } }\n",
      "trail.yaml": trail,
    };
    expect(await participants(files, "log-bucket-versioning")).toEqual({});
  });
});

describe("a bucket whose policy lets in whoever comes without TLS", () => {
  const rule = "log-bucket-secure-transport";
  const said = (bucket: string, others: string): string =>
    `Log bucket '${bucket}' accepts requests without TLS for the bucket and its logs${others}.`;

  it.each([
    ["a name", "audit-logs"],
    ["an import", "!ImportValue audit-logs"],
  ])("is reported in all three stacks, by %s", async (_, bucket) => {
    const policy = (secure: string): string => `Resources:
  Policy:
    Type: AWS::S3::BucketPolicy
    Properties:
      Bucket: ${bucket}
      PolicyDocument:
        Statement:
          - Effect: Deny
            Principal: "*"
            Action: "s3:*"
            Resource: [arn:aws:s3:::audit-logs, arn:aws:s3:::audit-logs/*]
            Condition: { Bool: { "aws:SecureTransport": "${secure}" } }
`;
    const files = {
      "bucket.yaml": `Resources:
  Logs: { Type: AWS::S3::Bucket, Properties: { BucketName: audit-logs } }
Outputs: { Logs: { Value: !Ref Logs, Export: { Name: audit-logs } } }
`,
      "policy.yaml": policy("true").replace("Deny", "Allow"),
      "trail.yaml": `Resources:
  Trail: { Type: AWS::CloudTrail::Trail, Properties: { IsLogging: true, S3BucketName: ${bucket} } }
`,
    };
    const [trail, policyOf] = [
      " (bucket of trail 'trail.yaml:Trail')",
      " (see 'policy.yaml:Policy')",
    ];
    expect(await participants(files, rule)).toEqual({
      "bucket.yaml": [`Logs: ${said("Logs", trail + policyOf)}`],
      "policy.yaml": [`Policy: ${said("bucket.yaml:Logs", trail)}`],
      "trail.yaml": [`${bucket}: ${said("bucket.yaml:Logs", policyOf)}`],
    });
    expect(await participants({ ...files, "policy.yaml": policy("false") }, rule)).toEqual({});
  });

  it("is reported in all three configurations of Terraform", async () => {
    const reading = { backend: "local", config: { path: "../bucket/terraform.tfstate" } };
    const elsewhere = (resource: object): string =>
      JSON.stringify({ data: { terraform_remote_state: { storage: reading } }, resource });
    const bucket = "${data.terraform_remote_state.storage.outputs.bucket}";
    const files = {
      "bucket/main.tf.json": JSON.stringify({
        terraform: { backend: { local: {} } },
        resource: { aws_s3_bucket: { logs: { bucket: "audit-logs" } } },
        output: { bucket: { value: "${aws_s3_bucket.logs.id}" } },
      }),
      "policy/main.tf.json": elsewhere({
        aws_s3_bucket_policy: { open: { bucket, policy: '{"Statement":[]}' } },
      }),
      "trail/main.tf.json": elsewhere({
        aws_cloudtrail: { all: { name: "all", s3_bucket_name: bucket } },
      }),
    };
    const trail = " (bucket of trail 'trail/main.tf.json:aws_cloudtrail.all')";
    const policy = " (see 'policy/main.tf.json:aws_s3_bucket_policy.open')";
    const logs = "bucket/main.tf.json:aws_s3_bucket.logs";
    expect(await participants(files, rule)).toEqual({
      "bucket/main.tf.json": [`"logs": ${said("aws_s3_bucket.logs", trail + policy)}`],
      "policy/main.tf.json": [`"open": ${said(logs, trail)}`],
      "trail/main.tf.json": [`${bucket.slice(2, -1)}: ${said(logs, policy)}`],
    });
  });
});
