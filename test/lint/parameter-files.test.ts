import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import process from "node:process";
import { Linter } from "eslint";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import cloudtrail from "../../src/index.js";

let root = "";

beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), "parameters-")));
  mkdirSync(join(root, "in"));
  vi.spyOn(process, "cwd").mockReturnValue(join(root, "in"));
});

afterEach(() => {
  vi.restoreAllMocks();
  rmSync(root, { recursive: true, force: true });
});

function write(path: string, content: unknown): void {
  const text = typeof content === "string" ? content : JSON.stringify(content);
  mkdirSync(dirname(join(root, "in", path)), { recursive: true });
  writeFileSync(join(root, "in", path), text);
}

const template = `Parameters:
  Multi: { Type: String, Default: "true" }
  Key: { Type: String, Default: "key" }
Resources:
  Trail:
    Type: AWS::CloudTrail::Trail
    Properties:
      S3BucketName: logs
      IsLogging: true
      IsMultiRegionTrail: !Ref Multi
      KMSKeyId: !Ref Key
`;

const rules = ["template-readable", "trail-multi-region", "trail-kms-key"];

function said(
  settings: object,
  text = template,
  name = "stacks/audit.yaml",
  asked: readonly string[] = rules,
): readonly string[] {
  const config: Linter.Config = {
    files: ["**/*.yaml", "**/*.json"],
    plugins: { cloudtrail },
    language: "cloudtrail/template",
    settings: { cloudtrail: settings },
    rules: Object.fromEntries(asked.map((rule) => [`cloudtrail/${rule}`, "error"])),
  };
  return new Linter({ configType: "flat" })
    .verify(text, config, { filename: join(root, "in", name) })
    .map(({ message }) => message);
}

const files = "stacks/**/*.yaml";
const noKey = "Trail 'Trail' encrypts its logs with no KMS key";
const oneRegion = "Trail 'Trail' records events from one Region only";

describe("a file of parameters", () => {
  it.each<[kind: string, name: string, content: unknown]>([
    [
      "of CloudFormation's command line",
      "p.json",
      [
        { ParameterKey: "Multi", ParameterValue: "false" },
        { ParameterKey: "Other", ParameterValue: "a" },
      ],
    ],
    ["of a pipeline", "p.json", { Parameters: { Multi: "false" }, Tags: {} }],
    ["of variables", "p.tfvars.json", { Multi: false }],
  ])("supplies what it holds: %s", (_, name, content) => {
    write(name, content);
    expect(said({ parameterFiles: { files, parameters: name } })).toEqual([
      `${oneRegion} (parameter 'Multi' in ${name}).`,
    ]);
  });

  it("is for the templates that its patterns match", () => {
    write("p.json", { Parameters: { Multi: "false" } });
    const found = (pattern: string | readonly string[]): number =>
      said({ parameterFiles: [{ files: pattern, parameters: "p.json" }] }).length;
    expect(found("stacks/audit.yaml")).toBe(1);
    expect(found("./stacks/*.{json,yaml}")).toBe(1);
    expect(found(["other/**", "**/audit.yaml"])).toBe(1);
    expect(found("stacks/*.json")).toBe(0);
    expect(found("audit.yaml")).toBe(0);
    expect(found([])).toBe(0);
  });

  it("counts less than those after it, and those less than what the settings say", () => {
    write("a.json", { Parameters: { Multi: "false", Key: "" } });
    write("b.json", { Parameters: { Multi: "true" } });
    const parameterFiles = ["a.json", "b.json"].map((parameters) => ({ files, parameters }));
    expect(said({ parameterFiles })).toEqual([`${noKey} (parameter 'Key' in a.json).`]);
    expect(said({ parameterFiles, parameters: { Key: "k", Multi: false } })).toEqual([
      `${oneRegion} (parameter 'Multi' in the settings).`,
    ]);
  });

  it("is read again when it has changed", () => {
    const parameterFiles = { files, parameters: "p.json" };
    write("p.json", { Parameters: { Multi: "false" } });
    expect(said({ parameterFiles })).toHaveLength(1);
    write("p.json", { Parameters: { Multi: "certainly" } });
    expect(said({ parameterFiles })).toEqual([]);
  });

  it.each([
    ["a previous value", [{ ParameterKey: "Multi", UsePreviousValue: true }]],
    ["a list", { Parameters: { Multi: ["false"] } }],
    ["nothing", { Parameters: { Multi: null } }],
  ])("leaves unknown what nobody can tell from it: %s", (_, content) => {
    write("p.json", content);
    const text = template.replace('"true"', '"false"');
    expect(said({ parameterFiles: { files, parameters: "p.json" } }, text)).toEqual([]);
    expect(said({}, text)).toHaveLength(1);
  });

  it("takes the place of a variable's list or object", () => {
    const configuration = {
      variable: { keys: { default: { audit: "" } } },
      resource: {
        aws_cloudtrail: {
          t: {
            name: "t",
            s3_bucket_name: "b",
            is_multi_region_trail: true,
            kms_key_id: "${var.keys.audit}",
          },
        },
      },
    };
    const text = JSON.stringify(configuration);
    write("p.tfvars.json", { keys: { audit: "alias/audit" } });
    write("broken.tfvars.json", "{");
    const parameters = (name: string): object => ({
      parameterFiles: { files: "*.tf.json", parameters: name },
    });
    expect(said({}, text, "main.tf.json")).toHaveLength(1);
    expect(said(parameters("p.tfvars.json"), text, "main.tf.json")).toEqual([]);
    expect(said(parameters("broken.tfvars.json"), text, "main.tf.json")).toEqual([
      expect.stringContaining("'broken.tfvars.json:1:"),
    ]);
  });
});

