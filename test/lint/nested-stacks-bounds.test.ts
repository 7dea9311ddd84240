import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { describe, expect, it } from "vitest";
import { reporter } from "./project.js";

const reported = reporter();

/** One rule is about the trail in the innermost stack, the other about the way to it. */
const rules = ["trail-log-file-validation", "template-readable"];

const trail = `
  Trail:
    Type: AWS::CloudTrail::Trail
    Properties: { S3BucketName: logs, IsLogging: true, EnableLogFileValidation: false }
`;

function nesting(name: string, url: string, more = ""): string {
  return `
  ${name}:
    Type: AWS::CloudFormation::Stack
    Properties: { TemplateURL: ${url} }${more}
`;
}

function template(...resources: readonly string[]): string {
  return `AWSTemplateFormatVersion: "2010-09-09"\nResources:${resources.join("")}`;
}

const parameter = "Parameters: { Validates: { Type: String } }\n";
const inner =
  parameter + template(trail.replace("Validation: false", "Validation: !Ref Validates"));

describe("stacks nested in nested stacks", () => {
  it("are called by all of the stacks around them", () => {
    const files = {
      "main.yaml": template(nesting("A", "a.yaml")),
      "a.yaml": template(nesting("B", "deep/b.yaml")),
      "deep/b.yaml": template(
        `
  C:
    Type: AWS::CloudFormation::Stack
    Properties:
      TemplateURL: ../c.yaml
      Parameters: { Validates: "false" }
`,
      ),
      "c.yaml": inner,
    };
    expect(reported("deep/b.yaml", files, rules)).toEqual([
      `"false": Trail 'c.yaml:Trail' does not validate its log files.`,
    ]);
    // What one on the way says is not said again.
    expect(reported("a.yaml", files, rules)).toEqual([]);
    expect(reported("main.yaml", files, rules)).toEqual([]);
    const passing = {
      ...files,
      "deep/b.yaml":
        parameter + files["deep/b.yaml"].replace(`Validates: "false"`, "Validates: !Ref Validates"),
      "a.yaml": template(nesting("B", "deep/b.yaml", "")).replace(
        "deep/b.yaml }",
        `deep/b.yaml, Parameters: { Validates: "false" } }`,
      ),
    };
    expect(reported("deep/b.yaml", passing, rules)).toEqual([
      "../c.yaml: Trail 'c.yaml:Trail' does not validate its log files.",
    ]);
    expect(reported("a.yaml", passing, rules)).toEqual([
      `"false": Trail 'c.yaml:Trail' does not validate its log files.`,
    ]);
    expect(reported("main.yaml", passing, rules)).toEqual([]);
  });

  it("put out what is put out inside them", () => {
    const bucket = `
  Bucket: { Type: AWS::S3::Bucket }
Outputs:
  Name: { Value: !Ref Bucket }
`;
    const passed = `
Outputs:
  Name: { Value: !GetAtt B.Outputs.Name }
  Missing: { Value: !GetAtt B.Outputs.Missing }
`;
    const trailTo = (output: string): string =>
      trail.replace("S3BucketName: logs", `S3BucketName: !GetAtt A.Outputs.${output}`);
    const lint = (output: string): readonly string[] =>
      reported(
        "main.yaml",
        {
          "main.yaml": template(nesting("A", "a.yaml"), trailTo(output)),
          "a.yaml": template(nesting("B", "b.yaml"), passed),
          "b.yaml": template(bucket),
        },
        "log-bucket-versioning",
      );
    expect(lint("Name")).toEqual([
      "a.yaml: Log bucket 'b.yaml:Bucket' keeps no versions of logs that are overwritten or deleted.",
    ]);
    expect(lint("Missing")).toEqual([]);
    expect(lint("Other")).toEqual([]);
  });

  it("are refused where they lead back", () => {
    const itself = { "main.yaml": template(nesting("A", "main.yaml")) };
    expect(reported("main.yaml", itself, rules)).toEqual([
      "main.yaml: The nested stack 'A' leads back to 'main.yaml'.",
    ]);
    const files = {
      "main.yaml": template(nesting("A", "a.yaml"), trail),
      "a.yaml": template(nesting("B", "main.yaml")),
    };
    expect(reported("main.yaml", files, rules)).toEqual([
      "a.yaml: The nested stack 'A' leads back to 'main.yaml'.",
      "false: Trail 'Trail' does not validate its log files.",
    ]);
    expect(reported("a.yaml", files, rules)).toEqual([
      "main.yaml: The nested stack 'B' leads back to 'a.yaml'.",
    ]);
    const around = { ...files, "root.yaml": template(nesting("Main", "main.yaml")) };
    expect(reported("root.yaml", around, rules)).toEqual([]);
  });

  it("are refused where they are too deep or too many", () => {
    const chain = Object.fromEntries(
      Array.from({ length: 12 }, (_, index) => [
        `s${index}.yaml`,
        template(nesting("Next", `s${index + 1}.yaml`)),
      ]),
    );
    expect(reported("s2.yaml", chain, rules)).toEqual([]);
    expect(reported("s0.yaml", chain, rules)).toEqual([
      "s1.yaml: The nested stack 'Next' leads more than 10 levels deep.",
    ]);
    const multiplied = Object.fromEntries(
      Array.from({ length: 5 }, (_, index) => [
        `s${index}.yaml`,
        template(
          ...Array.from({ length: 10 }, (_each, copy) =>
            nesting(`Next${copy}`, `s${index + 1}.yaml`),
          ),
        ),
      ]),
    );
    const files = { ...multiplied, "s5.yaml": template(trail) };
    // Time of the processor: without a limit, a hundred thousand trails take four times as much.
    const before = process.cpuUsage();
    const found = reported("s0.yaml", files, rules);
    const { user, system } = process.cpuUsage(before);
    expect((user + system) / 1e6).toBeLessThan(5);
    expect(found[0]).toMatch(
      /^s1.yaml: The nested stack 'Next\d' makes it more than 5000 resources/,
    );
  });
});

