import { describe, expect, it } from "vitest";
import { type Files, reporter } from "./project.js";

const reported = reporter();

const pinned = reported.with({ project: {}, parameters: { Status: "Enabled" } });
const onlyDev = reported.with({ project: { root: "app", include: ["dev/**/*.yaml"] } });

const rule = "log-bucket-versioning";

function trail(bucket: string, before = ""): string {
  return `${before}
Resources:
  Trail:
    Type: AWS::CloudTrail::Trail
    Properties:
      S3BucketName: ${bucket}
      IsLogging: true
      IsMultiRegionTrail: true
`;
}

function storage(name: string, properties = "{}", before = ""): string {
  return `${before}
Resources:
  Bucket:
    Type: AWS::S3::Bucket
    Properties: ${properties}
Outputs:
  Bucket: { Value: !Ref Bucket, Export: { Name: ${name} } }
`;
}

const versioned = "{ VersioningConfiguration: { Status: Enabled } }";
const message =
  "Log bucket 'stacks/storage.yaml:Bucket' keeps no versions of logs that are overwritten or deleted.";

function lint(importing: string, ...exporting: readonly string[]): readonly string[] {
  const [first = "", ...others] = exporting;
  const files = {
    "trail.yaml": importing,
    "stacks/storage.yaml": first,
    ...Object.fromEntries(others.map((text, index) => [`stacks/other-${index}.yaml`, text])),
  };
  return reported("trail.yaml", files, rule);
}

describe("what is imported by name", () => {
  it("is what the stack that exports it puts out", () => {
    const importing = trail("!ImportValue logs");
    expect(lint(importing, storage("logs"))).toEqual([`!ImportValue logs: ${message}`]);
    expect(lint(importing, storage("logs", versioned))).toEqual([]);
    expect(lint(importing, storage("others"))).toEqual([]);
  });

  it("is reported by the stack that exports it, too", () => {
    const files = {
      "trail.yaml": trail("!ImportValue logs"),
      "stacks/storage.yaml": storage("logs"),
    };
    expect(reported("stacks/storage.yaml", files, rule)).toEqual([
      "Bucket: Log bucket 'Bucket' keeps no versions of logs that are overwritten or deleted (bucket of trail 'trail.yaml:Trail').",
    ]);
    const others = { ...files, "trail.yaml": trail("!ImportValue others") };
    expect(reported("stacks/storage.yaml", others, rule)).toEqual([]);
  });

  it("is elsewhere where nobody says that there is a project", () => {
    const files = {
      "trail.yaml": trail("!ImportValue logs"),
      "stacks/storage.yaml": storage("logs"),
    };
    expect(reported.alone("trail.yaml", files, rule)).toEqual([]);
  });

  it("may be named by the stack", () => {
    const exporting = storage('!Sub "${AWS::StackName}-logs"');
    const named = trail(
      '\n        Fn::ImportValue: !Sub "${Storage}-logs"',
      "Parameters: { Storage: { Type: String, Default: storage } }",
    );
    expect(lint(named, exporting)).toHaveLength(1);
    expect(lint(trail("!ImportValue storage-logs"), exporting)).toHaveLength(1);
    expect(lint(trail("!ImportValue storage-trails"), exporting)).toEqual([]);
    // A stack of another project may be called so.
    expect(lint(trail("!ImportValue archive-logs"), exporting)).toEqual([]);
    expect(lint(named.replace(", Default: storage", ""), exporting)).toEqual([]);
    // Which of two stacks is meant, nobody knows.
    expect(lint(named, exporting, storage('!Sub "${AWS::StackName}-logs"', versioned))).toEqual([]);
    expect(lint(named, exporting, storage("!ImportValue name", versioned))).toEqual([]);
  });

  it("is unknown where its name is", () => {
    expect(lint(trail("!ImportValue { Ref: Trail }"), storage("logs"))).toEqual([]);
    expect(lint(trail("!ImportValue logs"), storage("!GetAtt Bucket.Arn"))).toEqual([]);
  });

  it("has the name that parameters of both give it", () => {
    const parameters = "Parameters: { Env: { Type: String, Default: dev } }";
    const isProd = "Conditions: { IsProd: !Equals [!Ref Env, prod] }";
    const status = "!If [IsProd, Enabled, Suspended]";
    const exporting = storage(
      '!Sub "${Env}-logs"',
      `{ VersioningConfiguration: { Status: ${status} } }`,
      `${parameters}\n${isProd}`,
    );
    expect(lint(trail("!ImportValue prod-logs"), exporting)).toEqual([]);
    expect(lint(trail("!ImportValue test-logs"), exporting)).toEqual([]);
    expect(lint(trail("!ImportValue dev-logs"), exporting)).toEqual([
      `!ImportValue dev-logs: ${message}`,
    ]);
    const named = '\n        Fn::ImportValue: !Sub "${Env}-logs"';
    const open = "Parameters: { Env: { Type: String } }";
    expect(lint(trail(named, open), storage('!Sub "${Env}-logs"', "{}", open))).toHaveLength(1);
    expect(lint(trail(named, parameters), exporting)).toEqual([
      `Fn::ImportValue: !Sub "\${Env}-logs": ${message.slice(0, -1)} when condition 'stacks/storage.yaml:IsProd' is false.`,
    ]);
  });

  it("is what a stack of a name puts out", () => {
    const output = (stack: string, more = ""): string =>
      trail(`{ "Fn::GetStackOutput": { StackName: ${stack}, OutputName: Bucket${more} } }`);
    expect(lint(output("storage"), storage("logs"))).toHaveLength(1);
    expect(lint(output("storage"), storage("logs", versioned))).toEqual([]);
    expect(lint(output("other"), storage("logs"))).toEqual([]);
    expect(lint(output("storage", ", Region: eu-west-1"), storage("logs"))).toEqual([]);
  });
});

