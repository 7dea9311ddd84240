import { describe, expect, it } from "vitest";
import { type Files, reporter } from "./project.js";

const reported = reporter();

/** What is reported in each of some files. */
function each(files: Files, rule: string): Readonly<Record<string, readonly string[]>> {
  const found = Object.keys(files).map((path) => [path, reported(path, files, rule)] as const);
  return Object.fromEntries(found.filter(([, reports]) => reports.length > 0));
}

function trail(bucket: string, more = ""): string {
  return `Resources:
  Trail:
    Type: AWS::CloudTrail::Trail
    Properties:
      S3BucketName: ${bucket}
      IsLogging: true
      IsMultiRegionTrail: true
${more}`;
}

function bucket(name: string, properties = ""): string {
  return `Resources:
  Bucket:
    Type: AWS::S3::Bucket
    Properties:
      BucketName: ${name}
${properties}`;
}

const versioned = "      VersioningConfiguration: { Status: Enabled }\n";

describe("a bucket that a trail names", () => {
  const rule = "log-bucket-versioning";
  const says = (name: string, of = ""): string =>
    `Log bucket '${name}' keeps no versions of logs that are overwritten or deleted${of}.`;
  const ofTrail = " (bucket of trail 'trail.yaml:Trail')";
  const both = {
    "storage.yaml": [`Bucket: ${says("Bucket", ofTrail)}`],
    "trail.yaml": [`acme-trail-logs: ${says("storage.yaml:Bucket")}`],
  };

  it("is that of the one stack that declares it, and is reported by both", () => {
    const files = {
      "trail.yaml": trail("acme-trail-logs"),
      "storage.yaml": bucket("acme-trail-logs"),
    };
    expect(each(files, rule)).toEqual(both);
    expect(each({ ...files, "storage.yaml": bucket("acme-trail-logs", versioned) }, rule)).toEqual(
      {},
    );
    expect(each({ ...files, "storage.yaml": bucket("acme-trail-log") }, rule)).toEqual({});
    expect(each({ ...files, "trail.yaml": trail("acme-trail-log") }, rule)).toEqual({});
  });

  it("is none where nobody says that there is a project", () => {
    const files = { "trail.yaml": trail("acme-logs"), "storage.yaml": bucket("acme-logs") };
    expect(reported.alone("trail.yaml", files, rule)).toEqual([]);
    expect(reported.alone("storage.yaml", files, rule)).toEqual([]);
  });

  it("may be named by what is the same in all stacks of an account", () => {
    const name = '!Sub "acme-${AWS::AccountId}-${AWS::Region}"';
    const joined = '!Join ["-", [acme, !Ref AWS::AccountId, !Ref AWS::Region]]';
    const files = { "trail.yaml": trail(name), "storage.yaml": bucket(joined) };
    expect(Object.keys(each(files, rule)).sort()).toEqual(Object.keys(both));
    const other = { ...files, "storage.yaml": bucket('!Sub "acme-${AWS::AccountId}"') };
    expect(each(other, rule)).toEqual({});
  });

  it("is unknown where a stack supplies the name", () => {
    const parameters = "Parameters: { Name: { Type: String, Default: acme-trail-logs } }\n";
    const files = {
      "trail.yaml": parameters + trail("!Ref Name"),
      "storage.yaml": bucket("acme-trail-logs"),
    };
    expect(each(files, rule)).toEqual({});
    const stack = '!Sub "${AWS::StackName}-logs"';
    expect(each({ "trail.yaml": trail(stack), "storage.yaml": bucket(stack) }, rule)).toEqual({});
  });

  it("is unknown where two stacks declare it", () => {
    const files = {
      "trail.yaml": trail("acme-trail-logs"),
      "storage.yaml": bucket("acme-trail-logs"),
      "storage2.yaml": bucket("acme-trail-logs", versioned),
    };
    expect(each(files, rule)).toEqual({});
  });

  it("is that of the trail's own stack, if that declares it", () => {
    const own = trail("acme-trail-logs") + bucket("acme-trail-logs", versioned).slice(11);
    const files = { "trail.yaml": own, "storage.yaml": bucket("acme-trail-logs") };
    expect(each(files, rule)).toEqual({});
  });

  it("may be named in one branch only", () => {
    const conditions = `Parameters: { Env: { Type: String } }
Conditions: { IsProd: !Equals [!Ref Env, prod] }
`;
    const files = {
      "trail.yaml": conditions + trail("!If [IsProd, acme-trail-logs, other-logs]"),
      "storage.yaml": bucket("acme-trail-logs"),
    };
    expect(each(files, rule)).toEqual(both);
    const never = files["trail.yaml"].replace(
      "{ Type: String }",
      "{ Type: String, AllowedValues: [dev] }",
    );
    expect(each({ ...files, "trail.yaml": never }, rule)).toEqual({});
  });

  it.each(["AWS::StackName", "Env"])("is judged in the scenarios of both by %s", (input) => {
    const head = (text: string): string =>
      (input === "Env" ? "Parameters: { Env: { Type: String } }\n" : "") +
      `Conditions: { IsProd: !Equals [!Ref ${input}, prod] }\n${text}`;
    const versions =
      "      VersioningConfiguration: !If [IsProd, !Ref AWS::NoValue, { Status: Enabled }]\n";
    const named = head(trail("!If [IsProd, acme-trail-logs, acme-others]"));
    const storage = head(bucket("acme-trail-logs", versions));
    expect(each({ "trail.yaml": named, "storage.yaml": storage }, rule)).toEqual({
      "trail.yaml": [
        `acme-trail-logs: ${says("storage.yaml:Bucket", " when condition 'storage.yaml:IsProd' is true")}`,
      ],
      "storage.yaml": [
        `!Ref AWS::NoValue: ${says("Bucket", ` when condition 'IsProd' is true${ofTrail}`)}`,
      ],
    });
  });

  it("is not reported by who calls something else there", () => {
    const members = `Resources:
  Members:
    Type: AWS::IAM::UserToGroupAddition
    Properties: { GroupName: auditors, Users: [alice] }
`;
    const group = `  Auditors: { Type: AWS::IAM::Group, Properties: { GroupName: auditors } }\n`;
    const user = `  Bob: { Type: AWS::IAM::User, Properties: { Groups: [auditors] } }\n`;
    const files = {
      "trail.yaml": trail("acme-trail-logs") + user,
      "storage.yaml": bucket("acme-trail-logs") + group,
      "members.yaml": members,
    };
    expect(each(files, rule)).toEqual(both);
  });

  it("is the linted text rather than the file", () => {
    const saved = { "trail.yaml": trail("other-logs"), "storage.yaml": bucket("acme-trail-logs") };
    reported("trail.yaml", saved, rule);
    const files = { "storage.yaml": bucket("acme-trail-logs") };
    expect(reported.unsaved("trail.yaml", trail("acme-trail-logs"), files, rule)).toEqual(
      both["trail.yaml"],
    );
  });

  it("is reported at the stack that is nested, and in the one that nests it", () => {
    const nested = { "main.yaml": nest("trail.yaml"), "trail.yaml": trail("acme-trail-logs") };
    expect(each({ ...nested, "storage.yaml": bucket("acme-trail-logs") }, rule)).toEqual(both);
  });
});

