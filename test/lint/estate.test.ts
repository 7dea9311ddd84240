import { describe, expect, it } from "vitest";
import { reporter } from "./project.js";

const lint = reporter({ project: {}, region: "us-east-1" });

interface Flags {
  readonly multi?: string;
  readonly global?: string;
  readonly name?: string;
  readonly head?: string;
  readonly condition?: string;
}

/** A template with one trail. */
function trail({ multi, global, name, head = "", condition }: Flags = {}): string {
  const line = (key: string, value: string | undefined): string =>
    value === undefined ? "" : `      ${key}: ${value}\n`;
  return `${head}Resources:
  Trail:
    Type: AWS::CloudTrail::Trail
${condition === undefined ? "" : `    Condition: ${condition}\n`}    Properties:
${line("IsMultiRegionTrail", multi)}${line("IncludeGlobalServiceEvents", global)}${line("TrailName", name)}      IsLogging: true
      S3BucketName: logs
`;
}

const stage = `Parameters: { Stage: { Type: String, Default: dev } }
Conditions: { IsProd: !Equals [!Ref Stage, prod] }
`;

const queue = "Resources: { Queue: { Type: AWS::SQS::Queue } }\n";

const once = "trail-global-service-events-once";

/** What is said of each of some files, each linted alone among all. */
function all(files: Readonly<Record<string, string>>, rule: string, settings?: object) {
  const run = settings === undefined ? lint : lint.with(settings);
  return Object.fromEntries(
    Object.keys(files).flatMap((path) => {
      const found = run(path, files, rule);
      return found.length === 0 ? [] : [[path, found]];
    }),
  );
}

