import { mkdtempSync, rmSync, symlinkSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { reporter } from "./project.js";

const reported = reporter();

const bucket = `  Bucket:
    Type: AWS::S3::Bucket
    Properties: { BucketName: own-logs }
  Trail:
    Type: AWS::CloudTrail::Trail
    Properties: { S3BucketName: !Ref Bucket, IsLogging: true, IsMultiRegionTrail: true }
`;

const exported = "Outputs: { Bucket: { Value: !Ref Bucket, Export: { Name: logs } } }\n";

const policy = `Type: AWS::S3::BucketPolicy
Properties:
  Bucket: !ImportValue logs
  PolicyDocument:
    Version: "2012-10-17"
    Statement:
      - Effect: Deny
        Principal: "*"
        Action: "s3:*"
        Resource: [arn:aws:s3:::own-logs, arn:aws:s3:::own-logs/*]
        Condition: { Bool: { "aws:SecureTransport": "false" } }
`;

function indented(text: string, by: number): string {
  return text.replaceAll(/^(?=.)/gm, " ".repeat(by));
}

const head = `AWSTemplateFormatVersion: "2010-09-09"\n`;
const topic = "  Topic: { Type: AWS::SNS::Topic }\n";
const importing = `${head}Resources:\n  Policy:\n${indented(policy, 4)}`;
const message = "Log bucket 'Bucket' accepts requests without TLS";

describe("a policy for what a stack exports", () => {
  const rule = "log-bucket-secure-transport";
  const main = `${head}Resources:\n${bucket}${exported}`;

  function lint(files: Readonly<Record<string, string>>): readonly string[] {
    return reported("m.yaml", { "m.yaml": main, ...files }, rule);
  }

  it("is missing where the project has none", () => {
    expect(lint({ "i.yaml": `${head}Resources:\n${topic}` })).toEqual([
      expect.stringContaining(message),
    ]);
    expect(lint({ "i.yaml": importing })).toEqual([]);
  });

  it.each<readonly [what: string, text: string]>([
    ["is broken", `${importing}    Broken: [\n`],
    ["has several templates", `${importing}---\n${head}Resources:\n${topic}`],
    ["includes it", `${head}Resources:\n  Policy: !Include policy.inc\n`],
    [
      "merges it",
      `Fn::Merge:\n  - !Include base.inc\n  - Resources:\n      Policy: !Include policy.inc\n`,
    ],
    [
      "includes it as CloudFormation does",
      `${head}Resources:
${topic}  Fn::Transform: { Name: AWS::Include, Parameters: { Location: ./resources.inc } }
`,
    ],
    [
      "includes something that nobody can read",
      `${head}Resources:
${topic}  Fn::Transform: { Name: AWS::Include, Parameters: { Location: s3://bucket/x } }
`,
    ],
    [
      "makes it in a loop over what is unknown",
      `${head}Transform: AWS::LanguageExtensions
Parameters: { Names: { Type: CommaDelimitedList } }
Resources:
${topic}  Fn::ForEach::Policies:
    - Name
    - !Ref Names
    - Policy\${Name}:
${indented(policy, 8)}`,
    ],
    [
      "has a macro that makes it",
      `${head}Resources:
  Policy:
    Type: AWS::S3::BucketPolicy
    Properties:
      Fn::Transform: { Name: Macro, Parameters: { Bucket: !ImportValue logs } }
`,
    ],
    [
      "is a macro as a whole",
      `${head}Transform: Macro\nResources: { Custom: { Bucket: !ImportValue logs, Type: Custom } }\n`,
    ],
    ["is larger than any that is read", `${importing}${`# ${"x".repeat(98)}\n`.repeat(21_000)}`],
  ])("may be in a file that %s", (_, text) => {
    const files = {
      "policy.inc": policy,
      "resources.inc": `Policy:\n${indented(policy, 2)}`,
      "base.inc": `Resources:\n${topic}`,
    };
    expect(lint({ "i.yaml": text, ...files })).toEqual([]);
  });

  it("may be in a file that leads out of the project", () => {
    const outside = mkdtempSync(join(tmpdir(), "outside-"));
    writeFileSync(join(outside, "i.yaml"), importing);
    symlinkSync(join(outside, "i.yaml"), join(reported.root(), "i.yaml"));
    expect(lint({})).toEqual([]);
    rmSync(outside, { recursive: true });
  });

  it.each<readonly [what: string, text: string]>([
    ["is broken and imports nothing", `${head}Resources:\n${topic}  Broken: [\n`],
    ["is no template", "name: x\nsteps: [!ImportValue logs]\n"],
    ["is neither", `${head}Resources:\n${topic}---\n${head}Resources:\n${topic}`],
    [
      "includes all that it has",
      "Fn::Merge:\n  - !Include base.inc\n  - Resources: { Other: { Type: AWS::SNS::Topic } }\n",
    ],
    [
      "imports something else, and knows zones at deployment only",
      importing.replace("ImportValue logs", "ImportValue other") +
        "  Subnet: { Type: AWS::EC2::Subnet, Properties: { AvailabilityZone: !Select [0, !GetAZs ''] } }\n",
    ],
  ])("is in no file that %s", (_, text) => {
    expect(lint({ "i.yaml": text, "base.inc": `Resources:\n${topic}` })).toHaveLength(1);
  });

  it("is looked for again when what a file includes has changed", () => {
    const files = { "i.yaml": `${head}Resources:\n  Policy: !Include policy.inc\n` };
    const other = policy.replace("ImportValue logs", "ImportValue other");
    expect(lint({ ...files, "policy.inc": other })).toHaveLength(1);
    writeFileSync(join(reported.root(), "policy.inc"), policy);
    utimesSync(join(reported.root(), "policy.inc"), 1, 1);
    expect(lint(files)).toEqual([]);
  });

  it.each<readonly [what: string, outputs: string, transform?: string]>([
    [
      "loop over what is unknown",
      `Outputs:
  Fn::ForEach::Names:
    - Name
    - !Ref Names
    - Bucket\${Name}: { Value: !Ref Bucket, Export: { Name: !Ref Name } }
`,
      "Transform: AWS::LanguageExtensions\nParameters: { Names: { Type: CommaDelimitedList } }\n",
    ],
    ["macro", "Outputs: { Fn::Transform: { Name: Macro } }\n"],
    ["macro for one of them", "Outputs: { Bucket: { Fn::Transform: { Name: Macro } } }\n"],
    ["function", "Outputs: !Include s3://bucket/outputs\n"],
    ["part that nobody can read", "Outputs: { Bucket: !Include s3://bucket/output }\n"],
  ])("may be elsewhere where a %s makes what is exported", (_, outputs, more = "") => {
    const open = { "m.yaml": `${head}${more}Resources:\n${bucket}${outputs}` };
    expect(lint({ ...open, "i.yaml": importing })).toEqual([]);
    expect(lint({ ...open, "i.yaml": `${head}Resources:\n${topic}` })).toHaveLength(1);
    const other = `${head}Resources: { Other: { Type: AWS::S3::Bucket } }\n${exported.replace("Ref Bucket", "Ref Other")}`;
    expect(lint({ ...open, "i.yaml": importing, "o.yaml": other })).toHaveLength(1);
  });

  it("may be elsewhere where a macro makes the name of what is exported", () => {
    const outputs =
      "Outputs: { Bucket: { Value: !Ref Bucket, Export: { Fn::Transform: { Name: Macro } } } }\n";
    const open = { "m.yaml": `${head}Resources:\n${bucket}${outputs}` };
    expect(lint({ ...open, "i.yaml": importing })).toEqual([]);
    expect(lint({ ...open, "i.yaml": `${head}Resources:\n${topic}` })).toHaveLength(1);
  });

  it("may be in what nests a stack that nobody knows the outputs of", () => {
    const nesting = `${head}Resources:
  Nested: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: ./m.yaml } }
`;
    const open = "Outputs: { Fn::Transform: { Name: Macro } }\n";
    const unknown = `${nesting}  Fn::Transform: { Name: Macro }\n`;
    expect(lint({ "p.yaml": nesting, "m.yaml": `${head}Resources:\n${bucket}` })).toHaveLength(1);
    const files = { "m.yaml": `${head}Resources:\n${bucket}${open}` };
    expect(lint({ ...files, "p.yaml": unknown })).toEqual([]);
    expect(lint({ ...files, "p.yaml": nesting })).toHaveLength(1);
  });
});

describe("the bucket that is imported", () => {
  const rule = "log-bucket-versioning";
  const trail = `${head}Resources:
  Trail:
    Type: AWS::CloudTrail::Trail
    Properties: { S3BucketName: !ImportValue logs-bucket, IsLogging: true }
`;
  const images = `${head}Parameters: { Env: { Type: String, Default: logs } }
Resources: { Images: { Type: AWS::S3::Bucket } }
Outputs: { Images: { Value: !Ref Images, Export: { Name: !Sub "\${Env}-bucket" } } }
`;
  const logs = `${head}Resources: { Logs: { Type: AWS::S3::Bucket } }
Outputs: { Logs: { Value: !Ref Logs, Export: { Name: logs-bucket } } }
`;

  function lint(files: Readonly<Record<string, string>>): readonly string[] {
    return reported("trail.yaml", { "trail.yaml": trail, "b.yaml": images, ...files }, rule);
  }

  it("is the one that has the name", () => {
    expect(lint({})).toEqual([expect.stringContaining("'b.yaml:Images'")]);
    expect(lint({ "a.yaml": logs })).toEqual([expect.stringContaining("'a.yaml:Logs'")]);
  });

  it.each<readonly [what: string, text: string]>([
    ["is broken", `${logs}Broken: [\n`],
    ["has several templates", `${logs}---\n${logs}`],
    ["includes what nobody can read", logs.replace(/Outputs: .*/, "Outputs: !Include s3://b/x")],
    ["is made by a macro", logs.replace(/Outputs: .*/, "Outputs: { Fn::Transform: { Name: M } }")],
    ["goes through a macro", logs.replace("Resources", "Transform: M\nResources")],
  ])("may be in a file that %s", (_, text) => {
    expect(lint({ "a.yaml": text })).toEqual([]);
  });

  it("is found where outputs, or names, are included", () => {
    const parts = {
      "outputs.inc": "Logs: { Value: !Ref Logs, Export: !Include name.inc }\n",
      "name.inc": "Name: logs-bucket\n",
    };
    const including = logs.replace(/Outputs: .*/, "Outputs: !Include outputs.inc");
    expect(lint({ "a.yaml": including, ...parts })).toEqual([
      expect.stringContaining("'a.yaml:Logs'"),
    ]);
  });
});

describe("the template of a nested stack", () => {
  it("may include its parts", () => {
    const files = {
      "main.yaml": `${head}Resources:
  Nested: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: nested/stack.yaml } }
  Trail:
    Type: AWS::CloudTrail::Trail
    Properties: { S3BucketName: !GetAtt Nested.Outputs.Name, IsLogging: true }
`,
      "nested/stack.yaml": `${head}Resources: !Include parts/resources.inc
Outputs: { Name: { Value: !Ref Bucket } }
`,
      "nested/parts/resources.inc": "Bucket: { Type: AWS::S3::Bucket }\n",
    };
    expect(reported("main.yaml", files, "log-bucket-versioning")).toEqual([
      expect.stringContaining(
        "nested/stack.yaml: Log bucket 'nested/stack.yaml:Bucket' keeps no versions",
      ),
    ]);
  });
});