function nest(path: string): string {
  return `Resources:
  Nested: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: ${path} } }
`;
}

describe("a policy of a bucket that others name", () => {
  const policy = (name: string, condition = "false"): string => `
  Policy:
    Type: AWS::S3::BucketPolicy
    Properties:
      Bucket: ${name}
      PolicyDocument:
        Version: "2012-10-17"
        Statement:
          - Effect: Deny
            Principal: "*"
            Action: "s3:*"
            Resource: [arn:aws:s3:::acme-trail-logs, arn:aws:s3:::acme-trail-logs/*]
            Condition: { Bool: { "aws:SecureTransport": "${condition}" } }
          - Effect: Allow
            Principal: "*"
            Action: "s3:GetObject"
            Resource: arn:aws:s3:::acme-trail-logs/*
`;
  const secure = "log-bucket-secure-transport";
  const wildcard = "log-bucket-no-wildcard-principal";
  const exported = `${bucket("acme-trail-logs")}
Outputs: { Logs: { Value: !Ref Bucket, Export: { Name: logs } } }
`;

  it.each([
    ["by its name", "acme-trail-logs", "acme-trail-logs"],
    ["by an import", "!ImportValue logs", "!ImportValue logs"],
    ["by its name and an import", "acme-trail-logs", "!ImportValue logs"],
    ["by an import and its name", "!ImportValue logs", "acme-trail-logs"],
  ])("may be in a third stack: %s", (_, ofTrail, ofPolicy) => {
    const files = { "trail.yaml": trail(ofTrail), "storage.yaml": exported };
    const third = { ...files, "policy.yaml": `Resources:${policy(ofPolicy)}` };
    expect(Object.keys(each(files, secure)).sort()).toEqual(["storage.yaml", "trail.yaml"]);
    expect(each(third, secure)).toEqual({});
    // Where the policy is, it is known to be that of a log bucket.
    expect(each(third, wildcard)["policy.yaml"]).toHaveLength(1);
    expect(each({ ...third, "trail.yaml": trail("others") }, wildcard)).toEqual({});
  });

  it("is that of a log bucket that no stack declares", () => {
    const files = {
      "trail.yaml": trail("acme-trail-logs"),
      "policy.yaml": `Resources:${policy("acme-trail-logs")}`,
    };
    expect(Object.keys(each(files, wildcard))).toEqual(["trail.yaml", "policy.yaml"]);
  });

  it("may be in a nested stack that cannot be read and is given the name", () => {
    const nesting = (name: string): string => `Resources:
  Nested:
    Type: AWS::CloudFormation::Stack
    Properties: { TemplateURL: "https://example.com/policy.yaml", Parameters: { Name: ${name} } }
`;
    const files = { "trail.yaml": trail("acme-trail-logs"), "storage.yaml": exported };
    const given = { ...files, "policy.yaml": nesting("acme-trail-logs") };
    expect(each(given, secure)).toEqual({});
    expect(Object.keys(each({ ...files, "policy.yaml": nesting("others") }, secure))).toEqual([
      "trail.yaml",
      "storage.yaml",
    ]);
  });

  it("may be in a file that cannot be read", () => {
    const files = { "trail.yaml": trail("acme-trail-logs"), "storage.yaml": exported };
    const broken = `Resources:${policy("acme-trail-logs")}\n  Broken: [`;
    expect(Object.keys(each({ ...files, "policy.yaml": broken }, secure))).toEqual(["policy.yaml"]);
    const others = broken.replaceAll("acme-trail-logs", "others");
    expect(Object.keys(each({ ...files, "policy.yaml": others }, secure))).toHaveLength(3);
  });

  it("is not in a copy of the stack, which has a bucket of its own", () => {
    const own = trail("!Ref Bucket") + exported.replace("Resources:\n", "");
    const copy = own + "\n" + policy("!Ref Bucket");
    const files = { "one.yaml": own, "copy.yaml": copy.replace(/Outputs:.*\n/, "") };
    expect(Object.keys(each(files, secure))).toEqual(["one.yaml"]);
  });

  it("is not awaited by a trail in another stack, which cannot say so", () => {
    const depends = "trail-depends-on-bucket-policy";
    const files = {
      "trail.yaml": trail("acme-trail-logs"),
      "policy.yaml": `${exported.replace(/Outputs:.*/, "")}${policy("!Ref Bucket")}`,
    };
    expect(each(files, depends)).toEqual({});
    const own = trail("acme-trail-logs") + policy("acme-trail-logs");
    const apart = { "trail.yaml": own, "storage.yaml": bucket("acme-trail-logs") };
    expect(Object.keys(each(apart, depends))).toEqual(["trail.yaml"]);
  });

  it("may be in one of more stacks than are read together", () => {
    const many = Array.from({ length: 25 }, (_, index) => [
      `policies/${String(index).padStart(2, "0")}.yaml`,
      `Resources:${policy("acme-trail-logs")}`,
    ]);
    const files: Files = {
      "storage.yaml": bucket("acme-trail-logs"),
      "a-trail.yaml": trail("acme-trail-logs"),
      ...(Object.fromEntries(many) as Files),
    };
    expect(reported("storage.yaml", files, "log-bucket-versioning")).toHaveLength(1);
    expect(reported("storage.yaml", files, secure)).toEqual([]);
    // One of them may log to it, too, and so it may be there to receive such logs.
    expect(reported("storage.yaml", files, "log-bucket-access-logging")).toEqual([]);
  });
});