describe("the template of a nested stack", () => {
  const lint = (url: string, files: Readonly<Record<string, string>> = {}): readonly string[] =>
    reported(
      "stacks/main.yaml",
      { "stacks/main.yaml": template(nesting("A", url)), ...files },
      "trail-log-file-validation",
    );
  const files = { "stacks/inner.yaml": template(trail), "inner.yaml": template(trail) };

  it("says itself what is wrong with it wherever it is called", () => {
    expect(lint("inner.yaml", files)).toEqual([]);
    expect(reported("inner.yaml", files, rules)).toHaveLength(1);
  });

  it.each([
    "https://example.com/inner.yaml",
    "s3://bucket/inner.yaml",
    "file:///inner.yaml",
    "/inner.yaml",
    "missing.yaml",
    "../../inner.yaml",
    ".",
    '""',
    "!Ref AWS::NoValue",
    "[inner.yaml]",
    '"\\0"',
  ])("is not read from %s", (url) => {
    expect(lint(url, { "stacks/inner.yaml": inner })).toEqual([]);
  });

  it("is not read where a link leads out of the project", () => {
    const outside = mkdtempSync(join(tmpdir(), "outside-"));
    writeFileSync(join(outside, "inner.yaml"), inner);
    mkdirSync(join(reported.root(), "stacks"));
    symlinkSync(join(outside, "inner.yaml"), join(reported.root(), "stacks/linked.yaml"));
    expect(lint("linked.yaml")).toEqual([]);
    rmSync(outside, { recursive: true });
  });

  it.each([
    "",
    "[]",
    "{",
    "Resources: []",
    "a: *a",
    "Resources: { T: 1 }",
    `${template(trail)}---\n${template(trail)}`,
  ])("may be no template: %j", (text) => {
    expect(lint("odd.yaml", { "stacks/odd.yaml": text })).toEqual([]);
  });
});

describe("what the CDK makes of a nested stack", () => {
  const bucket = { Bucket: { Type: "AWS::S3::Bucket" } };
  const nested = JSON.stringify({
    Resources: bucket,
    Outputs: { Name: { Value: { Ref: "Bucket" } } },
  });
  const hash = "0123456789abcdef".repeat(4);
  const main = (metadata: object): string =>
    JSON.stringify({
      Resources: {
        Logs: {
          Type: "AWS::CloudFormation::Stack",
          Properties: {
            TemplateURL: {
              "Fn::Join": [
                "",
                ["https://s3.", { Ref: "AWS::Region" }, `.x/cdk-assets/${hash}.json`],
              ],
            },
          },
          Metadata: metadata,
        },
        Trail: {
          Type: "AWS::CloudTrail::Trail",
          Properties: { S3BucketName: { "Fn::GetAtt": ["Logs", "Outputs.Name"] }, IsLogging: true },
        },
      },
    });
  const rule = "log-bucket-versioning";

  it("names its file", () => {
    const asset = {
      "aws:asset:path": "Logs.nested.template.json",
      "aws:asset:property": "TemplateURL",
    };
    const files = {
      "cdk.out/App.template.json": main(asset),
      "cdk.out/Logs.nested.template.json": nested,
    };
    expect(reported("cdk.out/App.template.json", files, rule)).toHaveLength(1);
    const other = { ...files, "cdk.out/App.template.json": main({}) };
    expect(reported("cdk.out/App.template.json", other, rule)).toEqual([]);
  });

  it("is found by its hash in what the manifest lists", () => {
    const files = {
      "cdk.out/App.template.json": main({}),
      "cdk.out/Logs.nested.template.json": nested,
      "cdk.out/manifest.json": JSON.stringify({
        artifacts: {
          App: { properties: { templateFile: "App.template.json" } },
          Assets: { type: "cdk:asset-manifest", properties: { file: "App.assets.json" } },
        },
      }),
      "cdk.out/App.assets.json": JSON.stringify({
        files: { [hash]: { source: { path: "Logs.nested.template.json" } } },
      }),
    };
    expect(reported("cdk.out/App.template.json", files, rule)).toHaveLength(1);
    for (const odd of ["", "[]", "{}", '{"artifacts":{"A":1}}', '{"artifacts":{"A":{}}}']) {
      const broken = { ...files, "cdk.out/manifest.json": odd };
      expect(reported("cdk.out/App.template.json", broken, rule)).toEqual([]);
    }
  });
});