describe("global service events of several templates", () => {
  it("are recorded once", () => {
    const files = { "a.yaml": trail(), "net/b.yaml": trail({ global: "true" }), "c.yaml": queue };
    expect(all(files, once)).toEqual({
      "a.yaml": [
        "Trail: Trail 'Trail' includes global service events, which are also recorded by 'net/b.yaml:Trail'.",
      ],
      "net/b.yaml": [
        "true: Trail 'Trail' includes global service events, which are also recorded by 'a.yaml:Trail'.",
      ],
    });
    expect(all({ ...files, "a.yaml": trail({ global: "false" }) }, once)).toEqual({});
    expect(all(files, once, {})).toEqual({});
  });

  it("are left to the trail of all Regions, each participant says so", () => {
    expect(all({ "a.yaml": trail({ multi: "true" }), "b.yaml": trail() }, once)).toEqual({
      "a.yaml": [
        "true: Trail 'Trail' records global service events, which are also included by 'b.yaml:Trail'.",
      ],
      "b.yaml": [
        "Trail: Trail 'Trail' includes global service events, which are also recorded by 'a.yaml:Trail'.",
      ],
    });
  });

  it("are recorded twice by two trails of all Regions", () => {
    const both = { "a.yaml": trail({ multi: "true" }), "b.yaml": trail({ multi: "true" }) };
    const said = (other: string): readonly string[] => [
      `true: Trail 'Trail' records management events of all Regions that are also recorded by '${other}:Trail', and each further copy is charged.`,
    ];
    expect(all(both, once)).toEqual({ "a.yaml": said("b.yaml"), "b.yaml": said("a.yaml") });
  });

  it("are left out by all", () => {
    const files = { "a.yaml": trail({ global: "false" }), "b.yaml": trail({ global: '"false"' }) };
    expect(all(files, once)).toEqual({
      "a.yaml": [
        "false: Trail 'Trail' leaves out global service events, as does 'b.yaml:Trail', and no other trail here includes them.",
      ],
      "b.yaml": [
        "\"false\": Trail 'Trail' leaves out global service events, as does 'a.yaml:Trail', and no other trail here includes them.",
      ],
    });
    const unknown = trail({ global: "!ImportValue flag" });
    expect(all({ ...files, "c.yaml": unknown }, once)).toEqual({});
  });

  it("are left out where the trail that includes them is not there", () => {
    const including = trail({ global: "true", head: stage, condition: "IsProd" });
    const files = { "a.yaml": trail({ global: "false" }), "b.yaml": including };
    expect(all(files, once)).toEqual({
      "a.yaml": [
        "false: Trail 'Trail' leaves out global service events, while 'b.yaml:Trail' records none when condition 'IsProd' is false, and no other trail here includes them.",
      ],
    });
  });

  it("are said in the scenarios of one of them", () => {
    const files = {
      "a.yaml": trail(),
      "b.yaml": trail({ head: stage, condition: "IsProd" }),
    };
    expect(all(files, once)).toEqual({
      "a.yaml": [
        "Trail: Trail 'Trail' includes global service events, which are also recorded by 'b.yaml:Trail' (when condition 'IsProd' is true).",
      ],
      "b.yaml": [
        "Trail: Trail 'Trail' includes global service events, which are also recorded by 'a.yaml:Trail'.",
      ],
    });
    const isNot = stage.replace("!Equals [!Ref Stage, prod]", "!Not [!Equals [!Ref Stage, prod]]");
    const complementary = { ...files, "a.yaml": trail({ head: isNot, condition: "IsProd" }) };
    expect(all(complementary, once)).toEqual({});
    const prod = { project: {}, region: "us-east-1", parameters: { Stage: "prod" } };
    expect(Object.keys(all({ ...files, "a.yaml": files["b.yaml"] }, once, prod))).toEqual([
      "a.yaml",
      "b.yaml",
    ]);
  });

  it("are those of one trail where two have one name", () => {
    const [a, b] = [trail({ name: "audit" }), trail({ name: "audit" })];
    expect(all({ "a.yaml": a, "b.yaml": b }, once)).toEqual({});
    const some = trail({ name: "audit", head: stage, condition: "IsProd" });
    expect(all({ "a.yaml": a, "b.yaml": some }, once)).toEqual({});
    expect(Object.keys(all({ "a.yaml": a, "b.yaml": trail({ name: "other" }) }, once))).toEqual([
      "a.yaml",
      "b.yaml",
    ]);
  });

  it("are listed up to a point", () => {
    const many = ["a", "b", "c", "d", "e", "f", "g"].map(
      (name) => [`${name}.yaml`, trail()] as const,
    );
    expect(lint("a.yaml", Object.fromEntries(many), once)).toEqual([
      "Trail: Trail 'Trail' includes global service events, which are also recorded by 'b.yaml:Trail', 'c.yaml:Trail', 'd.yaml:Trail', and 3 more.",
    ]);
  });
});

describe("trails of nested stacks", () => {
  const child = trail({
    global: "!Ref Global",
    head: "Parameters: { Global: { Type: String } }\n",
  });
  const parent = (global: string): string => `Resources:
  Audit:
    Type: AWS::CloudFormation::Stack
    Properties:
      TemplateURL: child.yaml
      Parameters: { Global: ${global} }
`;

  it("are those of what nests them", () => {
    const files = { "child.yaml": child, "a.yaml": trail() };
    expect(all({ ...files, "p.yaml": parent('"true"') }, once)).toEqual({
      "a.yaml": [
        "Trail: Trail 'Trail' includes global service events, which are also recorded by 'p.yaml:Audit.Trail'.",
      ],
      "child.yaml": [
        "!Ref Global: Trail 'Trail' includes global service events, which are also recorded by 'a.yaml:Trail'.",
      ],
      "p.yaml": [
        "\"true\": Trail 'child.yaml:Trail' includes global service events, which are also recorded by 'a.yaml:Trail'.",
      ],
    });
    expect(all({ ...files, "p.yaml": parent('"false"') }, once)).toEqual({});
  });
});

