import { describe, expect, it } from "vitest";
import { type Files, reporter } from "./project.js";

const reported = reporter();

/** The files in which something is reported. */
function reporting(
  files: Files,
  rule: string,
  settings: object = { project: {} },
): readonly string[] {
  const report = reported.with(settings);
  return Object.keys(files).filter((path) => report(path, files, rule).length > 0);
}

const parameter = (name: string): string => `Parameters: { ${name}: { Type: String } }\n`;

const nest = (path: string, parameters: string): string => `Resources:
  Nested:
    Type: AWS::CloudFormation::Stack
    Properties: { TemplateURL: ${path}, Parameters: { ${parameters} } }
`;

const trail = (bucket: string): string => `Resources:
  Trail:
    Type: AWS::CloudTrail::Trail
    Properties: { S3BucketName: ${bucket}, IsLogging: true }
`;

const bucket = `Resources:
  Logs: { Type: AWS::S3::Bucket, Properties: { BucketName: acme-audit-logs } }
`;

const policy = (name: string, principal = "cloudtrail.amazonaws.com"): string => `Resources:
  Policy:
    Type: AWS::S3::BucketPolicy
    Properties:
      Bucket: ${name}
      PolicyDocument:
        Statement:
          - Effect: Allow
            Principal: { Service: ${principal} }
            Action: s3:GetBucketAcl
            Resource: arn:aws:s3:::acme-audit-logs
          - Effect: Allow
            Principal: { Service: ${principal} }
            Action: s3:PutObject
            Resource: arn:aws:s3:::acme-audit-logs/*
            Condition: { StringEquals: { s3:x-amz-acl: bucket-owner-full-control } }
`;

describe("a policy for a bucket whose name a stack supplies", () => {
  const rule = "trail-bucket-policy";
  const both = ["trail.yaml", "storage.yaml"];
  const files = { "trail.yaml": trail("acme-audit-logs"), "storage.yaml": bucket };
  const given = (name: string): Files => ({
    ...files,
    "policy.yaml": parameter("Name") + policy(name),
  });

  it("may be that of any bucket which may have the name", () => {
    expect(reporting(files, rule)).toEqual(both);
    expect(reporting(given("!Ref Name"), rule)).toEqual([]);
    expect(reporting(given('!Sub "acme-${Name}"'), rule)).toEqual([]);
    expect(reporting(given('!Select [0, !Split [",", !Ref Name]]'), rule)).toEqual([]);
    expect(reporting(given('!Sub "other-${Name}"'), rule)).toEqual(both);
    expect(reporting(given("other-logs"), rule)).toEqual(both);
  });

  it("may be that of a bucket whose own name a stack supplies, or CloudFormation", () => {
    const storing = (written: string): string =>
      `${parameter("Base")}${bucket.replace("BucketName: acme-audit-logs", written)}Outputs: { Logs: { Value: !Ref Logs, Export: { Name: logs } } }\n`;
    const among = (written: string, name: string): Files => ({
      "trail.yaml": trail("!ImportValue logs"),
      "storage.yaml": storing(written),
      "policy.yaml": parameter("Base") + policy(name),
    });
    const supplied = 'BucketName: !Sub "${Base}-logs"';
    expect(reporting(among(supplied, '!Sub "${Base}-logs"'), rule)).toEqual([]);
    expect(reporting(among(supplied, "!Ref Base"), rule)).toEqual([]);
    expect(reporting(among(supplied, "acme-logs"), rule)).toEqual([]);
    expect(reporting(among(supplied, '!Sub "${Base}-others"'), rule)).toEqual(both);
    expect(reporting(among(supplied, "acme-others"), rule)).toEqual(both);
    expect(reporting(among("", "!Ref Base"), rule)).toEqual([]);
    expect(reporting(among("", '!Sub "${Base}-logs"'), rule)).toEqual(both);
  });

  it("is that of the stack's own bucket where that is called so", () => {
    const own = `${policy('!Sub "${AWS::StackName}-logs"')}  Own:
    Type: AWS::S3::Bucket
    Properties: { BucketName: !Sub "\${AWS::StackName}-logs" }
`;
    expect(reporting({ ...files, "policy.yaml": own }, rule)).toEqual(both);
    const other = own.replace('BucketName: !Sub "', 'BucketName: !Sub "other-');
    expect(reporting({ ...files, "policy.yaml": other }, rule)).toEqual([]);
  });

  it("is of another account where groups say so", () => {
    const groups = [
      { name: "audit", files: ["trail.yaml", "storage.yaml"] },
      { name: "others", files: ["policy.yaml"] },
    ];
    expect(reporting(given("!Ref Name"), rule, { project: { groups } })).toEqual(both);
  });

  it("says nothing of what else is wrong with the bucket", () => {
    expect(reporting(given("!Ref Name"), "log-bucket-versioning")).toEqual(both);
  });

  it("is what the settings say, be it in a file", () => {
    const named = { Name: "acme-audit-logs" };
    const text = JSON.stringify([{ ParameterKey: "Name", ParameterValue: named.Name }]);
    const parameterFiles = [{ files: "policy.yaml", parameters: "names.json" }];
    const project = {};
    const wrong = {
      ...given("!Ref Name"),
      "policy.yaml": parameter("Name") + policy("!Ref Name", "s3.amazonaws.com"),
    };
    for (const said of [{ parameters: named }, { parameterFiles }]) {
      const settings = { ...said, project };
      expect(reporting({ ...given("!Ref Name"), "names.json": text }, rule, settings)).toEqual([]);
      expect(reporting({ ...wrong, "names.json": text }, rule, settings)).toEqual([
        "trail.yaml",
        "storage.yaml",
        "policy.yaml",
      ]);
    }
  });
});