describe("a key that a trail names by an alias", () => {
  const rule = "trail-key-policy";
  const key = (allowed: string, more = ""): string => `Resources:
  Key:
    Type: AWS::KMS::Key
    Properties:
      KeyPolicy:
        Version: "2012-10-17"
        Statement:
          - Effect: Allow
            Principal: { Service: ${allowed}.amazonaws.com }
            Action: ["kms:GenerateDataKey*", "kms:DescribeKey"]
            Resource: "*"
${more}`;
  const alias = `  Alias:
    Type: AWS::KMS::Alias
    Properties: { AliasName: alias/trail, TargetKeyId: !Ref Key }
`;
  const encrypting = (name: string): string => trail("other-logs", `      KMSKeyId: ${name}\n`);

  it.each([
    ["alias/trail"],
    ['!Sub "arn:${AWS::Partition}:kms:${AWS::Region}:${AWS::AccountId}:alias/trail"'],
  ])("is judged in both stacks: %s", (name) => {
    const files = { "trail.yaml": encrypting(name), "keys.yaml": key("logs", alias) };
    const says = (key: string, encrypted: string): string =>
      `No statement of the policy of '${key}' lets CloudTrail encrypt the logs of trail '${encrypted}'.`;
    expect(each(files, rule)).toEqual({
      "trail.yaml": [`${name}: ${says("keys.yaml:Key", "Trail")}`],
      "keys.yaml": [`Version: "2012-10-17": ${says("Key", "trail.yaml:Trail")}`],
    });
    expect(each({ ...files, "keys.yaml": key("cloudtrail", alias) }, rule)).toEqual({});
  });

  it("is unknown where it may be in another account or Region", () => {
    const name = "arn:aws:kms:eu-west-1:111122223333:alias/trail";
    expect(each({ "trail.yaml": encrypting(name), "keys.yaml": key("logs", alias) }, rule)).toEqual(
      {},
    );
  });

  it("may be imported", () => {
    const outputs = "Outputs: { Key: { Value: !GetAtt Key.Arn, Export: { Name: key } } }\n";
    const files = {
      "trail.yaml": encrypting("!ImportValue key"),
      "keys.yaml": key("logs", outputs),
    };
    expect(Object.keys(each(files, rule)).sort()).toEqual(["keys.yaml", "trail.yaml"]);
  });
});