describe("groups of a project", () => {
  const files = { "dev/a.yaml": trail(), "dev/b.yaml": trail(), "prod/a.yaml": trail() };
  const groups = (...each: readonly object[]): object => ({
    project: { groups: each },
    region: "us-east-1",
  });

  it("are accounts of their own", () => {
    const apart = groups({ name: "dev", files: "dev/**" }, { name: "prod", files: "prod/**" });
    expect(Object.keys(all(files, once, apart))).toEqual(["dev/a.yaml", "dev/b.yaml"]);
    expect(lint.with(apart)("dev/a.yaml", files, once)).toEqual([
      "Trail: Trail 'Trail' includes global service events, which are also recorded by 'dev/b.yaml:Trail'.",
    ]);
  });

  it("know of one another in one account", () => {
    const account = "111122223333";
    const one = groups(
      { name: "dev", files: ["dev/a.yaml"], account },
      { name: "prod", files: ["prod/**"], account },
    );
    expect(Object.keys(all(files, once, one))).toEqual(["dev/a.yaml", "prod/a.yaml"]);
  });

  it("know nothing of what is in none", () => {
    const some = groups({ name: "dev", files: "dev/a.yaml" });
    expect(all(files, once, some)).toEqual({});
  });

  it("say what their parameters and Regions are", () => {
    const flag = "Parameters: { Global: { Type: String } }\n";
    const own = { "a.yaml": trail({ head: flag, global: "!Ref Global" }), "b.yaml": trail() };
    const group = (set: object): object => groups({ name: "all", files: "*.yaml", ...set });
    expect(all(own, once, group({}))).toEqual({});
    expect(Object.keys(all(own, once, group({ parameters: { Global: true } })))).toEqual([
      "a.yaml",
      "b.yaml",
    ]);
    const elsewhere = { parameters: { Global: true }, region: "eu-west-1" };
    expect(all(own, once, group(elsewhere))).toEqual({});
  });

  it("are named where a file is in several that differ", () => {
    const parameters = (Multi: boolean): object => ({ parameters: { Multi } });
    const both = groups(
      { name: "dev", files: "*.yaml", ...parameters(false) },
      { name: "prod", files: "*.yaml", ...parameters(true) },
    );
    const flag = "Parameters: { Multi: { Type: String } }\n";
    const file = { "a.yaml": trail({ head: flag, multi: "!Ref Multi" }) };
    expect(all(file, "trail-multi-region", both)).toEqual({
      "a.yaml": [
        "!Ref Multi: Trail 'Trail' records events from one Region only (parameter 'Multi' in the settings) (group 'dev').",
      ],
    });
    expect(all({ "a.yaml": trail() }, "trail-multi-region", both)).toEqual({
      "a.yaml": ["Trail: Trail 'Trail' records events from one Region only."],
    });
  });
});

describe("stacks that meet in a name", () => {
  const storage = `Resources:
  Logs: { Type: AWS::S3::Bucket, Properties: { BucketName: logs } }
`;
  const files = { "dev/a.yaml": trail(), "prod/b.yaml": trail(), "log/c.yaml": storage };

  it("are trails of their own accounts", () => {
    expect(all(files, once)).toEqual({
      "dev/a.yaml": [
        "Trail: Trail 'Trail' includes global service events, which are also recorded by 'prod/b.yaml:Trail'.",
      ],
      "prod/b.yaml": [
        "Trail: Trail 'Trail' includes global service events, which are also recorded by 'dev/a.yaml:Trail'.",
      ],
    });
    const groups = ["dev", "prod", "log"].map((name) => ({ name, files: `${name}/**` }));
    expect(all(files, once, { project: { groups } })).toEqual({});
  });

  it("meet in buckets whatever the account", () => {
    const groups = ["dev", "prod", "log"].map((name) => ({ name, files: `${name}/**` }));
    const rule = "log-bucket-access-logging";
    const said = lint.with({ project: { groups } })("log/c.yaml", files, rule);
    const trails = "bucket of trails 'dev/a.yaml:Trail' and 'prod/b.yaml:Trail'";
    expect(said).toEqual([`Logs: Log bucket 'Logs' does not log who accesses it (${trails}).`]);
  });

  it("meet in keys of one account only", () => {
    const keys = `Resources:
  Key: { Type: AWS::KMS::Key, Properties: { KeyPolicy: { Statement: [] } } }
  Alias: { Type: AWS::KMS::Alias, Properties: { AliasName: alias/audit, TargetKeyId: !Ref Key } }
`;
    const encrypted = trail({ name: "audit" }).replace(
      "S3BucketName: logs",
      "S3BucketName: logs\n      KMSKeyId: alias/audit",
    );
    const both = { "dev/a.yaml": encrypted, "prod/keys.yaml": keys };
    const inGroups = (...accounts: readonly string[]): readonly string[] => {
      const groups = ["dev", "prod"].map((name, index) => {
        return { name, files: `${name}/**`, account: accounts[index] ?? "" };
      });
      return Object.keys(all(both, "trail-key-policy", { project: { groups } }));
    };
    expect(inGroups("111122223333", "111122223333")).toEqual(["dev/a.yaml", "prod/keys.yaml"]);
    expect(inGroups("111122223333", "444455556666")).toEqual([]);
  });
});

