import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import process from "node:process";
import { Linter } from "eslint";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type FileTally, tallyRule } from "../../src/cli/tally.js";
import cloudtrail from "../../src/index.js";

let root = "";

beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), "explain-")));
  vi.spyOn(process, "cwd").mockReturnValue(root);
});

afterEach(() => {
  vi.restoreAllMocks();
  rmSync(root, { recursive: true, force: true });
});

/** What is said of a file, and how each of it came to be. */
function explained(text: string, rule: string, settings: object = {}, name = "a.yaml") {
  const tallies = new Map<string, FileTally>();
  const filename = join(root, name);
  const messages = new Linter({ configType: "flat" }).verify(
    text,
    {
      files: ["**/?*"],
      plugins: { cloudtrail, cli: { rules: { tally: tallyRule(tallies, true) } } },
      language: "cloudtrail/template",
      settings: { cloudtrail: settings },
      rules: { [`cloudtrail/${rule}`]: "error", "cli/tally": "error" },
    },
    { filename },
  );
  const { explanations } = tallies.get(filename)!;
  return messages.map((message) => [message.message, ...explanations!.take(message)]);
}

function trail(properties: string, rest = ""): string {
  return `${rest}
Resources:
  Trail:
    Type: AWS::CloudTrail::Trail
    Properties: { S3BucketName: logs, IsLogging: true, ${properties} }
`;
}

const env = `
Parameters:
  Env: { Type: String, Default: dev, AllowedValues: [dev, prod] }
  Key: { Type: String, Default: "" }
Mappings: { Envs: { dev: { Multi: false }, prod: { Multi: true } } }
Conditions:
  IsProd: !Equals [!Ref Env, prod]
  IsTest: !Not [!Condition IsProd]`;

describe("a value in CloudFormation", () => {
  const noKey = "Trail 'Trail' encrypts its logs with no KMS key";

  it.each([
    ["what is seen where it is reported", 'KMSKeyId: ""', [`${noKey}.`]],
    ["what nobody wrote", "TrailName: t", [`${noKey}.`]],
    [
      "a default",
      "KMSKeyId: !Ref Key",
      [
        `${noKey} (default of parameter 'Key').`,
        "KMSKeyId ← !Ref Key ← parameter 'Key' (default '')",
      ],
    ],
    [
      "a choice",
      "KMSKeyId: !If [IsTest, !Ref AWS::NoValue, a]",
      [
        `${noKey} when condition 'IsTest' is true.`,
        "KMSKeyId ← !Ref AWS::NoValue (condition 'IsTest' is true)",
        "condition 'IsTest' is true ← parameter 'Env' is 'dev', its default",
      ],
    ],
  ])("is explained: %s", (_, properties, expected) => {
    expect(explained(trail(properties, env), "trail-kms-key")).toEqual([expected]);
  });

  it("is explained by the keys of a mapping", () => {
    const text = trail("IsMultiRegionTrail: !FindInMap [Envs, !Ref Env, Multi]", env);
    expect(explained(text, "trail-multi-region")).toEqual([
      [
        "Trail 'Trail' records events from one Region only.",
        "IsMultiRegionTrail ← !FindInMap [Envs, !Ref Env, Multi] ← Envs.dev.Multi (parameter 'Env' (default 'dev')) ← false",
      ],
    ]);
  });

  it("is explained by the service's default", () => {
    expect(explained(trail("KMSKeyId: a"), "trail-multi-region")).toEqual([
      [
        "Trail 'Trail' records events from one Region only.",
        "IsMultiRegionTrail is not written, which means false",
      ],
    ]);
  });

  it("is explained by the settings", () => {
    const text = trail("IsMultiRegionTrail: !Ref Key", env);
    expect(explained(text, "trail-multi-region", { parameters: { Key: "false" } })).toEqual([
      [
        "Trail 'Trail' records events from one Region only (parameter 'Key' in the settings).",
        "IsMultiRegionTrail ← !Ref Key ← parameter 'Key' in the settings",
      ],
    ]);
  });

  it("names no default where the scenario says what a parameter is", () => {
    const parameters = `
Parameters: { Multi: { Type: String, Default: "false", AllowedValues: ["true", "false"] } }`;
    const text = trail("IsMultiRegionTrail: !Ref Multi", parameters);
    expect(explained(text, "trail-multi-region", { parameterValues: "allowed" })).toEqual([
      [
        "Trail 'Trail' records events from one Region only when parameter 'Multi' is 'false'.",
        "IsMultiRegionTrail ← !Ref Multi ← parameter 'Multi' is 'false'",
      ],
    ]);
  });

  it("names the value of a text only where that is all of it", () => {
    const parameters = `Parameters: { Region: { Type: String, Default: "false" } }`;
    const text = trail('IsMultiRegionTrail: !Sub "${Region}"', parameters);
    expect(explained(text, "trail-multi-region").map(([message]) => message)).toEqual([
      "Trail 'Trail' records events from one Region only.",
    ]);
  });

  it("is explained inside a policy", () => {
    const text = `
Parameters: { Who: { Type: String, Default: "*" } }
Resources:
  Role:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Statement: [{ Effect: Allow, Principal: { AWS: !Ref Who }, Action: sts:AssumeRole }]
`;
    expect(explained(text, "iam-trust-no-wildcard")).toEqual([
      [
        "Statement number 1 lets anybody assume role 'Role' (default of parameter 'Who').",
        "AssumeRolePolicyDocument.Statement[0].Principal.AWS ← !Ref Who ← parameter 'Who' (default '*')",
      ],
    ]);
  });
});