describe("a policy for a bucket whose name another stack puts out", () => {
  const both = ["trail.yaml", "storage.yaml"];
  const files = { "trail.yaml": trail("acme-audit-logs"), "storage.yaml": bucket };
  const silent = (more: Files): readonly string[] =>
    reporting({ ...files, ...more }, "trail-bucket-policy");
  const putOut = policy("!GetAtt Nested.Outputs.Name");
  const nesting = (path: string, given = ""): string =>
    putOut + nest(path, given).replace("Resources:\n", "");
  const putting = (value: string, more = ""): string => `${parameter("Name")}Resources:
  Topic: { Type: AWS::SNS::Topic }
  Logs: { Type: AWS::S3::Bucket }
  Made: { Type: Custom::Name, Properties: { ServiceToken: "arn:aws:lambda:::function:name" } }
Outputs: { Name: { Value: ${value}${more} } }
`;
  const exported = ", Export: { Name: name }";
  const open = ["!Ref Name", "'{{resolve:ssm:/name}}'", "!GetAtt Made.Name"];
  const known = ["!Ref Logs", "acme-other-logs"];

  it.each(open)("may be that of any where a nested stack puts out %s", (value) => {
    const root = parameter("Name") + nesting("nested.yaml", "Name: !Ref Name");
    expect(silent({ "root.yaml": root, "nested.yaml": putting(value) })).toEqual([]);
  });

  it.each(open)("may be that of any where it is imported, and is %s there", (value) => {
    const importing = { "policy.yaml": policy("!ImportValue name") };
    expect(silent({ ...importing, "other.yaml": putting(value, exported) })).toEqual([]);
    const either = { "policy.yaml": policy("!ImportValue { Ref: Name }") };
    expect(silent({ ...either, "other.yaml": putting(value, exported) })).toEqual([]);
  });

  it("may be that of any where nobody knows what is put out", () => {
    expect(silent({ "root.yaml": nesting("https://host/nested.yaml") })).toEqual([]);
    const other = putting("!Ref Name").replace("{ Name:", "{ Other:");
    expect(silent({ "root.yaml": nesting("nested.yaml"), "nested.yaml": other })).toEqual([]);
    const made = `${policy("!GetAtt Made.Name")}  Made: { Type: Custom::Name }\n`;
    expect(silent({ "policy.yaml": made })).toEqual([]);
  });

  it("may be what a nested stack puts out that exports it", () => {
    const between = `${parameter("Name")}${nest("nested.yaml", "Name: !Ref Name")}Outputs: { Name: { Value: !GetAtt Nested.Outputs.Name${exported} } }\n`;
    const importing = { "policy.yaml": policy("!ImportValue name"), "between.yaml": between };
    expect(silent({ ...importing, "nested.yaml": putting("!Ref Name") })).toEqual([]);
    expect(silent({ ...importing, "nested.yaml": putting("!Ref Logs") })).toEqual(both);
  });

  it.each(known)("is that of another where it is %s", (value) => {
    expect(silent({ "root.yaml": nesting("nested.yaml"), "nested.yaml": putting(value) })).toEqual(
      both,
    );
    const either = ["name", "{ Ref: Name }", "elsewhere"];
    for (const name of either) {
      const importing = { "policy.yaml": policy(`!ImportValue ${name}`) };
      expect(silent({ ...importing, "other.yaml": putting(value, exported) })).toEqual(both);
    }
  });

  it("is what the linted text puts out rather than its file", () => {
    const storing = (value: string): string =>
      `${parameter("Name")}${bucket}Outputs: { Name: { Value: ${value}${exported} } }\n`;
    const saved = { ...files, "policy.yaml": policy("!ImportValue name") };
    const lint = (text: string, file: string): readonly string[] =>
      reported.unsaved(
        "storage.yaml",
        text,
        { ...saved, "storage.yaml": file },
        "trail-bucket-policy",
      );
    const [other, open] = [storing("acme-other-logs"), storing("!Ref Name")];
    expect(lint(other, other)).toHaveLength(1);
    expect(lint(open, other)).toEqual([]);
    expect(lint(other, open)).toHaveLength(1);
  });

  it("is that of the bucket which the other stack calls so", () => {
    const own = putting("!Ref Name", exported).replace(
      "AWS::S3::Bucket }",
      "AWS::S3::Bucket, Properties: { BucketName: !Ref Name } }",
    );
    expect(silent({ "policy.yaml": policy("!ImportValue name"), "own.yaml": own })).toEqual(both);
  });
});