describe("all Regions", () => {
  const rule = "trail-multi-region";

  it("are heard by one trail of the account", () => {
    const files = { "a.yaml": trail(), "b.yaml": trail() };
    expect(all(files, rule)).toEqual({
      "a.yaml": [
        "Trail: Trail 'Trail' records events from one Region only, as does 'b.yaml:Trail'.",
      ],
      "b.yaml": [
        "Trail: Trail 'Trail' records events from one Region only, as does 'a.yaml:Trail'.",
      ],
    });
    expect(all({ ...files, "c.yaml": trail({ multi: "true" }) }, rule)).toEqual({});
    expect(all({ ...files, "c.yaml": trail({ multi: "!ImportValue x" }) }, rule)).toEqual({});
    const off = trail({ multi: "true" }).replace("IsLogging: true", "IsLogging: false");
    expect(Object.keys(all({ ...files, "c.yaml": off }, rule))).toEqual(["a.yaml", "b.yaml"]);
  });

  it("may be heard by a trail that cannot be read", () => {
    const broken = trail({ multi: "[" });
    expect(lint("a.yaml", { "a.yaml": trail(), "broken.yaml": broken }, rule)).toEqual([]);
  });

  it("may be heard by a trail of what another template nests", () => {
    const nesting = `${trail()}  Nested: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: "https://example.com/a.yaml" } }\n`;
    const files = { "a.yaml": trail().replace("logs", "others"), "b.yaml": nesting };
    expect(all(files, "trail-multi-region")).toEqual({});
  });

  it("are heard by none where the one that hears them is not there", () => {
    const some = trail({ head: stage, condition: "IsProd", multi: "true" });
    const files = { "a.yaml": trail(), "b.yaml": some };
    expect(all(files, rule)).toEqual({
      "a.yaml": [
        "Trail: Trail 'Trail' records events from one Region only, while 'b.yaml:Trail' records none when condition 'IsProd' is false.",
      ],
    });
    const settings = (Stage: string): object => ({ project: {}, parameters: { Stage } });
    expect(all(files, rule, settings("prod"))).toEqual({});
    expect(all(files, rule, settings("dev"))).toEqual({
      "a.yaml": ["Trail: Trail 'Trail' records events from one Region only."],
    });
    expect(all({ ...files, "c.yaml": trail({ multi: "true" }) }, rule)).toEqual({});
    // One may be there whenever the other is not.
    expect(all({ ...files, "c.yaml": some }, rule)).toEqual({});
    const off = some
      .replace("    Condition: IsProd\n", "")
      .replace("IsLogging: true", "IsLogging: !If [IsProd, true, false]");
    expect(all({ ...files, "b.yaml": off }, rule)).toEqual(all(files, rule));
  });

  it("are heard by none where the group that has the trail may be without it", () => {
    const account = "111122223333";
    const groups = [
      { name: "p", files: "*.yaml", account, region: "eu-west-1", parameters: { Stage: "dev" } },
      { name: "q", files: "b.yaml", account, region: "us-east-1" },
    ];
    const some = trail({ head: stage, condition: "IsProd", multi: "true" });
    const files = { "a.yaml": trail(), "b.yaml": some };
    expect(all(files, rule, { project: { groups } })).toEqual({
      "a.yaml": [
        "Trail: Trail 'Trail' records events from one Region only, while 'b.yaml:Trail' records none in group 'q' when condition 'IsProd' is false.",
      ],
    });
  });

  it("may be heard by a trail of which nobody knows whether it is there", () => {
    const head = (condition: string, parameters = ""): string =>
      `${parameters}Conditions: { IsMain: ${condition} }\n`;
    const some = (...args: Parameters<typeof head>): string =>
      trail({ head: head(...args), condition: "IsMain", multi: "true" });
    const of = (condition: string, parameters?: string) =>
      all({ "a.yaml": trail(), "b.yaml": some(condition, parameters) }, rule, { project: {} });
    expect(of("!Equals [!ImportValue main, yes]")).toEqual({});
    // The stack may be in that Region, and in others too.
    expect(of("!Equals [!Ref AWS::Region, us-east-1]")).toEqual({});
    expect(of("!Equals [!Ref AWS::AccountId, '111122223333']")).toEqual({});
    const create = "Parameters: { Create: { Type: String, AllowedValues: [yes, no] } }\n";
    const isCreated = "!Equals [!Ref Create, yes]";
    const isMain = "!Equals [!Ref AWS::Region, us-east-1]";
    for (const both of [`[${isCreated}, ${isMain}]`, `[${isMain}, ${isCreated}]`]) {
      expect(Object.keys(of(`!And ${both}`, create))).toEqual(["a.yaml"]);
      expect(of(`!Or ${both}`, create)).toEqual({});
    }
  });

  it("are heard by none where those that hear them are there under one condition", () => {
    const some = trail({ head: stage, condition: "IsProd", multi: "true" });
    const other = some.slice(some.indexOf("  Trail:")).replace("Trail", "Other");
    const files = { "a.yaml": trail(), "b.yaml": `${some}${other}` };
    expect(all(files, rule)).toEqual({
      "a.yaml": [
        "Trail: Trail 'Trail' records events from one Region only, while 'b.yaml:Trail' records none when condition 'IsProd' is false, while 'b.yaml:Other' records none when condition 'IsProd' is false.",
      ],
    });
    const isDev = stage.replace(" }\n", ", IsDev: !Not [Condition: IsProd] }\n");
    const inTurn = `${some.replace(stage, isDev)}${other.replace("IsProd", "IsDev")}`;
    expect(inTurn).toContain("IsDev: !Not");
    expect(all({ ...files, "b.yaml": inTurn }, rule)).toEqual({});
  });

  it("are heard by none where the one that may hear them does not", () => {
    const some = trail({ head: stage, multi: "!If [IsProd, true, false]" });
    expect(Object.keys(all({ "a.yaml": trail(), "b.yaml": some }, rule))).toEqual([
      "a.yaml",
      "b.yaml",
    ]);
    const twice = `${some}${some.slice(some.indexOf("  Trail:")).replace("Trail", "Other")}`;
    expect(Object.keys(all({ "a.yaml": trail(), "b.yaml": twice }, rule))).toEqual([
      "a.yaml",
      "b.yaml",
    ]);
    const inTurn = twice.replace("[IsProd, true, false]", "[IsProd, false, true]");
    expect(all({ "a.yaml": trail(), "b.yaml": inTurn }, rule)).toEqual({});
  });

  it("may be heard by one of two templates whose scenarios go together in some way", () => {
    const some = trail({ head: stage, multi: "!If [IsProd, true, false]" });
    expect(all({ "a.yaml": trail(), "b.yaml": some, "c.yaml": some }, rule)).toEqual({});
    const inRegion = (name: string, region: string): object => {
      return { name, region, files: "**", account: "111122223333" };
    };
    const both = { project: { groups: [inRegion("p", "eu-west-1"), inRegion("q", "us-east-1")] } };
    const files = { "a.yaml": trail({ name: "!Sub 'a-${AWS::Region}'" }), "b.yaml": some };
    expect(all(files, rule, both)).toEqual({});
  });
});