describe("a value in Terraform", () => {
  function write(files: Readonly<Record<string, object>>): string {
    for (const [name, content] of Object.entries(files)) {
      mkdirSync(dirname(join(root, name)), { recursive: true });
      writeFileSync(join(root, name), JSON.stringify(content));
    }
    return JSON.stringify(files["main.tf.json"]);
  }

  function chains(files: Readonly<Record<string, object>>) {
    return explained(write(files), "trail-kms-key", {}, "main.tf.json");
  }

  const audit = (key: string) => ({
    resource: { aws_cloudtrail: { t: { name: "t", s3_bucket_name: "b", kms_key_id: key } } },
  });

  it("is explained by variables and local values", () => {
    const files = {
      "main.tf.json": {
        variable: { key: { default: "" } },
        locals: { key: "${var.key}" },
        ...audit("${local.key}"),
      },
    };
    expect(chains(files)).toEqual([
      [
        "Trail 'aws_cloudtrail.t' encrypts its logs with no KMS key (default of variable 'key').",
        "kms_key_id ← local.key ← var.key ← variable 'key' (default '')",
      ],
    ]);
  });

  it("is explained without asking for more than was asked", () => {
    const files = {
      "main.tf.json": {
        variable: { key: { default: "" }, on: { type: "bool" } },
        ...audit("${try(var.key, var.on ? 1 : 2)}"),
      },
    };
    expect(chains(files)).toEqual([
      [
        "Trail 'aws_cloudtrail.t' encrypts its logs with no KMS key (default of variable 'key').",
        "kms_key_id ← try(var.key, var.on ? 1 : 2) ← var.key ← variable 'key' (default '')",
      ],
    ]);
  });

  it("is explained by the argument of a module", () => {
    const files = {
      "main.tf.json": { module: { audit: { source: "./audit", key: "" } } },
      "audit/main.tf.json": { variable: { key: {} }, ...audit("${var.key}") },
    };
    expect(chains(files)).toEqual([
      [
        "Trail 'module.audit.aws_cloudtrail.t' encrypts its logs with no KMS key.",
        `kms_key_id ← var.key ← argument 'key' of module.audit ← ""`,
      ],
    ]);
  });
});

describe("the construct of a resource", () => {
  const metadata = (path: string) =>
    `${trail("IsMultiRegionTrail: false").trimEnd()}\n    Metadata: { aws:cdk:path: ${path} }\n`;

  it.each([
    ["Stack/Audit/Trail/Resource", "Trail (Stack/Audit/Trail)"],
    ["Stack/Trail", "Trail (Stack/Trail)"],
    ["!Ref AWS::Region", "Trail"],
    ["[1]", "Trail"],
    ['""', "Trail"],
    ['"with {{braces}}"', "Trail"],
  ])("is named with it: %s", (path, label) => {
    const [found] = explained(metadata(path), "trail-multi-region");
    expect(found?.[0]).toBe(`Trail '${label}' records events from one Region only.`);
  });
});

describe("a value that is not spelled where it is reported", () => {
  const rule = "trail-log-file-validation";

  it("is what a function makes", () => {
    const [[, ...lines] = []] = explained(
      trail('EnableLogFileValidation: !Join ["", [fal, se]]'),
      rule,
    );
    expect(lines).toEqual([`EnableLogFileValidation ← !Join ["", [fal, se]] ← "false"`]);
  });

  it("is what a round of a loop makes", () => {
    const [[, ...lines] = []] = explained(
      `Transform: AWS::LanguageExtensions
Resources:
  Fn::ForEach::Each:
    - N
    - [A]
    - T\${N}:
        Type: AWS::CloudTrail::Trail
        Properties: { S3BucketName: b, IsLogging: true, KMSKeyId: !Sub "alias/aws/\${N}" }
`,
      "trail-kms-key",
    );
    expect(lines).toEqual([`KMSKeyId ← !Sub "alias/aws/\${N}" ← "alias/aws/A"`]);
  });

  it("is included", () => {
    writeFileSync(
      join(root, "trail.yaml"),
      "Type: AWS::CloudTrail::Trail\nProperties: { S3BucketName: b, EnableLogFileValidation: false }\n",
    );
    const [[, ...lines] = []] = explained("Resources:\n  Trail: !Include trail.yaml\n", rule);
    expect(lines).toEqual(["EnableLogFileValidation ← false"]);
  });
});