describe("groups and users of other stacks", () => {
  const rule = "iam-no-admin-users";
  const admin = "arn:aws:iam::aws:policy/AdministratorAccess";
  const group = (name: string, policy = admin): string => `Resources:
  Admins:
    Type: AWS::IAM::Group
    Properties: { GroupName: ${name}, ManagedPolicyArns: ["${policy}"] }
`;
  const user = (properties: string): string => `Resources:
  Alice: { Type: AWS::IAM::User, Properties: { ${properties} } }
`;
  const everything = (user: string, group: string, others = ""): string =>
    `User '${user}' may do everything through '${group}': user '${user}' → group '${group}' → policy 'AdministratorAccess'${others}.`;

  it("are joined by the names of groups", () => {
    const files = { "users.yaml": user("Groups: [admins]"), "groups.yaml": group("admins") };
    expect(each(files, rule)).toEqual({
      "users.yaml": [`admins: ${everything("Alice", "groups.yaml:Admins")}`],
      "groups.yaml": [`"${admin}": ${everything("users.yaml:Alice", "Admins")}`],
    });
    const short = { "users.yaml": user("Groups: [qa]"), "groups.yaml": group("qa") };
    expect(Object.keys(each(short, rule))).toEqual(["users.yaml", "groups.yaml"]);
    const readers = group("admins", "arn:aws:iam::aws:policy/ReadOnlyAccess");
    expect(each({ ...files, "groups.yaml": readers }, rule)).toEqual({});
    expect(each({ ...files, "groups.yaml": group("others") }, rule)).toEqual({});
    expect(each({ ...files, "more.yaml": group("admins") }, rule)).toEqual({});
  });

  it("are joined by a stack that puts the ones into the others", () => {
    const membership = `Resources:
  Members:
    Type: AWS::IAM::UserToGroupAddition
    Properties: { GroupName: admins, Users: [alice] }
`;
    const files = {
      "users.yaml": user("UserName: alice"),
      "groups.yaml": group("admins"),
      "members.yaml": membership,
    };
    const members = " (see 'members.yaml:Members')";
    expect(each(files, rule)).toEqual({
      "groups.yaml": [`"${admin}": ${everything("users.yaml:Alice", "Admins", members)}`],
      "members.yaml": [`alice: ${everything("users.yaml:Alice", "groups.yaml:Admins")}`],
      "users.yaml": [`Alice: ${everything("Alice", "groups.yaml:Admins", members)}`],
    });
    expect(each({ ...files, "members.yaml": membership.replace("alice", "bob") }, rule)).toEqual(
      {},
    );
  });

  it("are joined by a stack that gives a policy to a group", () => {
    const policy = `Resources:
  Everything:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      Groups: [admins]
      PolicyDocument: { Statement: { Effect: Allow, Action: "*", Resource: "*" } }
`;
    const files = { "users.yaml": user("Groups: [admins]"), "policies.yaml": policy };
    expect(Object.keys(each(files, rule))).toEqual(["users.yaml", "policies.yaml"]);
  });

  it.each([
    ["written", ["111122223333"]],
    ["not written", ["${AWS::AccountId}"]],
  ])("are joined by the ARN of a policy, with an account that is %s", (_, [account = ""]) => {
    const policy = `Resources:
  Everything:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      ManagedPolicyName: Big
      PolicyDocument: { Statement: { Effect: Allow, Action: "*", Resource: "*" } }
`;
    const files = {
      "users.yaml": user(`ManagedPolicyArns: [!Sub "arn:aws:iam::${account}:policy/Big"]`),
      "policies.yaml": policy,
    };
    const both = Object.keys(files);
    const found = (settings: object): readonly string[] =>
      both.filter((path) => reported.with(settings)(path, files, rule).length > 0);
    const known = account.startsWith("1") ? [] : both;
    expect(found({ project: {} })).toEqual(known);
    expect(found({ project: {}, region: "eu-west-1" })).toEqual(known);
    const accountId = "111122223333";
    expect(found({ project: {}, accountId })).toEqual(both);
    const group = { name: "all", files: "**", account: accountId };
    expect(found({ project: { groups: [group] } })).toEqual(both);
    expect(found({ project: {}, accountId: "444455556666" })).toEqual(known);
  });
});

