import { describe, expect, it } from "vitest";
import { estateTable } from "../../src/cli/estate-table.js";
import { type Files, reporter } from "./project.js";

const reported = reporter();

const once = "trail-global-service-events-once";
const validated = "trail-log-file-validation";

const set = (more = "", file = "inner.yaml"): string => `Resources:
  Everywhere:
    Type: AWS::CloudFormation::StackSet
    Properties:
      StackSetName: baseline
      PermissionModel: SERVICE_MANAGED
      TemplateURL: ${file}
${more}`;

const nesting = (file: string): string =>
  `Resources: { Inner: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: ${file} } } }\n`;

const trail = (more = ""): string => `Parameters:
  Validates: { Type: String, Default: "false" }
Resources:
  Trail:
    Type: AWS::CloudTrail::Trail
    Properties: { S3BucketName: logs, IsLogging: true, IsMultiRegionTrail: true${more} }
`;

const estate: Files = { "set.yaml": set(), "inner.yaml": trail(), "own.yaml": trail() };

const inBoth = (files: Files): readonly number[] =>
  ["inner.yaml", "own.yaml"].map((path) => reported(path, files, once).length);

describe("a file that a stack set names as its template", () => {
  it("is deployed to other accounts", () => {
    expect(inBoth(estate)).toEqual([0, 0]);
    expect(estateTable({})).toContain("| Trail (in other accounts) |");
    expect(inBoth({ ...estate, "set.yaml": set("", "other.yaml") })).toEqual([1, 1]);
  });

  it("is deployed here, too, where another stack nests it", () => {
    const files = { ...estate, "nest.yaml": nesting("inner.yaml") };
    expect(inBoth(files)).toEqual([1, 1]);
    expect(estateTable({})).not.toContain("other accounts");
  });

  it("takes what it nests along", () => {
    const files = {
      ...estate,
      "set.yaml": set("", "nest.yaml"),
      "nest.yaml": nesting("inner.yaml"),
    };
    expect(inBoth(files)).toEqual([0, 0]);
    expect(estateTable({})).toContain("| Inner.Trail (in other accounts) |");
  });

  it("is so while it is edited, too", () => {
    const edited = `${trail()}Outputs: { Name: { Value: !Ref Trail } }\n`;
    expect(reported.unsaved("inner.yaml", edited, estate, once)).toEqual([]);
    expect(reported.unsaved("own.yaml", edited, estate, once)).toEqual([]);
  });

  it("is given parameters by the stack set alone", () => {
    const files = (more: string): Files => ({
      "set.yaml": set(more),
      "inner.yaml": trail(", EnableLogFileValidation: !Ref Validates"),
    });
    const parameters = (name: string): string =>
      `      Parameters: [{ ParameterKey: ${name}, ParameterValue: "true" }]\n`;
    const found = (more: string): number => reported("inner.yaml", files(more), validated).length;
    expect(found("")).toBe(1);
    expect(found(parameters("Other"))).toBe(1);
    expect(found(parameters("Validates"))).toBe(0);
    expect(found("      Parameters: !Ref Given\n")).toBe(0);
    const told = reported.with({ project: {}, parameters: { Validates: "true" } });
    expect(told("inner.yaml", files(""), validated)).toHaveLength(1);
  });
});

