import { describe, expect, it } from "vitest";
import { reporter } from "./project.js";

const reported = reporter();

const trail = `
  Trail:
    Type: AWS::CloudTrail::Trail
    DependsOn: Logs
    Properties:
      S3BucketName: !GetAtt Logs.Outputs.Bucket
      IsLogging: true
      IsMultiRegionTrail: true
      EnableLogFileValidation: true`;

function parent(properties = "", resources = trail): string {
  return `Parameters:
  Env: { Type: String, Default: dev }
Conditions:
  IsProd: !Equals [!Ref Env, prod]
Resources:
  Logs:
    Type: AWS::CloudFormation::Stack
    Properties:
      TemplateURL: ./nested/logs.yaml${properties}${resources}
`;
}

function logs(properties = "", resources = "", parameters = ""): string {
  return `${parameters}
Resources:
  Bucket:
    Type: AWS::S3::Bucket
    DeletionPolicy: Retain
    UpdateReplacePolicy: Retain
${properties === "" ? "" : `    Properties:${properties}\n`}${resources}
Outputs:
  Bucket: { Value: !Ref Bucket }
`;
}

const versioned = `
      VersioningConfiguration: { Status: Enabled }`;

describe("a nested stack", () => {
  const rule = "log-bucket-versioning";
  const isWrong = [
    `./nested/logs.yaml: Log bucket 'nested/logs.yaml:Bucket' keeps no versions of logs that are overwritten or deleted.`,
  ];

  it("has the bucket of a trail beside it", () => {
    const wrong = { "main.yaml": parent(), "nested/logs.yaml": logs() };
    expect(reported("main.yaml", wrong, rule)).toEqual(isWrong);
    expect(reported("nested/logs.yaml", wrong, rule)).toEqual([
      "Bucket: Log bucket 'Bucket' keeps no versions of logs that are overwritten or deleted (bucket of trail 'main.yaml:Trail').",
    ]);
    const right = { ...wrong, "nested/logs.yaml": logs(versioned) };
    expect(reported("main.yaml", right, rule)).toEqual([]);
  });

  it("has the bucket of trails on two levels, each of which has its part in it", () => {
    const middle = parent().replace("./nested", "../nested");
    const outer = (more = ""): string => `Resources:
  Middle: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: middle/main.yaml } }
${more}`;
    const own = `  Trail:
    Type: AWS::CloudTrail::Trail
    Properties: { S3BucketName: acme-logs, IsLogging: true, IsMultiRegionTrail: true }
`;
    const nested = logs("\n      BucketName: acme-logs");
    const files = { "middle/main.yaml": middle, "nested/logs.yaml": nested };
    const lint = (text: string): readonly string[] =>
      reported("outer.yaml", { ...files, "outer.yaml": text }, rule);
    // The stack that it nests says so whoever nests that.
    expect(lint(outer())).toEqual([]);
    expect(lint(outer(own))).toEqual([
      "middle/main.yaml: Log bucket 'nested/logs.yaml:Bucket' keeps no versions of logs that are overwritten or deleted.",
    ]);
    expect(lint(outer(own.replace("acme-logs", "other-logs")))).toEqual([]);
  });

  it("is elsewhere where nobody says that there is a project", () => {
    const wrong = { "main.yaml": parent(), "nested/logs.yaml": logs() };
    expect(reported.alone("main.yaml", wrong, rule)).toEqual([]);
  });

  it("takes what its parameters are given, else their defaults", () => {
    const parameters = `Parameters:
  Status: { Type: String, Default: Suspended }
  Other: { Type: String, Default: "" }`;
    const properties = `
      VersioningConfiguration: { Status: !Ref Status }`;
    const nested = { "nested/logs.yaml": logs(properties, "", parameters) };
    const given = (value: string): string => `
      Parameters: { Status: ${value} }`;
    const lint = (called: string): readonly string[] =>
      reported("main.yaml", { "main.yaml": called, ...nested }, rule);
    expect(lint(parent(given("Enabled")))).toEqual([]);
    expect(lint(parent())).toEqual(isWrong);
    expect(lint(parent(given("Suspended")))).toEqual([
      `Suspended: Log bucket 'nested/logs.yaml:Bucket' keeps no versions of logs that are overwritten or deleted.`,
    ]);
    expect(lint(parent(given("!If [IsProd, Enabled, Suspended]")))).toEqual([
      `Suspended: Log bucket 'nested/logs.yaml:Bucket' keeps no versions of logs that are overwritten or deleted when condition 'IsProd' is false.`,
    ]);
    expect(lint(parent(given("!If [IsProd, Enabled, !Ref AWS::NoValue]")))).toEqual([
      `./nested/logs.yaml: Log bucket 'nested/logs.yaml:Bucket' keeps no versions of logs that are overwritten or deleted when condition 'IsProd' is false.`,
    ]);
    expect(lint(parent(given("!ImportValue status")))).toEqual([]);
    expect(lint(parent("\n      Parameters: !ImportValue all"))).toEqual([]);
    expect(reported("nested/logs.yaml", nested, rule)).toEqual([]);
  });

  it("has conditions of its own, which parameters decide", () => {
    const parameters = `Parameters:
  Env: { Type: String, Default: test }
Conditions:
  IsProd: !Equals [!Ref Env, test]`;
    const properties = `
      VersioningConfiguration: !If [IsProd, { Status: Enabled }, !Ref AWS::NoValue]`;
    const nested = { "nested/logs.yaml": logs(properties, "", parameters) };
    const lint = (called: string): readonly string[] =>
      reported("main.yaml", { "main.yaml": called, ...nested }, rule);
    expect(lint(parent())).toEqual([]);
    expect(lint(parent("\n      Parameters: { Env: !Ref Env }"))).toEqual([
      `./nested/logs.yaml: Log bucket 'nested/logs.yaml:Bucket' keeps no versions of logs that are overwritten or deleted when condition 'Logs.IsProd' is false.`,
    ]);
  });
});