describe("a policy for what another stack exports", () => {
  const secure = "log-bucket-secure-transport";
  const policy = (bucket: string): string => `
  Policy:
    Type: AWS::S3::BucketPolicy
    Properties:
      Bucket: ${bucket}
      PolicyDocument:
        Version: "2012-10-17"
        Statement:
          - Effect: Deny
            Principal: "*"
            Action: "s3:*"
            Resource: [arn:aws:s3:::logs, arn:aws:s3:::logs/*]
            Condition: { Bool: { "aws:SecureTransport": "false" } }
`;
  const named = storage("logs", "{ BucketName: logs }");
  const exporting = named.replace("Outputs:", `${policy("!Ref Bucket").slice(1)}Outputs:`);
  const files = { "trail.yaml": trail("!ImportValue logs"), "storage.yaml": named };
  const missing = [expect.stringContaining("Log bucket 'storage.yaml:Bucket' ")];

  it("may be in that stack", () => {
    expect(reported("trail.yaml", files, secure)).toEqual(missing);
    expect(reported("trail.yaml", { ...files, "storage.yaml": exporting }, secure)).toEqual([]);
  });

  it("is awaited in that stack, which is there before another imports from it", () => {
    const dependence = "trail-depends-on-bucket-policy";
    expect(reported("trail.yaml", { ...files, "storage.yaml": exporting }, dependence)).toEqual([]);
  });

  it("may be in the stack that imports it", () => {
    const own = trail("!ImportValue logs") + policy("!ImportValue logs").slice(1);
    expect(reported("trail.yaml", { ...files, "trail.yaml": own }, secure)).toEqual([]);
  });

  it("leaves what else is missing to be said, though a third stack may configure it", () => {
    const third = `Resources:${policy("!ImportValue logs")}`;
    const all = { ...files, "policy.yaml": third };
    const missed = reported("trail.yaml", files, "trail-data-events");
    expect(missed).toHaveLength(1);
    expect(reported("trail.yaml", all, "trail-data-events")).toEqual(missed);
  });

  it("may be in a third stack", () => {
    const third = (name: string): string => `Resources:${policy(`!ImportValue ${name}`)}`;
    const lint = (path: string, name: string): readonly string[] =>
      reported(path, { ...files, "policy.yaml": third(name) }, secure);
    expect(lint("trail.yaml", "logs")).toEqual([]);
    expect(lint("trail.yaml", "{ Ref: Anything }")).toEqual([]);
    expect(lint("trail.yaml", "others")).toEqual(missing);
  });

  it("may be in any stack that imports from the one that is linted", () => {
    const both = named.replace(
      "Outputs:",
      `${trail("!Ref Bucket").split("Resources:\n")[1] ?? ""}Outputs:`,
    );
    const lint = (importing: string): readonly string[] =>
      reported("both.yaml", { "both.yaml": both, "policy.yaml": importing }, secure);
    expect(lint(`Resources:${policy("!ImportValue logs")}`)).toEqual([]);
    expect(lint(`Resources:${policy("!ImportValue others")}`)).toHaveLength(1);
    expect(reported.alone("both.yaml", { "both.yaml": both }, secure)).toHaveLength(1);
  });

  const using = (type: string, more = ""): string =>
    `Resources: { Other: { Type: ${type}, Properties: { Bucket: !ImportValue logs } } }\n${more}`;

  it.each([
    ["a custom resource", using("Custom::Policy")],
    ["a nested stack", using("AWS::CloudFormation::Stack")],
    ["a macro", using("AWS::SQS::Queue", "Transform: Policies\n")],
    ["whoever reads the parameter that is kept by a stack", using("AWS::SSM::Parameter")],
    [
      "a stack that exports it anew",
      using(
        "AWS::SQS::Queue",
        "Outputs: { Again: { Value: !ImportValue logs, Export: { Name: again } } }\n",
      ),
    ],
  ])("may be made by %s that imports it", (_, importing) => {
    expect(reported("trail.yaml", { ...files, "other.yaml": importing }, secure)).toEqual([]);
  });

  it.each([
    ["nests the one", "!GetAtt Look.Outputs.Bucket"],
    ["asks the one", '{ "Fn::GetStackOutput": { StackName: look, OutputName: Bucket } }'],
  ])("may be in a stack that %s which imports it", (_, bucket) => {
    const look = using("AWS::SQS::Queue", "Outputs: { Bucket: { Value: !ImportValue logs } }\n");
    const nest =
      "  Look: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: look.yaml } }\n";
    const root = `Resources:${policy(bucket)}${bucket.startsWith("!") ? nest : ""}`;
    const all = { ...files, "look.yaml": look, "root.yaml": root };
    expect(reported("trail.yaml", all, secure)).toEqual([]);
  });

  it.each(["AWS::SQS::Queue", "AWS::S3::Bucket"])(
    "is in no stack that imports it and has nothing but a resource of type %s",
    (type) => {
      const all = { ...files, "other.yaml": using(type) };
      expect(reported("trail.yaml", all, secure)).toEqual(missing);
    },
  );
});