describe("buckets of two stacks that log to one another", () => {
  const rule = "log-bucket-access-logging";
  const logging = (name: string, target: string): string =>
    bucket(name, `      LoggingConfiguration: { DestinationBucketName: ${target} }\n`);
  const outputs = (name: string): string =>
    `Outputs: { Name: { Value: !Ref Bucket, Export: { Name: ${name} } } }\n`;
  const files = {
    "trail.yaml": trail("acme-trail-logs"),
    "a.yaml": logging("acme-trail-logs", "acme-access-logs"),
    "b.yaml": logging("acme-access-logs", "acme-trail-logs"),
  };
  const circle = (log: string, other: string, of = ""): string =>
    `Log bucket '${log}' and bucket '${other}' log into each other${of}.`;
  const ofTrail = " (bucket of trail 'trail.yaml:Trail')";

  it("are reported in both, and by the trail", () => {
    expect(each(files, rule)).toEqual({
      "trail.yaml": [`acme-trail-logs: ${circle("a.yaml:Bucket", "b.yaml:Bucket")}`],
      "a.yaml": [`acme-access-logs: ${circle("Bucket", "b.yaml:Bucket", ofTrail)}`],
      "b.yaml": [`acme-trail-logs: ${circle("a.yaml:Bucket", "Bucket", ofTrail)}`],
    });
  });

  it("may be joined by an import on one side, or on both", () => {
    const one = {
      ...files,
      "a.yaml": logging("acme-trail-logs", "!ImportValue access") + outputs("trails"),
      "b.yaml": logging("acme-access-logs", "acme-trail-logs") + outputs("access"),
    };
    expect(Object.keys(each(one, rule))).toEqual(Object.keys(files));
    const both = {
      "trail.yaml": trail("!ImportValue trails"),
      "a.yaml": logging("acme-trail-logs", "!ImportValue access") + outputs("trails"),
      "b.yaml": logging("acme-access-logs", "!ImportValue trails") + outputs("access"),
    };
    expect(Object.keys(each(both, rule))).toEqual(Object.keys(files));
  });

  it("may be three, each of which says what the circle is", () => {
    const three = {
      "trail.yaml": trail("alpha-logs"),
      "a.yaml": logging("alpha-logs", "beta-access"),
      "b.yaml": logging("beta-access", "gamma-third"),
      "c.yaml": logging("gamma-third", "alpha-logs"),
    };
    const said = (a: string, b: string, c: string, of = ofTrail): string =>
      `Log bucket '${a}' logs in a circle: '${a}' → '${b}' → '${c}' → '${a}'${of}.`;
    const [a, b, c] = ["a.yaml:Bucket", "b.yaml:Bucket", "c.yaml:Bucket"] as const;
    expect(each(three, rule)).toEqual({
      "trail.yaml": [`alpha-logs: ${said(a, b, c, "")}`],
      "a.yaml": [`beta-access: ${said("Bucket", b, c)}`],
      "b.yaml": [`gamma-third: ${said(a, "Bucket", c)}`],
      "c.yaml": [`alpha-logs: ${said(a, b, "Bucket")}`],
    });
    expect(each({ ...three, "c.yaml": logging("gamma-third", "delta-other") }, rule)).toEqual({});
  });

  it("are none where one of them logs to a third", () => {
    const third = logging("acme-access-logs", "acme-other-logs");
    expect(each({ ...files, "b.yaml": third }, rule)).toEqual({});
    const unknown = `Parameters: { Name: { Type: String } }\n${logging("acme-access-logs", "!Ref Name")}`;
    expect(each({ ...files, "b.yaml": unknown }, rule)).toEqual({});
  });
});