describe("what a nested stack lacks", () => {
  it("the deployment lacks where the stack can be read", () => {
    const [none, one] = ["", trail].map((resources) => ({
      "main.yaml": parent("", ""),
      "nested/logs.yaml": logs(versioned, resources.replace("!GetAtt Logs.Outputs.Bucket", "logs")),
    }));
    expect(reported("main.yaml", none ?? {}, "trail-required")).toHaveLength(1);
    expect(reported("main.yaml", one ?? {}, "trail-required")).toEqual([]);
    expect(reported.alone("main.yaml", none ?? {}, "trail-required")).toEqual([]);
  });

  it("nobody writes for a bucket that the stack is given", () => {
    const resources = `
  Own:
    Type: AWS::S3::Bucket
  Trail:
    Type: AWS::CloudTrail::Trail
    Properties: { S3BucketName: !Ref Own, IsLogging: true }`;
    const main = parent(
      `
      Parameters: { Other: !Ref Own }`,
      resources,
    );
    const nested = logs("", "", "Parameters: { Other: { Type: String } }");
    const files = { "main.yaml": main, "nested/logs.yaml": nested };
    expect(reported("main.yaml", files, "trail-bucket-policy")).toHaveLength(1);
    expect(reported.alone("main.yaml", files, "trail-bucket-policy")).toEqual([]);
  });
});

describe("a trail beside a nested stack", () => {
  const rule = "trail-depends-on-bucket-policy";
  const policy = `
  Policy:
    Type: AWS::S3::BucketPolicy
    Properties:
      Bucket: !Ref Bucket
      PolicyDocument:
        Version: "2012-10-17"
        Statement:
          - Effect: Allow
            Principal: { Service: cloudtrail.amazonaws.com }
            Action: "s3:*"
            Resource: [!GetAtt Bucket.Arn, !Sub "\${Bucket.Arn}/*"]`;

  it("waits for all of the stack where it waits for the stack or takes what that puts out", () => {
    const nested = { "nested/logs.yaml": logs("", policy) };
    const lint = (resources: string): readonly string[] =>
      reported("main.yaml", { "main.yaml": parent("", resources), ...nested }, rule);
    expect(lint(trail)).toEqual([]);
    expect(lint(trail.replace("    DependsOn: Logs\n", ""))).toEqual([]);
  });

  it("may be in one that is given the bucket of another", () => {
    const audit = `Parameters: { Bucket: { Type: String } }
Resources:${trail.replace("    DependsOn: Logs\n", "").replace("!GetAtt Logs.Outputs.Bucket", "!Ref Bucket")}
`;
    const calls = `
  Audit:
    Type: AWS::CloudFormation::Stack
    Properties:
      TemplateURL: audit.yaml
      Parameters: { Bucket: !GetAtt Logs.Outputs.Bucket }`;
    const files = { "main.yaml": parent("", calls), "audit.yaml": audit };
    const lint = (nested: string, of: string): readonly string[] =>
      reported("main.yaml", { ...files, "nested/logs.yaml": nested }, of);
    expect(lint(logs("", policy), rule)).toEqual([]);
    expect(lint(logs(), "log-bucket-versioning")).toEqual([
      "./nested/logs.yaml: Log bucket 'nested/logs.yaml:Bucket' keeps no versions of logs that are overwritten or deleted (bucket of trail 'audit.yaml:Trail').",
    ]);
    expect(lint(logs(versioned), "log-bucket-versioning")).toEqual([]);
  });
});