describe("what Terraform deploys", () => {
  const configuration = (flags: object): string =>
    JSON.stringify({
      resource: { aws_cloudtrail: { main: { s3_bucket_name: "logs", ...flags } } },
    });
  const planned = (multi: boolean): string =>
    JSON.stringify({
      format_version: "1.2",
      terraform_version: "1.9.0",
      planned_values: {
        root_module: {
          resources: [
            {
              address: "aws_cloudtrail.main",
              mode: "managed",
              type: "aws_cloudtrail",
              name: "main",
              provider_name: "registry.terraform.io/hashicorp/aws",
              values: { name: "main", s3_bucket_name: "logs", is_multi_region_trail: multi },
            },
          ],
        },
      },
      resource_changes: [],
      configuration: {},
    });
  const rule = "trail-multi-region";

  it("is deployed to the account too", () => {
    const one = configuration({});
    expect(all({ "net/a.tf.json": one, "b.yaml": trail() }, rule)).toEqual({
      "net/a.tf.json": [
        "\"main\": Trail 'aws_cloudtrail.main' records events from one Region only, as does 'b.yaml:Trail'.",
      ],
      "b.yaml": [
        "Trail: Trail 'Trail' records events from one Region only, as does 'net/a.tf.json:aws_cloudtrail.main'.",
      ],
    });
    const every = configuration({ is_multi_region_trail: true });
    expect(all({ "net/a.tf.json": every, "b.yaml": trail() }, rule)).toEqual({});
  });

  it("is one configuration in all files of a folder", () => {
    const other = JSON.stringify({ resource: { aws_sqs_queue: { q: { name: "q" } } } });
    const files = { "a.tf.json": configuration({}), "b.tf.json": other };
    expect(all(files, rule)).toEqual({
      "a.tf.json": ["\"main\": Trail 'aws_cloudtrail.main' records events from one Region only."],
    });
  });

  it("is one deployment in a plan and a configuration", () => {
    const files = { "a.tf.json": configuration({}), "plan.json": planned(false) };
    const said = all(files, rule);
    expect(said["a.tf.json"]).toEqual([
      "\"main\": Trail 'aws_cloudtrail.main' records events from one Region only.",
    ]);
    expect(said["plan.json"]).toEqual([
      "false: Trail 'aws_cloudtrail.main' records events from one Region only.",
    ]);
  });
});