describe("a stack that is imported from", () => {
  it("may import in turn", () => {
    const between = `Resources: { Topic: { Type: AWS::SNS::Topic } }
Outputs: { Bucket: { Value: !ImportValue inner, Export: { Name: logs } } }
`;
    expect(lint(trail("!ImportValue logs"), storage("inner"), between)).toEqual([
      `!ImportValue logs: ${message}`,
    ]);
  });

  it("is none where both import from each other", () => {
    const one = trail("!ImportValue logs").replace(
      "Resources:",
      "Outputs: { Own: { Value: a, Export: { Name: own } } }\nResources:",
    );
    const other = storage("logs", "{ BucketName: !ImportValue own }");
    expect(lint(one, other)).toEqual([`!ImportValue logs: ${message}`]);
    expect(lint(trail("!ImportValue x"), storage("!ImportValue x"))).toEqual([]);
  });

  it("may have what it puts out in a stack that is nested in it", () => {
    const nesting = `Resources:
  Inner:
    Type: AWS::CloudFormation::Stack
    Properties: { TemplateURL: ../inner.yaml }
Outputs: { Bucket: { Value: !GetAtt Inner.Outputs.Bucket, Export: { Name: logs } } }
`;
    const files = {
      "trail.yaml": trail("!ImportValue logs"),
      "stacks/storage.yaml": nesting,
      "inner.yaml": storage("unused"),
    };
    expect(reported("trail.yaml", files, rule)).toEqual([
      `!ImportValue logs: ${message.replace("stacks/storage.yaml:", "inner.yaml:")}`,
    ]);
    // Whatever a nested stack imports is imported by the stack around it.
    const around = `Resources:
  Trails:
    Type: AWS::CloudFormation::Stack
    Properties: { TemplateURL: trail.yaml }
`;
    expect(reported("around.yaml", { ...files, "around.yaml": around }, rule)).toEqual([]);
  });

  it("has parameters that files of parameters give it, and not the stack that imports it", () => {
    const exporting = storage(
      "logs",
      "{ VersioningConfiguration: { Status: !Ref Status } }",
      "Parameters: { Status: { Type: String, Default: Suspended } }",
    );
    const values = (status: string): string =>
      JSON.stringify([{ ParameterKey: "Status", ParameterValue: status }]);
    const given = (files: string): readonly string[] =>
      reported.with({ project: {}, parameterFiles: { files, parameters: "values.json" } })(
        "trail.yaml",
        {
          "trail.yaml": trail("!ImportValue logs"),
          "stacks/storage.yaml": exporting,
          "values.json": values("Enabled"),
        },
        rule,
      );
    expect(given("stacks/*.yaml")).toEqual([]);
    expect(given("trail.yaml")).toHaveLength(1);
  });

  it("has parameters that settings may pin", () => {
    const parameters = "Parameters: { Status: { Type: String, Default: Suspended } }";
    const properties = "{ VersioningConfiguration: { Status: !Ref Status } }";
    const exporting = storage("logs", properties, parameters);
    expect(lint(trail("!ImportValue logs"), exporting)).toHaveLength(1);
    expect(
      pinned("trail.yaml", { "trail.yaml": trail("!ImportValue logs"), "s.yaml": exporting }, rule),
    ).toEqual([]);
  });
});