describe("what a nested stack is given", () => {
  const bucket = `
  Bucket:
    Type: AWS::S3::Bucket
  Trail:
    Type: AWS::CloudTrail::Trail
    DependsOn: Logs
    Properties:
      S3BucketName: !Ref Bucket
      IsLogging: true
      IsMultiRegionTrail: true
      EnableLogFileValidation: true`;
  const rule = "log-bucket-secure-transport";
  const given = "\n      Parameters: { Name: !Ref Bucket }";
  const policy = (effect: string): string => `
Parameters:
  Name: { Type: String }
Resources:
  Policy:
    Type: AWS::S3::BucketPolicy
    Properties:
      Bucket: !Ref Name
      PolicyDocument:
        Version: "2012-10-17"
        Statement:
          - Effect: ${effect}
            Principal: "*"
            Action: "s3:*"
            Condition: { Bool: { "aws:SecureTransport": "false" } }
            Resource: [!Sub "arn:aws:s3:::\${Name}", !Sub "arn:aws:s3:::\${Name}/*"]
`;

  it("may be configured there", () => {
    const main = { "main.yaml": parent(given, bucket) };
    const lint = (nested: string): readonly string[] =>
      reported("main.yaml", { ...main, "nested/logs.yaml": nested }, rule);
    expect(lint(policy("Deny"))).toEqual([]);
    expect(lint(policy("Allow"))).not.toEqual([]);
    expect(lint("Resources:\n  Topic: { Type: AWS::SNS::Topic }\n")).not.toEqual([]);
  });

  it("may be configured where nobody can read it", () => {
    const lint = (called: string): readonly string[] =>
      reported("main.yaml", { "main.yaml": called }, rule);
    expect(lint(parent(given, bucket))).toEqual([]);
    expect(lint(parent("", bucket))).not.toEqual([]);
    // What is unknown may be the name of the bucket.
    expect(lint(parent("\n      Parameters: { Name: !ImportValue name }", bucket))).toEqual([]);
    expect(lint(parent("\n      Parameters: { Name: other }", bucket))).not.toEqual([]);
  });
});

describe("a template that includes a part", () => {
  it("nests stacks in it", () => {
    const included = `Type: AWS::CloudFormation::Stack
Properties: { TemplateURL: ./nested/logs.yaml }
`;
    const main = `Resources:
  Logs: { Fn::Include: { type: json, location: ./stack.yaml } }${trail}
`;
    const lint = (nested: string): readonly string[] => {
      const files = { "main.yaml": main, "stack.yaml": included, "nested/logs.yaml": nested };
      return reported("main.yaml", files, "log-bucket-versioning");
    };
    expect(lint(logs())).toHaveLength(1);
    expect(lint(logs(versioned))).toEqual([]);
  });
});

describe("a stack that several others nest", () => {
  const nesting = (path: string, resources = ""): string => `Resources:
  Nested: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: ${path} } }
${resources}`;
  const policy = `  Policy:
    Type: AWS::S3::BucketPolicy
    Properties:
      Bucket: !GetAtt Nested.Outputs.Bucket
      PolicyDocument:
        Statement:
          Effect: Deny
          Principal: "*"
          Action: s3:*
          Resource: "*"
          Condition: { Bool: { aws:SecureTransport: false } }
`;
  const topic =
    "  Topics: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: t.yaml } }\n";
  const named = (name: string): string =>
    `  Bucket: { Type: AWS::S3::Bucket, Properties: { BucketName: ${name} } }\n`;
  const trailTo = (name: string): string =>
    `  Of-${name}: { Type: AWS::CloudTrail::Trail, Properties: { IsLogging: true, S3BucketName: ${name} } }\n`;
  const files = {
    "one.yaml": nesting("logs.yaml", policy + topic + named("acme-first").replace("Bucket", "B")),
    "two.yaml": nesting("logs.yaml", policy),
    "logs.yaml": `Resources:\n${named("acme-logs")}Outputs: { Bucket: { Value: !Ref Bucket } }\n`,
    "t.yaml": "Resources: { Topic: { Type: AWS::SNS::Topic } }\n",
  };

  it("may be configured by these in whatever order it is read", () => {
    const names = ["acme-first", "acme-logs"];
    for (const order of [names, names.toReversed()]) {
      const main = nesting("t.yaml", order.map(trailTo).join(""));
      const all = { ...files, "main.yaml": main };
      expect(reported("main.yaml", all, "log-bucket-secure-transport")).toEqual([]);
    }
  });

  it("keeps no default that these replace in whatever order it is read", () => {
    const versioned = (state: string): string =>
      files["logs.yaml"].replace(
        "acme-logs }",
        `acme-logs, VersioningConfiguration: { Status: ${state} } }`,
      );
    const given = (path: "one.yaml" | "two.yaml"): string =>
      files[path].replace("logs.yaml }", "logs.yaml, Parameters: { State: Enabled } }");
    const state = "Parameters: { State: { Type: String, Default: Suspended } }\n";
    const nests = { ...files, "one.yaml": given("one.yaml"), "two.yaml": given("two.yaml") };
    const names = ["acme-first", "acme-logs"];
    for (const order of [names, names.toReversed()]) {
      const main = { ...nests, "main.yaml": nesting("t.yaml", order.map(trailTo).join("")) };
      const lint = (logs: string): readonly string[] =>
        reported("main.yaml", { ...main, "logs.yaml": logs }, "log-bucket-versioning");
      expect(lint(state + versioned("!Ref State"))).toEqual([]);
      expect(lint(versioned("Suspended"))).toHaveLength(1);
    }
  });
});