describe("a trail", () => {
  const rule = "trail-required";

  it("is required once in a project", () => {
    const files = { "a.yaml": queue, "b.yaml": queue };
    const said = "The template declares no trail, nor does any other of its account.";
    expect(all(files, rule)).toEqual({
      "a.yaml": [`Resources: ${said}`],
      "b.yaml": [`Resources: ${said}`],
    });
    expect(all({ ...files, "c.yaml": trail() }, rule)).toEqual({});
    const some = trail({ head: stage, condition: "IsProd" });
    expect(all({ ...files, "c.yaml": some }, rule)).toEqual({});
    const group = { project: { groups: [{ name: "a", files: "a.yaml" }] } };
    expect(all({ "a.yaml": queue, "c.yaml": trail() }, rule, group)).toEqual({
      "a.yaml": ["Resources: The template declares no trail."],
    });
  });

  it("may be what a stack creates that nobody can read", () => {
    const creating = `Resources:
  Base:
    Type: AWS::CloudFormation::Stack
    Properties: { TemplateURL: https://example.com/base.yaml }
`;
    expect(all({ "a.yaml": queue, "b.yaml": creating }, rule)).toEqual({});
    const nested = { "a.yaml": queue, "b.yaml": creating.replace("https://example.com/", "") };
    expect(all({ ...nested, "base.yaml": trail() }, rule)).toEqual({});
    expect(Object.keys(all({ ...nested, "base.yaml": queue }, rule))).toEqual(["a.yaml", "b.yaml"]);
  });
});