describe("a project", () => {
  it("has a bound", () => {
    const many = Array.from({ length: 5000 }, (_, index) => [`many/${index}.yaml`, ""] as const);
    const empty: Files = Object.fromEntries(many);
    const files = { ...empty, "trail.yaml": trail("!ImportValue logs") };
    expect(reported("trail.yaml", files, [rule, "template-readable"])).toEqual([
      "Trail: Not every trail of the account is known, since the project has more than 5000 files; the project can say which of them matter.",
      "!ImportValue logs: Not every export is known, since the project has more than 5000 files; the project can say which of them matter.",
    ]);
  }, 60_000);

  it("is what lies below its root and is included", () => {
    const importing = trail("!ImportValue logs");
    const files = {
      "trail.yaml": importing,
      "app/trail.yaml": importing,
      "app/dev/trail.yaml": importing,
      "app/dev/logs.yaml": storage("logs"),
      "node_modules/a/logs.yaml": storage("logs", versioned),
      ".aws-sam/logs.yaml": storage("logs", versioned),
      "app/prod/logs.yaml": storage("logs", versioned),
    };
    expect(onlyDev("app/dev/trail.yaml", files, rule)).toHaveLength(1);
    expect(onlyDev("app/trail.yaml", files, rule)).toEqual([]);
    expect(onlyDev("trail.yaml", files, rule)).toEqual([]);
    // Which of two is meant, nobody knows.
    expect(reported("app/dev/trail.yaml", files, rule)).toEqual([]);
  });

  it.each([[{ project: [] }], [{ project: { root: 1 } }], [{ project: { includes: [] } }]])(
    "is not %j",
    (settings) => {
      const files = { "a.yaml": trail("b") };
      expect(() => reported.with(settings)("a.yaml", files, rule)).toThrow(
        /settings\.cloudtrail\.project/,
      );
    },
  );
});