describe("what a stack set deploys to other accounts", () => {
  const versions = "log-bucket-versioning";
  const named = trail().replace("S3BucketName: logs", "S3BucketName: acme-trail-logs");
  const central = `Resources:
  Logs: { Type: AWS::S3::Bucket, Properties: { BucketName: acme-trail-logs } }
Outputs: { Logs: { Value: !Ref Logs, Export: { Name: logs } } }
`;
  const body = `Resources:
  Everywhere:
    Type: AWS::CloudFormation::StackSet
    Properties:
      StackSetName: baseline
      PermissionModel: SERVICE_MANAGED
      TemplateBody: |
${named.replaceAll(/^/gm, "        ")}
`;
  const reporting = (files: Files, rule: string): readonly string[] =>
    Object.keys(files).filter((path) => reported(path, files, rule).length > 0);

  it("delivers to a bucket by its name", () => {
    const inFile = { "set.yaml": set(), "inner.yaml": named, "central.yaml": central };
    expect(reporting(inFile, versions)).toEqual(["inner.yaml", "central.yaml"]);
  });

  it("has its part in what shows where the stack set is", () => {
    const policy = (bucket: string): string => `
  Policy:
    Type: AWS::S3::BucketPolicy
    Properties:
      Bucket: ${bucket}
      PolicyDocument: { Statement: { Effect: Deny, Principal: "*", Action: "s3:*", Resource: "*" } }
`;
    const files = {
      "set.yaml": `${named}${set().replace("Resources:\n", "")}${policy("!ImportValue logs")}`,
      "inner.yaml": `Resources:${policy("acme-trail-logs")}`,
      "central.yaml": central,
    };
    const overwritten = Object.keys(files).filter((path) =>
      reported(path, files, "trail-bucket-policy").some((each) => each.includes("overwrite")),
    );
    expect(overwritten).toEqual(Object.keys(files));
  });

  it("does so, too, where it is written in the stack set", () => {
    const inText = { "set.yaml": body, "central.yaml": central };
    expect(reporting(inText, versions)).toEqual(["set.yaml", "central.yaml"]);
    expect(reported("central.yaml", inText, versions)).toEqual([
      "Logs: Log bucket 'Logs' keeps no versions of logs that are overwritten or deleted (bucket of trail 'set.yaml:Everywhere.Trail').",
    ]);
    const versioned = central.replace(
      "logs }",
      "logs, VersioningConfiguration: { Status: Enabled } }",
    );
    expect(reporting({ ...inText, "central.yaml": versioned }, versions)).toEqual([]);
    const others = body.replace("acme-trail-logs", "others");
    expect(reporting({ ...inText, "set.yaml": others }, versions)).toEqual([]);
  });

  describe("by a reference to a bucket of the stack around it", () => {
    const around = (more = ""): string => `Resources:
  Logs: { Type: AWS::S3::Bucket, Properties: { BucketName: acme-trail-logs } }
  Everywhere:
    Type: AWS::CloudFormation::StackSet
    Properties:
      StackSetName: baseline
      PermissionModel: SERVICE_MANAGED
      TemplateBody: !Sub |
        Resources:
          Trail: { Type: AWS::CloudTrail::Trail, Properties: { S3BucketName: "\${Logs}", IsLogging: true } }
Outputs: { Logs: { Value: !Ref Logs${more} } }
`;
    const policy = (bucket: string, statement: object): string => `Resources:
  Policy:
    Type: AWS::S3::BucketPolicy
    Properties:
      Bucket: ${bucket}
      PolicyDocument: { Statement: ${JSON.stringify(statement)} }
`;
    const secured = {
      Effect: "Deny",
      Principal: "*",
      Action: "s3:*",
      Resource: ["arn:aws:s3:::acme-trail-logs", "arn:aws:s3:::acme-trail-logs/*"],
      Condition: { Bool: { "aws:SecureTransport": "false" } },
    };
    const secure = "log-bucket-secure-transport";

    it("meets the policy of another stack", () => {
      const files = { "set.yaml": around(), "policy.yaml": policy("acme-trail-logs", secured) };
      expect(reporting(files, secure)).toEqual([]);
      const open = { Effect: "Allow", Principal: "*", Action: "s3:*", Resource: "*" };
      const opened = { ...files, "policy.yaml": policy("acme-trail-logs", open) };
      expect(reporting(opened, secure)).toEqual(["set.yaml", "policy.yaml"]);
      const rule = "log-bucket-no-wildcard-principal";
      expect(reporting(opened, rule)).toEqual(["set.yaml", "policy.yaml"]);
    });

    it("knows that others may import that", () => {
      const exporting = around(", Export: { Name: logs }");
      const importing = policy("!ImportValue logs", secured);
      expect(reporting({ "set.yaml": exporting }, secure)).toEqual(["set.yaml"]);
      const files = { "set.yaml": exporting, "policy.yaml": importing };
      expect(reporting(files, secure)).toEqual([]);
      const others = { ...files, "policy.yaml": policy("!ImportValue others", secured) };
      expect(reporting(others, secure)).toEqual(["set.yaml"]);
    });

    it("knows that what nests the stack may configure it", () => {
      const nest = `${policy("!GetAtt Inner.Outputs.Logs", secured)}  Inner:
    Type: AWS::CloudFormation::Stack
    Properties: { TemplateURL: set.yaml }
`;
      expect(reporting({ "set.yaml": around(), "nest.yaml": nest }, secure)).toEqual([]);
    });
  });

  it("imports nothing from the account of the stack around it", () => {
    const importing = body.replace("acme-trail-logs", "!ImportValue logs");
    expect(reporting({ "set.yaml": importing, "central.yaml": central }, versions)).toEqual([]);
    const given = `${importing.replace("!ImportValue logs", "!Ref Validates")}
      Parameters: [{ ParameterKey: Validates, ParameterValue: !ImportValue logs }]
`;
    const files = { "set.yaml": given, "central.yaml": central };
    expect(reporting(files, versions)).toEqual(["set.yaml", "central.yaml"]);
  });

  it("imports nothing from the account of the others", () => {
    const importing = named.replace("acme-trail-logs", "!ImportValue logs");
    const files = { "inner.yaml": importing, "central.yaml": central };
    expect(reporting(files, versions)).toEqual(["inner.yaml", "central.yaml"]);
    expect(reporting({ ...files, "set.yaml": set() }, versions)).toEqual([]);
    const nested = {
      ...files,
      "set.yaml": set("", "nest.yaml"),
      "nest.yaml": nesting("inner.yaml"),
    };
    expect(reporting(nested, versions)).toEqual([]);
  });

  it("has users and groups of its own", () => {
    const admins = "iam-no-admin-users";
    const files = {
      "inner.yaml": `Resources:\n  User: { Type: AWS::IAM::User, Properties: { UserName: alice, Groups: [admins] } }\n`,
      "central.yaml": `Resources:
  Admins:
    Type: AWS::IAM::Group
    Properties: { GroupName: admins, ManagedPolicyArns: ["arn:aws:iam::aws:policy/AdministratorAccess"] }
`,
    };
    expect(reporting(files, admins)).toEqual(["inner.yaml", "central.yaml"]);
    expect(reporting({ ...files, "set.yaml": set() }, admins)).toEqual([]);
  });
});