describe("a trail that nobody declares", () => {
  const rule = "trail-required";
  const resource = (name: string, type: string): string =>
    `Resources: { ${name}: { Type: ${type} } }\n`;
  const terraform = (type: string): string =>
    JSON.stringify({ resource: { [type]: { trail: {} } } });

  it.each([
    ["Trail", "Acme::Security::Baseline"],
    ["Baseline", "Acme::Security::TrailBaseline::MODULE"],
    ["Trail", "Custom::Audit-1@2"],
    ["Trail", "AWS::CloudFormation::CustomResource"],
    ["Trail", "AWS::CloudFormation::WaitCondition"],
    ["Zone", "AWS::ControlTower::LandingZone"],
    ["Base", "AWS::CloudFormation::StackSet"],
    ["Base", "AWS::Serverless::Application"],
    ["Base", "AWS::ServiceCatalog::CloudFormationProvisionedProduct"],
  ])("may be made by %s, which is of type %s", (name, type) => {
    expect(all({ "a.yaml": queue, "b.yaml": resource(name, type) }, rule)).toEqual({});
  });

  it.each([
    "aws_cloudcontrolapi_resource",
    "aws_cloudformation_stack",
    "aws_cloudformation_stack_set_instance",
    "aws_controltower_landing_zone",
    "aws_lambda_invocation",
    "aws_serverlessapplicationrepository_cloudformation_stack",
    "aws_servicecatalog_provisioned_product",
    "awscc_cloudtrail_trail",
    "null_resource",
    "shell_script",
    "terraform_data",
  ])("may be made by a resource of type %s", (type) => {
    const files = { "a.yaml": queue, "net/main.tf.json": terraform(type) };
    expect(all(files, rule)).toEqual({});
  });

  it("may be what a macro or a loop adds", () => {
    expect(all({ "a.yaml": queue, "b.yaml": `Transform: Audit\n${queue}` }, rule)).toEqual({});
    const loop = `Transform: AWS::LanguageExtensions
Parameters: { Types: { Type: CommaDelimitedList } }
Resources:
  Fn::ForEach::All: [Kind, !Ref Types, { "\${Kind}": { Type: !Sub "AWS::\${Kind}" } }]
  Queue: { Type: AWS::SQS::Queue }
`;
    expect(all({ "a.yaml": queue, "b.yaml": loop }, rule)).toEqual({});
  });

  it("is none of what others have that makes nothing, or something else", () => {
    const others = {
      "b.yaml": resource("Trail", "AWS::CloudFormation::WaitConditionHandle"),
      "c.yaml": resource("Skill", "Alexa::ASK::Skill"),
      "d.yaml": resource("Cleaner", "Custom::Cleaner"),
      "net/main.tf.json": terraform("awscc_sqs_queue"),
    };
    expect(lint("a.yaml", { "a.yaml": queue, ...others }, rule)).toEqual([
      "Resources: The template declares no trail, nor does any other of its account.",
    ]);
  });
});

describe("a file that nobody has saved", () => {
  it("is of the project, be its folder there or not", () => {
    const files = { "a.yaml": trail() };
    for (const path of ["b.yaml", "new/b.yaml", "new/newer/b.yaml"]) {
      const found = lint.unsaved(path, trail(), files, "trail-global-service-events-once");
      expect(found).toEqual([expect.stringContaining("'a.yaml:Trail'")]);
    }
  });
});

describe("a project that is too large", () => {
  const many = Array.from(
    { length: 5000 },
    (_, index) => [`many/${String(index)}.yaml`, ""] as const,
  );
  const files = { ...Object.fromEntries(many), "a.yaml": trail() };

  it("may have any trail, and says so", () => {
    const rules = ["trail-multi-region", "template-readable"];
    expect(lint("a.yaml", files, rules)).toEqual([
      "Trail: Not every trail of the account is known, since the project has more than 5000 files; the project can say which of them matter.",
    ]);
    const some = { project: { include: ["*.yaml"] } };
    expect(lint.with(some)("a.yaml", files, rules)).toEqual([
      "Trail: Trail 'Trail' records events from one Region only.",
    ]);
  }, 60_000);
});