describe("a file of parameters that cannot be used", () => {
  const weak = template.replace('"true"', '"false"');

  it.each<[name: string, content: unknown, problem: string]>([
    ["none.json", undefined, "'none.json' cannot be used: there is no such file"],
    ["folder", undefined, "'folder' cannot be used: it is no file"],
    [
      "../out.json",
      undefined,
      "'../out.json' cannot be used: it is outside of the working directory",
    ],
    ["link.json", undefined, "'link.json' cannot be used: it is outside of the working directory"],
    ["p.json", '{\n  "Parameters": {"A": }\n}', "'p.json:2:23' cannot be used: "],
    ["p.json", "", "'p.json:1:1' cannot be used: "],
    ["p.json", "3", "'p.json:1:1' cannot be used: it is neither a list of"],
    ["p.json", { Multi: "false" }, "'p.json:1:1' cannot be used: it is neither a list of"],
    ["p.json", '[\n  {"Key": "Multi"}\n]', "'p.json:2:3' cannot be used: it is neither a list of"],
  ])(
    "is a problem of the template, once, and no default is known: %s %j",
    (name, content, problem) => {
      mkdirSync(join(root, "in/folder"));
      writeFileSync(join(root, "out.json"), '{"Parameters": {"Multi": "false"}}');
      symlinkSync(join(root, "out.json"), join(root, "in/link.json"));
      if (content !== undefined) write(name, content);
      const settings = { parameterFiles: { files, parameters: name } };
      expect(said(settings, weak)).toEqual([expect.stringContaining(`Parameter file ${problem}`)]);
      expect(said({ ...settings, parameters: { Multi: "false" } }, weak)).toEqual([
        expect.stringContaining("Parameter file"),
        `${oneRegion} (parameter 'Multi' in the settings).`,
      ]);
      expect(said(settings, "a: 1")).toEqual([]);
      expect(said(settings, weak, "other.yaml")).toHaveLength(1);
    },
  );

  it.each([
    { files },
    { parameters: "a" },
    { files: [1], parameters: "a" },
    { files, parameters: "a", others: 1 },
    [{}],
    "a",
  ])("is refused where it is not named as it must be: %j", (parameterFiles) => {
    expect(() => said({ parameterFiles })).toThrow(/settings\.cloudtrail\.parameterFiles must be/);
  });
});

describe("two configurations of one project", () => {
  const storage = `Parameters: { Acl: { Type: String } }
Resources:
  Logs: { Type: AWS::S3::Bucket, Properties: { AccessControl: !Ref Acl } }
Outputs: { Logs: { Value: !Ref Logs, Export: { Name: logs } } }
`;
  const trail = `Resources:
  Trail:
    Type: AWS::CloudTrail::Trail
    Properties: { S3BucketName: !ImportValue logs, IsLogging: true }
`;

  it.each(["one", "other"])(
    "know of each stack what they say of it, whoever asks first: %s",
    (first) => {
      write("stacks/storage.yaml", storage);
      write("stacks/audit.yaml", trail);
      write("acl.json", { Parameters: { Acl: "PublicRead" } });
      const parameterFiles = [{ files, parameters: "acl.json" }];
      const all = { one: { project: {}, parameterFiles }, other: { project: {} } };
      const order = Object.entries(all).sort(([name]) => (name === first ? -1 : 1));
      const found = order.map(([name, settings]) => {
        const messages = said(settings, trail, "stacks/audit.yaml", ["log-bucket-no-public-acl"]);
        return [name, messages.length] as const;
      });
      expect(Object.fromEntries(found)).toEqual({ one: 1, other: 0 });
    },
  );
});
