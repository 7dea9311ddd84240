import { describe, expect, it } from "vitest";
import { type Files, reporter } from "./project.js";

const lint = reporter();

/** What one of some rules reports in each of some files of a project with groups. */
function each(
  files: Files,
  groups: readonly object[],
  rules: string | readonly string[],
): Readonly<Record<string, readonly string[]>> {
  const report = lint.with({ project: { groups } });
  const found = Object.keys(files).map((path) => [path, report(path, files, rules)] as const);
  return Object.fromEntries(found.filter(([, reports]) => reports.length > 0));
}

const importing = `Resources:
  Trail:
    Type: AWS::CloudTrail::Trail
    Properties: { IsLogging: true, S3BucketName: !ImportValue AuditLogs }
`;

function exporting(access: string): string {
  return `Resources:
  Logs: { Type: AWS::S3::Bucket, Properties: { AccessControl: ${access} } }
Outputs: { Logs: { Value: !Ref Logs, Export: { Name: AuditLogs } } }
`;
}

describe("an export", () => {
  const rule = "log-bucket-no-public-acl";
  const accounts = [
    { name: "dev", files: ["dev/**", "trail.yaml"], account: "111122223333" },
    { name: "prod", files: ["prod/**", "trail.yaml"], account: "444455556666" },
  ];

  it("is that of the own account", () => {
    const files = {
      "dev/bucket.yaml": exporting("PublicRead"),
      "dev/trail.yaml": importing,
      "prod/bucket.yaml": exporting("Private"),
      "prod/trail.yaml": importing,
    };
    expect(each(files, accounts, rule)).toEqual({
      "dev/bucket.yaml": [
        "PublicRead: Log bucket 'Logs' lets everybody list logs (bucket of trail 'dev/trail.yaml:Trail').",
      ],
      "dev/trail.yaml": [
        "!ImportValue AuditLogs: Log bucket 'dev/bucket.yaml:Logs' lets everybody list logs.",
      ],
    });
  });

  it("is another in each account that a template is deployed to", () => {
    const files = {
      "dev/bucket.yaml": exporting("PublicRead"),
      "prod/bucket.yaml": exporting("Private"),
      "trail.yaml": importing,
    };
    expect(each(files, accounts, rule)["trail.yaml"]).toEqual([
      "!ImportValue AuditLogs: Log bucket 'dev/bucket.yaml:Logs' lets everybody list logs (group 'dev').",
    ]);
  });

  it("is another in each Region of an account", () => {
    const account = "111122223333";
    const regions = [
      { name: "here", files: ["dev/**", "trail.yaml"], account, region: "eu-west-1" },
      { name: "there", files: ["prod/**"], account, region: "us-east-1" },
    ];
    const files = {
      "dev/bucket.yaml": exporting("PublicRead"),
      "prod/bucket.yaml": exporting("PublicRead"),
      "trail.yaml": importing,
    };
    expect(Object.keys(each(files, regions, rule))).toEqual(["dev/bucket.yaml", "trail.yaml"]);
    const unknown = regions.map(({ name, files, account }) => ({ name, files, account }));
    expect(each(files, unknown, rule)).toEqual({});
  });

  it("is none of a template that is in no group", () => {
    const files = { "other/bucket.yaml": exporting("PublicRead"), "dev/trail.yaml": importing };
    expect(each(files, accounts, rule)).toEqual({});
    expect(each(files, [{ name: "one", files: "**" }], rule)).not.toEqual({});
  });

  it("of a nested stack is where the stack is that nests it", () => {
    const files = {
      "dev/main.yaml": `Resources:
  Storage: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: ../lib/bucket.yaml } }
`,
      "lib/bucket.yaml": exporting("PublicRead"),
      "dev/trail.yaml": importing,
      "prod/trail.yaml": importing,
    };
    expect(Object.keys(each(files, accounts, rule))).toContain("dev/trail.yaml");
    expect(Object.keys(each(files, accounts, rule))).not.toContain("prod/trail.yaml");
  });
});

describe("a name", () => {
  const trail = (bucket: string): string => `Resources:
  Trail:
    Type: AWS::CloudTrail::Trail
    Properties: { IsLogging: true, S3BucketName: ${bucket} }
`;
  const user = "Resources: { Alice: { Type: AWS::IAM::User, Properties: { Groups: [admins] } } }\n";
  const admins = `Resources:
  Admins:
    Type: AWS::IAM::Group
    Properties:
      GroupName: admins
      ManagedPolicyArns: [arn:aws:iam::aws:policy/AdministratorAccess]
`;

  it("of a group of users means another one in each account", () => {
    const groups = (...accounts: readonly string[]): readonly object[] =>
      accounts.map((account) => ({ name: `in ${account}`, files: `${account}/**`, account }));
    const files = {
      "111122223333/user.yaml": user,
      "111122223333/group.yaml": admins,
      "444455556666/group.yaml": admins,
    };
    const rule = "iam-no-admin-users";
    expect(Object.keys(each(files, groups("111122223333", "444455556666"), rule))).toEqual([
      "111122223333/user.yaml",
      "111122223333/group.yaml",
    ]);
    expect(each(files, [{ name: "one", files: "**" }], rule)).toEqual({});
  });

  it("of a bucket leads to other accounts", () => {
    const files = {
      "app/trail.yaml": trail("acme-audit-logs"),
      "log/bucket.yaml": `Resources:
  Logs: { Type: AWS::S3::Bucket, Properties: { BucketName: acme-audit-logs, AccessControl: PublicRead } }
`,
    };
    const groups = ["app", "log"].map((name) => ({ name, files: `${name}/**` }));
    expect(Object.keys(each(files, groups, "log-bucket-no-public-acl"))).toEqual(
      Object.keys(files),
    );
  });
});