describe("a name that a stack is given by the one that nests it", () => {
  const versions = "log-bucket-versioning";
  const rule = "trail-bucket-policy";
  const files = { "trail.yaml": trail("acme-audit-logs"), "storage.yaml": bucket };
  const root = nest("nested.yaml", "Name: acme-audit-logs");
  const nestedPolicy = (principal?: string): Files => ({
    ...files,
    "root.yaml": root,
    "nested.yaml": parameter("Name") + policy("!Ref Name", principal),
  });

  it("is that of a bucket which the policy is for", () => {
    expect(reporting(nestedPolicy(), rule)).toEqual([]);
    const wrong = nestedPolicy("s3.amazonaws.com");
    expect(reporting(wrong, rule)).toEqual(Object.keys(wrong));
    const others = { ...nestedPolicy(), "root.yaml": nest("nested.yaml", "Name: acme-other-logs") };
    expect(reporting(others, rule)).toEqual(["trail.yaml", "storage.yaml"]);
    const unknown = {
      ...nestedPolicy(),
      "root.yaml": nest("nested.yaml", "Name: !Ref AWS::StackName"),
    };
    expect(reporting(unknown, rule)).toEqual([]);
  });

  it.each(["!Ref Name", '!Sub "${Name}-logs"'])(
    "is that of a bucket which a trail is for: %s",
    (name) => {
      const given = name === "!Ref Name" ? "acme-audit-logs" : "acme-audit";
      const nested = {
        "root.yaml": nest("nested.yaml", `Name: ${given}`),
        "nested.yaml": parameter("Name") + trail(name),
        "storage.yaml": bucket,
      };
      expect(reporting(nested, versions)).toEqual(["root.yaml", "nested.yaml", "storage.yaml"]);
      const other = { ...nested, "root.yaml": nest("nested.yaml", "Name: others") };
      expect(reporting(other, versions)).toEqual([]);
    },
  );

  it("is that of a bucket which is nested", () => {
    const nested = {
      "trail.yaml": trail("acme-audit-logs"),
      "root.yaml": root,
      "nested.yaml": parameter("Name") + bucket.replace("acme-audit-logs", "!Ref Name"),
    };
    expect(reporting(nested, versions)).toEqual(["trail.yaml", "root.yaml", "nested.yaml"]);
  });

  it("is that of a bucket which is nested, and imported or beside its trail", () => {
    const storage = `${parameter("Name")}${bucket.replace("acme-audit-logs", "!Ref Name")}`;
    const exporting = `${storage}Outputs: { Logs: { Value: !Ref Logs, Export: { Name: logs } } }\n`;
    const imported = {
      "trail.yaml": trail("!ImportValue logs"),
      "root.yaml": root,
      "nested.yaml": exporting,
    };
    const own = { "root.yaml": root, "nested.yaml": storage + trail("!Ref Logs").slice(11) };
    const right = { "policy.yaml": policy("acme-audit-logs") };
    const wrong = { "policy.yaml": policy("acme-other-logs") };
    for (const files of [imported, own]) {
      expect(reporting({ ...files, ...right }, rule)).toEqual([]);
      expect(reporting({ ...files, ...wrong }, rule)).toContain("nested.yaml");
    }
    // What is said of the stack that nests it is known whoever leads there.
    const given =
      parameter("Stage") + root.replace("acme", '!Sub "${Stage}').replace("logs }", 'logs" }');
    const said = { parameters: { Stage: "acme" }, project: {} };
    const supplied = { ...imported, "root.yaml": given };
    expect(reporting({ ...supplied, ...right }, rule, said)).toEqual([]);
    expect(reporting({ ...supplied, ...wrong }, rule, said)).toContain("trail.yaml");
  });

  it("is another in each of them", () => {
    const twice = {
      ...nestedPolicy(),
      "other.yaml": nest("nested.yaml", "Name: acme-other-logs"),
    };
    expect(reporting(twice, rule)).toEqual([]);
    const others = { ...twice, "root.yaml": nest("nested.yaml", "Name: acme-third-logs") };
    expect(reporting(others, rule)).toEqual(["trail.yaml", "storage.yaml"]);
  });
});

