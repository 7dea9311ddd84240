import { execFileSync } from "node:child_process";
import { join } from "node:path";
import process from "node:process";
import { describe, expect, it } from "vitest";
import { clean, folderWith, run, weak } from "./command-line.js";

const head = "AWSTemplateFormatVersion: '2010-09-09'\nResources:\n";
const bytes = Uint8Array.from({ length: 100_000 }, (_, index) => (index * 7919) % 256);
const megabytes = 8 * 1024 * 1024;

describe("cloudtrail-lint", () => {
  it.each<[what: string, content: string | Uint8Array]>([
    ["an empty file", ""],
    ["a blank file", " \n\t\n"],
    ["a binary file", bytes],
    ["brackets without end", "[".repeat(100_000)],
    ["a large file of another kind", `a: ${"x".repeat(megabytes)}\n`],
  ])("takes %s for no template", (_what, content) => {
    expect(run(["file.template"], folderWith({ "file.template": content }))).toEqual({
      status: 0,
      stdout: "",
      stderr:
        "0 templates read, 0 unknown values met, 1 file is no template. Nothing was judged.\n",
    });
  });

  it.each<[what: string, content: string | Uint8Array, problem: RegExp]>([
    ["a syntax error", `${head}  A: [`, /^ +\d+:\d+ +error +Parsing error: /m],
    ["NUL characters", `${head}\0`, /3:1 +error +Parsing error: .*NUL/],
    ["brackets without end", `${head}  A: ${"[".repeat(100_000)}`, /nested more than/],
    ["braces without end", `${head}  A: ${"{a: ".repeat(100_000)}`, /nested more than/],
    ["a line of megabytes", `${head}  A: ${"x".repeat(megabytes)}`, /3:3 +error/],
  ])("says what is wrong with a template that has %s", (_what, content, problem) => {
    const { status, stdout, stderr } = run(["a.yaml"], folderWith({ "a.yaml": content }));
    expect(status).toBe(1);
    expect(stdout).toMatch(problem);
    expect(stdout).not.toMatch(/^ +at /m);
    expect(stderr).toMatch(/^0 templates read, 1 template broken, /);
  });

  it.each<[what: string, template: string, shown: string]>([
    [
      "the name of a resource",
      String.raw`Resources: { "T\n::error::x\e[31m\u202e": { Type: AWS::CloudTrail::Trail } }`,
      "'T<U+000A>::error::x<U+001B>[31m<U+202E>'",
    ],
    [
      "a condition",
      String.raw`Conditions: { "C\r\n::error::x": !Equals [!Ref P, a] }
Parameters: { P: { Type: String } }
Resources:
  T: { Type: AWS::CloudTrail::Trail, Properties: { IsLogging: !If ["C\r\n::error::x", true, false] } }`,
      "when condition 'C<U+000D><U+000A>::error::x' is false",
    ],
    [
      "a mistaken suppression",
      String.raw`Resources:
  T:
    Type: AWS::CloudTrail::Trail
    Metadata: { cloudtrail: { suppress: [{ rule: cloudtrail/trail-kms-key, reason: r, "a\n::error::x": 1 }] } }`,
      "'a<U+000A>::error::x'",
    ],
    [
      "an include",
      String.raw`Resources: { T: { Type: AWS::CloudTrail::Trail }, A: !Include "../a\n::error::x.yaml" }`,
      "a ::error::x.yaml",
    ],
    [
      "a syntax error",
      String.raw`Resources: { T: { Type: AWS::CloudTrail::Trail, "a\e[31m": 1, "a\e[31m": 2 } }`,
      "'a<U+001B>[31m'",
    ],
    [
      "the old form that is found anywhere in a line",
      `Resources: { "##[error file=a;line=1]x": { Type: AWS::CloudTrail::Trail } }`,
      "'<U+0023>#[error file=a;line=1]x'",
    ],
    [
      "a variable of another pipeline",
      `Resources: { "###vso[task.setvariable variable=A]b": { Type: AWS::CloudTrail::Trail } }`,
      "'#<U+0023>#vso[task.setvariable variable=A]b'",
    ],
    [
      "a comment that switches off a rule",
      `# eslint-disable cloudtrail/trail-kms-key, ##[error]x
Resources: { T: { Type: AWS::CloudTrail::Trail } }`,
      "1:1   error  A comment names a rule as messages do",
    ],
    [
      "a comment that configures a rule",
      `# eslint cloudtrail/a: 2, "##[error]x": 2
Resources: { T: { Type: AWS::CloudTrail::Trail } }`,
      "1:1   error  A comment names a rule as messages do",
    ],
  ])("gives no commands to a terminal or a pipeline by %s", (_what, template, shown) => {
    const folder = folderWith({ "a.yaml": `${template}\n` });
    const { stdout } = run(["--explain", "a.yaml"], folder);
    expect(stdout).toContain(shown);
    expect(stdout).not.toMatch(/^\s*::|##\w*\[|[^\P{Cc}\n]|\u202e/mu);
  });

  it("gives none by the address of what a plan creates either", () => {
    const plan = JSON.stringify({
      format_version: "1.2",
      planned_values: {
        root_module: {
          resources: [
            {
              address: 'aws_cloudtrail.a["##[error]x"]',
              mode: "managed",
              type: "aws_cloudtrail",
              name: "a",
              index: "##[error]x",
              provider_name: "registry.terraform.io/hashicorp/aws",
              values: { name: "a", s3_bucket_name: "logs", is_multi_region_trail: false },
            },
          ],
        },
      },
    });
    const { stdout } = run(["plan.json"], folderWith({ "plan.json": plan }));
    expect(stdout).toContain(`Trail 'aws_cloudtrail.a["<U+0023>#[error]x"]' records`);
    expect(stdout).not.toContain("##[");
  });

  it.skipIf(process.platform === "win32").each(["stylish", "lines"])(
    "gives none by the name of a file in %s",
    (format) => {
      const names = ["a\n::warning file=x.yaml::Injected\n.json", "b\u001b[2J.json"];
      const folder = folderWith(Object.fromEntries(names.map((name) => [name, weak])));
      const { status, stdout } = run(["--format", format, "."], folder);
      expect(status).toBe(1);
      expect(stdout).toContain("a<U+000A>::warning file=x.yaml::Injected<U+000A>.json");
      expect(stdout).toContain("b<U+001B>[2J.json");
      expect(stdout.match(/does not validate its log files/g)).toHaveLength(2);
      expect(stdout).not.toMatch(/^::|[^\P{Cc}\n]/mu);
    },
  );

  it("gives none by what it complains of", () => {
    const hostile = "a\n::error::x\u001b[2J";
    for (const args of [[hostile], ["--preset", hostile], ["--format", hostile, "package.json"]]) {
      const { status, stderr } = run(args);
      expect(status).toBe(2);
      expect(stderr).toContain("::error::x<U+001B>[2J");
      expect(stderr).not.toMatch(/^::|[^\P{Cc}\n]/mu);
    }
  });

  it("reads a template of megabytes", () => {
    const Topic = { Type: "AWS::SNS::Topic", Properties: { DisplayName: "x".repeat(200) } };
    const topics = Array.from({ length: megabytes / 250 }, (_, index): [string, object] => [
      `T${index}`,
      Topic,
    ]);
    const { Resources } = JSON.parse(clean) as { readonly Resources: object };
    const text = JSON.stringify({ Resources: { ...Resources, ...Object.fromEntries(topics) } });
    expect(run(["a.json"], folderWith({ "a.json": text }))).toMatchObject({
      status: 0,
      stdout: "",
    });
  });

  // A pipe would be read until somebody writes.
  it.skipIf(process.platform === "win32")("does not wait for a pipe beside a module", () => {
    const main = { resource: { aws_cloudtrail: { a: { name: "a", s3_bucket_name: "b" } } } };
    const folder = folderWith({ "main.tf.json": JSON.stringify(main) });
    execFileSync("sh", ["-c", `mkfifo "$0"`, join(folder, "other.tf.json")]);
    expect(run(["main.tf.json"], folder).status).toBe(1);
  });
});
