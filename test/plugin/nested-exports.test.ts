import { describe, expect, it } from "vitest";
import { type Files, participants } from "./participants.js";

const rule = "log-bucket-versioning";

const storage = `Parameters: { Status: { Type: String } }
Resources:
  Logs:
    Type: AWS::S3::Bucket
    Properties: { VersioningConfiguration: { Status: !Ref Status } }
Outputs: { Logs: { Value: !Ref Logs, Export: { Name: logs } } }
`;

const trail = `Resources:
  Trail:
    Type: AWS::CloudTrail::Trail
    Properties: { IsLogging: true, S3BucketName: !ImportValue logs }
`;

const nesting = (id: string, path: string, status?: string): string => `  ${id}:
    Type: AWS::CloudFormation::Stack
    Properties: { TemplateURL: ${path}${status === undefined ? "" : `, Parameters: { Status: ${status} }`} }
`;

const rootOf = (...nested: readonly string[]): string => `Resources:\n${nested.join("")}`;

const unversioned = (name: string, more = ""): string =>
  `Log bucket '${name}' keeps no versions of logs that are overwritten or deleted${more}.`;

const ofTrail = " (bucket of trail 'trail.yaml:Trail')";

describe("what a nested stack exports", () => {
  const files = (status: string): Files => ({
    "root.yaml": rootOf(nesting("Storage", "storage.yaml", status)),
    "storage.yaml": storage,
    "trail.yaml": trail,
  });

  it("is looked at as what nests it deploys it", async () => {
    expect(await participants(files("Suspended"), rule)).toEqual({
      "root.yaml": [`Suspended: ${unversioned("storage.yaml:Logs", ofTrail)}`],
      "storage.yaml": [`!Ref Status: ${unversioned("Logs", ofTrail)}`],
      "trail.yaml": [`!ImportValue logs: ${unversioned("storage.yaml:Logs")}`],
    });
    expect(await participants(files("Enabled"), rule)).toEqual({});
  });

  it("is looked at through whatever nests what nests it", async () => {
    const middle = `Parameters: { Status: { Type: String } }
${rootOf(nesting("Storage", "storage.yaml", "!Ref Status"))}`;
    const all = {
      ...files("Suspended"),
      "middle.yaml": middle,
      "root.yaml": rootOf(nesting("Middle", "middle.yaml", "Suspended")),
    };
    const found = await participants(all, rule);
    expect(Object.keys(found)).toEqual(["root.yaml", "storage.yaml", "trail.yaml", "middle.yaml"]);
  });

  it("is that of its group", async () => {
    const root = (status: string): string => rootOf(nesting("Storage", "storage.yaml", status));
    const all = {
      "dev.yaml": root("Enabled"),
      "prod.yaml": root("Suspended"),
      "storage.yaml": storage,
      "trail.yaml": trail,
    };
    const groups = ["dev", "prod"].map((name) => {
      return {
        name,
        files: [`${name}.yaml`, "trail.yaml"],
        account: name === "dev" ? "111122223333" : "444455556666",
      };
    });
    expect(await participants(all, rule, { groups })).toEqual({
      "prod.yaml": [`Suspended: ${unversioned("storage.yaml:Logs", ofTrail)}`],
      "storage.yaml": [`!Ref Status: ${unversioned("Logs", `${ofTrail} (group 'prod')`)}`],
      "trail.yaml": [`!ImportValue logs: ${unversioned("storage.yaml:Logs", " (group 'prod')")}`],
    });
  });

  it("is imported by what is nested beside it", async () => {
    const all = {
      ...files("Suspended"),
      "root.yaml": rootOf(
        nesting("Storage", "storage.yaml", "Suspended"),
        nesting("Audit", "trail.yaml"),
      ),
    };
    const found = await participants(all, rule);
    expect(found["storage.yaml"]).toEqual([`!Ref Status: ${unversioned("Logs", ofTrail)}`]);
    expect(found["root.yaml"]).toEqual([`Suspended: ${unversioned("storage.yaml:Logs", ofTrail)}`]);
  });

  it("is that of none where it is nested twice, which nobody can deploy", async () => {
    const twice = (one: string, other: string): Files => ({
      ...files(""),
      "root.yaml": rootOf(
        nesting("One", "storage.yaml", one),
        nesting("Two", "storage.yaml", other),
      ),
    });
    expect(Object.keys(await participants(files("Suspended"), rule))).toHaveLength(3);
    expect(await participants(twice("Suspended", "Enabled"), rule)).toEqual({});
    expect(await participants(twice("Enabled", "Suspended"), rule)).toEqual({});
    // Two exports of one name are refused, so this is not said of both either.
    expect(await participants(twice("Suspended", "Suspended"), rule)).toEqual({});
  });

  it("is not looked at for what else is nested beside it", async () => {
    const other = storage.replace("{ Logs: { Value: !Ref Logs, Export: { Name: logs } } }", "{}");
    const own = `${other.replace(/Outputs.*\n/, "")}  Trail:
    Type: AWS::CloudTrail::Trail
    Properties: { IsLogging: true, S3BucketName: !Ref Logs }
`;
    const all = {
      ...files("Enabled"),
      "other.yaml": own,
      "root.yaml": rootOf(
        nesting("Storage", "storage.yaml", "Enabled"),
        nesting("Other", "other.yaml", "Suspended"),
      ),
    };
    expect(Object.keys(await participants(all, rule))).toEqual(["root.yaml", "other.yaml"]);
  });

  it("is looked at wherever it is imported from two that one stack nests", async () => {
    const group = `Resources: { Group: { Type: AWS::Logs::LogGroup } }
Outputs: { Group: { Value: !GetAtt Group.Arn, Export: { Name: group } } }
`;
    const all = {
      ...files("Suspended"),
      "group.yaml": group,
      "root.yaml": rootOf(
        nesting("Group", "group.yaml"),
        nesting("Storage", "storage.yaml", "Suspended"),
      ),
      "trail.yaml": trail.replace(
        "IsLogging: true,",
        "IsLogging: true, CloudWatchLogsLogGroupArn: !ImportValue group,",
      ),
    };
    expect((await participants(all, rule))["trail.yaml"]).toEqual([
      `!ImportValue logs: ${unversioned("storage.yaml:Logs")}`,
    ]);
  });

  it("is reported where a trail leads to it, though what nests it declares it", async () => {
    const all = {
      "root.yaml": `${rootOf(nesting("Storage", "storage.yaml").replace("storage.yaml", "storage.yaml, Parameters: { Name: !Ref Logs }"))}  Logs: { Type: AWS::S3::Bucket }
`,
      "storage.yaml": `Parameters: { Name: { Type: String } }
Resources: { Topic: { Type: AWS::SNS::Topic } }
Outputs: { Logs: { Value: !Ref Name, Export: { Name: logs } } }
`,
      "trail.yaml": trail,
    };
    expect((await participants(all, rule))["trail.yaml"]).toEqual([
      `!ImportValue logs: ${unversioned("root.yaml:Logs")}`,
    ]);
  });

  it("may be configured by what imports it", async () => {
    const policy = `Resources:
  Policy:
    Type: AWS::S3::BucketPolicy
    Properties:
      Bucket: !ImportValue logs
      PolicyDocument: { Statement: !ImportValue statement }
`;
    const all = {
      ...files("Enabled"),
      "root.yaml": `${rootOf(nesting("Storage", "storage.yaml", "Enabled"))}  Trail:
    Type: AWS::CloudTrail::Trail
    Properties: { IsLogging: true, S3BucketName: !GetAtt Storage.Outputs.Logs }
`,
      "trail.yaml": "Resources: {}\n",
    };
    expect(Object.keys(await participants(all, "trail-bucket-policy"))).not.toEqual([]);
    expect(await participants({ ...all, "policy.yaml": policy }, "trail-bucket-policy")).toEqual(
      {},
    );
  });
});

