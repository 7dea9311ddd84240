import json from "@eslint/json";
import type { ESLint, Linter } from "eslint";
import { describe, expect, it } from "vitest";
import * as yamlParser from "yaml-eslint-parser";
import cloudtrail from "../../src/index.js";
import { temporaryProject } from "../lint/temporary-project.js";
import { versions } from "../plugin/eslint-versions.js";
import { configOf, lint, shown } from "./lint.js";

const template = {
  Resources: {
    Trail: {
      Type: "AWS::CloudTrail::Trail",
      Metadata: {
        cloudtrail: {
          suppress: [
            { rule: "cloudtrail/trail-kms-key", reason: "known" },
            { rule: "cloudtrail/trail-multi-region", reason: "known", expires: "2020-01-01" },
            { rule: "cloudtrail/trail-logging", because: "known" },
          ],
        },
      },
      Properties: { IsLogging: true, S3BucketName: "logs", IsMultiRegionTrail: false },
    },
  },
};

const rules: Linter.RulesRecord = {
  "cloudtrail/template-readable": "error",
  "cloudtrail/trail-kms-key": "error",
  "cloudtrail/trail-multi-region": "error",
};

/** ESLint is told nothing there, so that it lists nothing as suppressed, nor as unused. */
describe.each(versions)("suppressions of a guest in $name", (version) => {
  it.each<[host: string, config: Linter.Config, guest?: ESLint.Plugin]>([
    ["@eslint/json", { language: "json/json", languageOptions: {} }, json],
    ["yaml-eslint-parser", { language: "@/js", languageOptions: { parser: yamlParser } }],
  ])("leave out what they suppress: %s", (_host, config, guest) => {
    const plugins = { ...configOf().plugins, ...(guest && { json: guest }) };
    const all = { ...configOf({ rules }), ...config, plugins };
    const linter = new version.Linter();
    const messages = linter.verify(JSON.stringify(template), [all], { filename: "a.json" });
    expect(shown(messages).map((line) => line.replace(/^\S+ /, ""))).toEqual([
      "Give a 'reason' why 'cloudtrail/trail-logging' is suppressed.",
      "A suppression has no 'because'.",
      "Trail 'Trail' records events from one Region only (its suppression expired on 2020-01-01).",
    ]);
  });
});

describe("suppressions in a module that is called", () => {
  const project = temporaryProject();
  const bucket = (comment: object): string =>
    JSON.stringify({
      resource: { aws_s3_bucket: { b: comment } },
      output: { id: { value: "${aws_s3_bucket.b.id}" } },
    });
  const main = (comment: object): string =>
    JSON.stringify({
      module: { logs: { ...comment, source: "./modules/logs" } },
      resource: { aws_cloudtrail: { t: { name: "t", s3_bucket_name: "${module.logs.id}" } } },
    });
  const suppressing = (more: object = {}): object => ({
    "//": {
      cloudtrail: {
        suppress: [{ rule: "cloudtrail/log-bucket-versioning", reason: "known", ...more }],
      },
    },
  });
  const message = "Log bucket 'module.logs.aws_s3_bucket.b' keeps no versions";
  const found = (own: object, called: object): readonly string[] => {
    project.write({ "modules/logs/main.tf.json": bucket(called), "main.tf.json": main(own) });
    return project.reported("main.tf.json", "log-bucket-versioning");
  };

  it("are about what only the caller shows, too", () => {
    expect(found({}, {})).toEqual([expect.stringContaining(message) as string]);
    expect(found({}, suppressing())).toEqual([]);
    expect(found({}, suppressing({ expires: "2020-01-01" }))).toEqual([
      expect.stringContaining("(its suppression expired on 2020-01-01).") as string,
    ]);
  });

  it("may stand at the call", () => {
    expect(found(suppressing(), {})).toEqual([]);
  });
});

describe("suppressions of a template that is a text of another", () => {
  it("may stand around it", () => {
    const { messages, suppressed } = lint(
      versions[1]!,
      `Resources:
  Set:
    Type: AWS::CloudFormation::StackSet
    Metadata: { cloudtrail: { suppress: [{ rule: cloudtrail/trail-kms-key, reason: known }] } }
    Properties:
      TemplateBody: |
        Resources:
          Trail:
            Type: AWS::CloudTrail::Trail
            Properties: { IsLogging: true, S3BucketName: logs }
`,
    );
    expect(messages).toEqual([]);
    expect(suppressed).toHaveLength(1);
  });
});

describe.each(versions)("what is wrong with suppressions in $name", (version) => {
  it("is said once where all rules run", () => {
    const every = Object.keys(cloudtrail.rules).map((name) => [`cloudtrail/${name}`, "error"]);
    const suppress = [
      { rule: "cloudtrail/trail-kms-key" },
      { rule: "cloudtrail/trail-kms-kay", reason: "known" },
    ];
    const text = JSON.stringify({
      Resources: {
        Trail: { Type: "AWS::CloudTrail::Trail", Metadata: { cloudtrail: { suppress } } },
      },
    });
    const rules = Object.fromEntries(every) as Linter.RulesRecord;
    const said = lint(version, text, { rules }).messages.map(({ message }) => message);
    expect(said.filter((each) => /'reason'|There is no rule/.test(each))).toEqual([
      "Give a 'reason' why 'cloudtrail/trail-kms-key' is suppressed.",
      "There is no rule 'cloudtrail/trail-kms-kay'; did you mean 'cloudtrail/trail-kms-key'?",
    ]);
  });
});

describe("suppressions in a text that is included", () => {
  const project = temporaryProject();
  const body =
    "Type: AWS::CloudTrail::Trail\nProperties: { IsLogging: true, S3BucketName: logs }\n";
  const metadata = (more: string): string =>
    `cloudtrail: { suppress: [{ rule: cloudtrail/trail-kms-key, reason: known${more} }] }\n`;
  const found = (template: string, included: string): readonly string[] => {
    project.write({ "part.yml": included, "template.yaml": template });
    return project.reported("template.yaml", "trail-kms-key");
  };
  const whole = "Resources:\n  Trail: !Include part.yml\n";
  const part = `Resources:\n  Trail:\n    Metadata: !Include part.yml\n    ${body.replace("\n", "\n    ")}`;

  it("are about the resource that includes them", () => {
    for (const [template, before] of [
      [whole, `${body}Metadata:\n  `],
      [part, ""],
    ] as const) {
      expect(found(template, before === "" ? "{}" : body)).toHaveLength(1);
      expect(found(template, before + metadata(""))).toEqual([]);
      expect(found(template, before + metadata(", expires: 2020-01-01"))).toEqual([
        expect.stringContaining("(its suppression expired on 2020-01-01).") as string,
      ]);
    }
  });

  it("may stand around the include instead", () => {
    const around = `Metadata:\n  ${metadata("")}${whole}`;
    expect(found(around, body)).toEqual([]);
  });
});
