import { execFileSync } from "node:child_process";
import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Linter } from "eslint";
import * as yamlParser from "yaml-eslint-parser";
import { describe, expect, it } from "vitest";
import cloudtrail from "../../src/index.js";
import { type Files, reporter } from "./project.js";

const lint = reporter();
const rule = "template-readable";
const rules = [rule, "trail-logging"];

const trail = `
  Trail:
    Type: AWS::CloudTrail::Trail
    Properties: { S3BucketName: logs, IsLogging: false, IsMultiRegionTrail: true }
`;
const notLogging = "false: Trail 'Trail' is switched off and records nothing.";

const template = (resources: string, before = ""): string =>
  `${before}Resources:${trail}${resources}`;

describe("an include that is refused", () => {
  const mapped = (location: string): string =>
    `Mappings: { Fn::Transform: { Name: AWS::Include, Parameters: { Location: ${location} } } }\n`;
  const included = (location: string): string => `Mappings: { All: !Include ${location} }\n`;

  const found = (before: string, files: Files = {}): readonly string[] =>
    lint("app/main.yaml", { "app/main.yaml": template("", before), ...files }, rules);

  it("is a problem beside all other findings", () => {
    writeFileSync(join(lint.root(), "..", "maps.yml"), "A: { B: C }\n");
    for (const spelled of [mapped, included]) {
      const outside = found(spelled("../../maps.yml"));
      expect(outside).toEqual([
        expect.stringMatching(/: Nothing is included here: '.*' is outside of the working dir/),
        notLogging,
      ]);
      expect(found(spelled("main.yaml"))).toEqual([
        expect.stringContaining("'main.yaml' includes itself"),
        notLogging,
      ]);
      expect(found(spelled("large.yml"), { "app/large.yml": "#".repeat(2_000_001) })).toEqual([
        expect.stringContaining("'large.yml' has more than 2000000 bytes"),
        notLogging,
      ]);
    }
  });

  it.skipIf(process.platform === "win32")("is one of a pipe or a link to the outside", () => {
    mkdirSync(join(lint.root(), "app"));
    execFileSync("sh", ["-c", `mkfifo "$0"`, join(lint.root(), "app/pipe.yml")]);
    symlinkSync("/etc/hostname", join(lint.root(), "app/link.yml"));
    expect(found(included("pipe.yml"))).toEqual([
      expect.stringContaining("'pipe.yml' is no file"),
      notLogging,
    ]);
    expect(found(included("link.yml"))).toEqual([
      expect.stringContaining("'link.yml' is outside of the working directory"),
      notLogging,
    ]);
  });

  it("says nothing else of what it is in", () => {
    const files = {
      "main.yaml": template("  X: !Include b.yaml\n"),
      "b.yaml": "Y: !Include main.yaml\n",
    };
    expect(lint("main.yaml", files, rules)).toEqual([
      notLogging,
      "!Include b.yaml: Nothing is included here: 'main.yaml' includes itself.",
    ]);
  });

  it("is none where the file is not there, which is unknown", () => {
    expect(found(included("none.yml"))).toEqual([notLogging]);
  });

  it("is said by this rule alone, and as a guest too", () => {
    const text = template("", included("../../maps.yml"));
    const linter = new Linter({ configType: "flat" });
    const verify = (config: Linter.Config) =>
      linter
        .verify(text, [{ files: ["**/*.yaml"], ...config }], {
          filename: join(lint.root(), "a.yaml"),
        })
        .map(({ ruleId, line, column }) => [ruleId, line, column]);
    const recommended = cloudtrail.configs["recommended-rules"];
    const home = verify({ ...recommended, language: "cloudtrail/template" });
    const guest = verify({ ...recommended, languageOptions: { parser: yamlParser } });
    expect(home.filter(([id]) => id === `cloudtrail/${rule}`)).toHaveLength(1);
    expect(home.length).toBeGreaterThan(1);
    expect(guest).toEqual(home);
  });

  it("can be accepted like any other finding", () => {
    const accepted = `# eslint-disable-next-line cloudtrail/${rule} -- it is somebody else's\n`;
    expect(found(accepted + included("../../maps.yml"))).toEqual([notLogging]);
    const other = "# eslint-disable cloudtrail/ebs-encryption\n";
    expect(found(other + included("../../maps.yml"))).toHaveLength(3);
  });
});