describe("what a nested stack is called by its name", () => {
  it("is looked at as what nests it deploys it", async () => {
    const all = {
      "root.yaml": rootOf(nesting("Storage", "storage.yaml", "Suspended")),
      "storage.yaml": storage.replace("Properties: {", "Properties: { BucketName: acme-logs,"),
      "trail.yaml": trail.replace("!ImportValue logs", "acme-logs"),
    };
    expect(await participants(all, rule)).toEqual({
      "root.yaml": [`Suspended: ${unversioned("storage.yaml:Logs", ofTrail)}`],
      "storage.yaml": [`!Ref Status: ${unversioned("Logs", ofTrail)}`],
      "trail.yaml": [`acme-logs: ${unversioned("storage.yaml:Logs")}`],
    });
  });
});

describe("a key of a nested stack", () => {
  const rule = "trail-key-policy";
  const key = "  Key: { Type: AWS::KMS::Key, Properties: { KeyPolicy: { Statement: [] } } }\n";
  const exporting = (name: string, value: string): string =>
    `Outputs: { Out: { Value: ${value}, Export: { Name: ${name} } } }\n`;
  const calling = (bucket: string, keyId: string): string => `Resources:
  Trail:
    Type: AWS::CloudTrail::Trail
    Properties: { IsLogging: true, S3BucketName: ${bucket}, KMSKeyId: ${keyId} }
`;
  const files = {
    "keys.yaml": `Resources:\n${key}${exporting("key", "!GetAtt Key.Arn")}`,
    "root.yaml": rootOf(nesting("Keys", "keys.yaml"), nesting("Storage", "storage.yaml")),
    "storage.yaml": `Resources: { Logs: { Type: AWS::S3::Bucket } }\n${exporting("logs", "!Ref Logs")}`,
  };
  const inTrail = async (all: Files): Promise<readonly string[] | undefined> =>
    (await participants({ ...files, ...all }, rule))["trail.yaml"]?.map(
      (said) => said.split(":")[0] ?? "",
    );

  it("is called from where a trail imports it, once", async () => {
    const all = { "trail.yaml": calling("!ImportValue logs", "!ImportValue key") };
    expect(await inTrail(all)).toEqual(["!ImportValue key"]);
  });

  it("is called from where something leads to it that takes part after what nests it", async () => {
    const all = {
      "again.yaml": `Resources: { Topic: { Type: AWS::SNS::Topic } }\n${exporting("again", "!ImportValue key")}`,
      "trail.yaml": calling("!ImportValue logs", "!ImportValue again"),
    };
    expect(await inTrail(all)).toEqual(["!ImportValue again"]);
  });

  it("is called by its name where what else is imported is nested twice beside it", async () => {
    const all = {
      "root.yaml": `${rootOf(nesting("One", "storage.yaml"), nesting("Two", "storage.yaml"))}${key}  Alias: { Type: AWS::KMS::Alias, Properties: { AliasName: alias/audit, TargetKeyId: !Ref Key } }
`,
      "trail.yaml": calling("!ImportValue logs", "alias/audit"),
    };
    expect(await inTrail(all)).toEqual(["alias/audit"]);
  });
});