describe("what a group says", () => {
  const rule = "log-bucket-no-public-acl";
  const stage = "Parameters: { Stage: { Type: String } }\n";
  const trail = (bucket: string): string => `Resources:
  Trail:
    Type: AWS::CloudTrail::Trail
    Properties: { IsLogging: true, S3BucketName: ${bucket} }
`;
  const bucket = (name: string, access = "PublicRead"): string => `Resources:
  Logs: { Type: AWS::S3::Bucket, Properties: { BucketName: ${name}, AccessControl: ${access} } }
`;
  const both = [
    { name: "dev", files: "*.yaml", account: "111122223333", parameters: { Stage: "dev" } },
    { name: "prod", files: "*.yaml", account: "444455556666", parameters: { Stage: "prod" } },
  ];

  it("of parameters is a part of names", () => {
    const conditions = "Conditions: { Dev: !Equals [!Ref Stage, dev] }\n";
    const access = "!If [Dev, PublicRead, Private]";
    const files = {
      "bucket.yaml": stage + conditions + bucket('!Sub "logs-${Stage}"', access),
      "trail.yaml": stage + trail('!Sub "logs-${Stage}"'),
    };
    expect(Object.keys(each(files, both, rule))).toEqual(Object.keys(files));
    expect(each(files, both, rule)["trail.yaml"]?.join()).toContain("(group 'dev')");
    const other = { ...files, "trail.yaml": stage + trail('!Sub "log-${Stage}"') };
    expect(each(other, both, rule)).toEqual({});
    expect(each(files, [{ name: "all", files: "*.yaml" }], rule)).toEqual({});
  });

  it("of the account is a part of names", () => {
    const files = {
      "bucket.yaml": bucket('!Sub "logs-${AWS::AccountId}"'),
      "trail.yaml": trail("logs-111122223333"),
    };
    expect(Object.keys(each(files, both, rule))).toEqual(Object.keys(files));
    expect(each(files, both.slice(1), rule)).toEqual({});
  });

  it("of the place is a part of ARNs", () => {
    const alias = "arn:aws:kms:us-east-1:111122223333:alias/trail";
    const files = {
      "trail.yaml": trail(`acme-logs, KMSKeyId: "${alias}"`),
      "key.yaml": `Resources:
  Key:
    Type: AWS::KMS::Key
    Properties:
      KeyPolicy:
        Statement:
          - Effect: Allow
            Principal: { Service: logs.amazonaws.com }
            Action: kms:GenerateDataKey*
            Resource: "*"
  Alias: { Type: AWS::KMS::Alias, Properties: { AliasName: alias/trail, TargetKeyId: !Ref Key } }
`,
    };
    const [dev] = both;
    const told = (group: object): readonly string[] =>
      Object.keys(each(files, [{ ...dev, ...group }], "trail-key-policy"));
    expect(told({ region: "us-east-1" })).toEqual(Object.keys(files));
    expect(told({ region: "eu-west-1" })).toEqual([]);
  });

  it("of parameters is said of its own templates only", () => {
    const account = "111122223333";
    const groups = [
      { name: "app", files: "app/**", account, parameters: { Stage: "app" } },
      { name: "log", files: "log/**", account, parameters: { Stage: "log" } },
    ];
    const files = {
      "app/trail.yaml": stage + trail("acme-logs"),
      "log/bucket.yaml": `${stage}Conditions: { Open: !Equals [!Ref Stage, log] }
${bucket("acme-logs", "!If [Open, PublicRead, Private]")}`,
    };
    expect(Object.keys(each(files, groups, rule))).toEqual(Object.keys(files));
  });

  it("of parameters is nothing to nested stacks", () => {
    const files = {
      "main.yaml": `Resources:
  Storage:
    Type: AWS::CloudFormation::Stack
    Properties: { TemplateURL: ./bucket.yaml, Parameters: { Stage: other } }
`,
      "bucket.yaml": stage + bucket('!Sub "logs-${Stage}"'),
      "trail.yaml": trail("logs-dev"),
    };
    expect(each(files, both, rule)).toEqual({});
  });
});