describe("a nested stack", () => {
  const nested = (url: string, type = "CloudFormation::Stack", key = "TemplateURL"): string =>
    `  Nested: { Type: AWS::${type}, Properties: { ${key}: ${url} } }\n`;

  const found = (resources: string, files: Files = {}): readonly string[] =>
    lint("app/main.yaml", { "app/main.yaml": template(resources), ...files }, rules);

  it.each([
    ["../../x/logs.yaml", "'../../x/logs.yaml' is outside of the project"],
    ["./none.yaml", "there is no file './none.yaml'"],
    ["stacks/none.template", "there is no file 'stacks/none.template'"],
    ["linked.yaml", "'linked.yaml' is outside of the project"],
    ["folder.yaml", "'folder.yaml' is no file"],
  ])("is a problem where its file cannot be read: %s", (url, why) => {
    mkdirSync(join(lint.root(), "app/folder.yaml"), { recursive: true });
    symlinkSync("/etc/hostname", join(lint.root(), "app/linked.yaml"));
    const said = `${url}: The nested stack 'Nested' is not read: ${why}.`;
    expect(found(nested(url))).toEqual([notLogging, said]);
    expect(found(nested(url, "Serverless::Application", "Location"))).toEqual([notLogging, said]);
    // Without a project nothing is followed.
    expect(lint.alone("app/main.yaml", { "app/main.yaml": template(nested(url)) }, rules)).toEqual([
      notLogging,
    ]);
  });

  it.each([
    "https://s3.amazonaws.com/logs/none.yaml",
    "s3.amazonaws.com/logs/none.yaml",
    "/logs/none.yaml",
    "none",
    '"{{bucket}}/none.yaml"',
    "!Sub '${AWS::Region}/none.yaml'",
    "!Ref Url",
  ])("is none where its template may be elsewhere: %s", (url) => {
    expect(found(nested(url))).toEqual([notLogging]);
  });

  it("is none where its file is read, or says itself what is wrong with it", () => {
    const files = { "app/logs.yaml": "Resources:\n  A: { Type: AWS::SNS::Topic }\n" };
    expect(found(nested("logs.yaml"), files)).toEqual([notLogging]);
    expect(found(nested("logs.yaml"), { "app/logs.yaml": "Resources: [" })).toEqual([notLogging]);
  });

  it("is a problem where it leads back, whatever is suppressed of others", () => {
    const text = `# eslint-disable cloudtrail/trail-logging\n${template(nested("main.yaml"))}`;
    expect(lint("main.yaml", { "main.yaml": text }, ["ebs-encryption", ...rules])).toEqual([
      "main.yaml: The nested stack 'Nested' leads back to 'main.yaml'.",
    ]);
  });
});

describe("loops that make more than any template has", () => {
  const digits = "[0, 1, 2, 3, 4, 5, 6, 7, 8, 9]";
  const loops = (collection: string): string => {
    const body = "T${A}x${B}x${C}x${D}x${E}: { Type: AWS::SNS::Topic }";
    const around = (inner: string, name: string): string =>
      `Fn::ForEach::${name}: [${name}, ${collection}, { ${inner.replace(/^T.*?:(?= )/, '"$&"').replace(':" {', '": {')} }]`;
    return ["E", "D", "C", "B", "A"].reduce(around, body);
  };
  const transform = "Transform: AWS::LanguageExtensions\n";

  it("are a problem, once, and the rest is judged", () => {
    const text = template(`  ${loops(digits)}\n`, transform);
    expect(lint.alone("main.yaml", { "main.yaml": text }, rules)).toEqual([
      notLogging,
      expect.stringMatching(
        /^Fn::ForEach::\w: With 'Fn::ForEach::\w' the loops make more than any template has/,
      ),
    ]);
  });

  it("are so over a parameter, too", () => {
    const parameters = `Parameters: { All: { Type: CommaDelimitedList, Default: "${digits.slice(1, -1)}" } }\n`;
    const text = template(`  ${loops("!Ref All")}\n`, transform + parameters);
    expect(lint.alone("main.yaml", { "main.yaml": text }, rules)).toEqual([
      notLogging,
      expect.stringContaining("the loops make more than any template has"),
    ]);
  });
});

describe("a template that is included as a whole", () => {
  const including = (location: string): string =>
    `Transform: { Name: AWS::Include, Parameters: { Location: ${location} } }\n`;

  it("is judged", () => {
    const files = { "main.yaml": including("all.txt"), "all.txt": `Resources:${trail}` };
    expect(lint("main.yaml", files, "trail-logging")).toEqual([
      expect.stringContaining("(written in all.txt:4)"),
    ]);
  });

  it("is unknown where it cannot be read", () => {
    const files = { "main.yaml": including("none.yaml"), "out.yaml": including("../../out.yaml") };
    expect(lint("main.yaml", files, [...rules, "trail-required"])).toEqual([]);
    expect(lint("out.yaml", files, [...rules, "trail-required"])).toEqual([
      expect.stringContaining("is outside of the working directory"),
    ]);
  });
});