describe("a policy that a group is given by the stack that nests it", () => {
  const group = (policy: string): string => `Resources:
  Admins:
    Type: AWS::IAM::Group
    Properties:
      GroupName: admins
      ManagedPolicyArns: [!Sub "arn:aws:iam::\${AWS::AccountId}:policy/${policy}"]
`;
  const files = (given: string): Files => ({
    "user.yaml": `Resources:
  Alice: { Type: AWS::IAM::User, Properties: { Groups: [admins] } }
`,
    "root.yaml": nest("nested.yaml", `Policy: ${given}`),
    "nested.yaml": parameter("Policy") + group("${Policy}"),
    "policy.yaml": `Resources:
  Everything:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      ManagedPolicyName: everything
      PolicyDocument: { Statement: [{ Effect: Allow, Action: "*", Resource: "*" }] }
`,
  });

  it("lets its users do everything", () => {
    const rule = "iam-no-admin-users";
    const literal = { ...files("everything"), "nested.yaml": group("everything") };
    const all = ["user.yaml", "root.yaml", "nested.yaml", "policy.yaml"];
    expect(reporting(literal, rule)).toEqual(all);
    expect(reporting(files("everything"), rule)).toEqual(all);
    expect(reporting(files("something"), rule)).toEqual([]);
  });
});