describe("a key of the template", () => {
  const key = `  Key:
    Type: AWS::KMS::Key
    Properties:
      KeyPolicy:
        Statement:
          - Effect: Allow
            Principal: { Service: cloudtrail.amazonaws.com }
            Action: kms:GenerateDataKey*
            Resource: "*"
`;

  it("is offered whatever keys there are in other stacks", () => {
    const files = {
      "trail.yaml": trail("acme-trail-logs", key),
      "storage.yaml": bucket("acme-trail-logs"),
    };
    const offered = reported.offered("trail.yaml", files, "trail-kms-key");
    expect(offered).toHaveLength(1);
    const both = { ...files, "storage.yaml": bucket("acme-trail-logs") + key };
    expect(reported.offered("trail.yaml", both, "trail-kms-key")).toEqual(offered);
  });
});

describe("a policy of another stack", () => {
  const rule = "iam-no-admin-users";
  const everything = `Resources:
  Everything:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      ManagedPolicyName: everything
      PolicyDocument:
        Statement: [{ Effect: Allow, Action: "*", Resource: "*" }]
Outputs: { Everything: { Value: !Ref Everything, Export: { Name: Everything } } }
`;
  const alice = (policy: string): string => `Resources:
  Alice: { Type: AWS::IAM::User, Properties: { ManagedPolicyArns: [${policy}] } }
`;

  it("lets a user do everything, and both say so", () => {
    const files = { "users.yaml": alice("!ImportValue Everything"), "policies.yaml": everything };
    expect(Object.keys(each(files, rule))).toEqual(Object.keys(files));
    const others = { ...files, "users.yaml": alice("!ImportValue Others") };
    expect(each(others, rule)).toEqual({});
  });
});

describe("a bucket that two stacks may declare", () => {
  const head = (name: string): string =>
    `Parameters: { ${name}: { Type: String, Default: trail-logs } }\nResources:\n`;
  const bucket = (name: string): string =>
    `  Logs: { Type: AWS::S3::Bucket, Properties: { BucketName: ${name}, LoggingConfiguration: { DestinationBucketName: access-logs } } }\n`;
  const trails = ["!Ref Bucket", "access-logs"].map(
    (to, index) =>
      `  Trail${String(index)}: { Type: AWS::CloudTrail::Trail, Properties: { IsLogging: true, S3BucketName: ${to} } }\n`,
  );
  const files = {
    "trail.yaml": `${head("Bucket")}${trails.join("")}`,
    "one.yaml": `${head("Name")}${bucket("!Ref Name")}`,
    "two.yaml": `Resources:\n${bucket("trail-logs")}`,
  };
  const versions = "log-bucket-versioning";

  it("is the one where it is known that it is", () => {
    const { "trail.yaml": trail, "two.yaml": two } = files;
    const found = reported("two.yaml", { "trail.yaml": trail, "two.yaml": two }, versions);
    expect(found).toEqual([expect.stringContaining("of trail 'trail.yaml:Trail0'")]);
  });

  it("is none of them, since no two have one name", () => {
    for (const path of Object.keys(files)) expect(reported(path, files, versions)).toEqual([]);
  });
});
