import * as fs from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import process from "node:process";
import { Linter } from "eslint";
import { afterEach, beforeEach, vi } from "vitest";
import cloudtrail from "../../src/index.js";

/** A project that reads all that a project may: what is nested, called, included and said beside. */
const files = {
  "root.yaml": `Resources:
  Storage: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: storage.yaml } }
  Trail:
    Type: AWS::CloudTrail::Trail
    Properties:
      IsLogging: true
      S3BucketName: !GetAtt Storage.Outputs.Logs
      IsMultiRegionTrail: !Include flag.yml
`,
  "storage.yaml": `Resources: { Logs: { Type: AWS::S3::Bucket } }
Outputs: { Logs: { Value: !Ref Logs, Export: { Name: logs } } }
`,
  "importer.yaml": `Parameters: { Regions: { Type: String } }
Resources:
  Imported:
    Type: AWS::CloudTrail::Trail
    Properties: { IsLogging: true, S3BucketName: !ImportValue logs, IsMultiRegionTrail: !Ref Regions }
`,
  "parameters.json": `{ "Parameters": { "Regions": "false" } }\n`,
  "flag.yml": "false\n",
  "live/main.tf.json": `{
  "module": { "logs": { "source": "../modules/logs", "bucket": "x" } },
  "resource": { "aws_cloudtrail": { "t": { "name": "t", "s3_bucket_name": "\${module.logs.id}" } } }
}
`,
  "live/terraform.tfvars.json": "{}\n",
  "modules/logs/main.tf.json": `{
  "variable": { "bucket": {} },
  "resource": { "aws_s3_bucket": { "logs": { "bucket": "\${var.bucket}" } } },
  "output": { "id": { "value": "\${aws_s3_bucket.logs.id}" } }
}
`,
  "more/.git": "gitdir: elsewhere\n",
  "more/queue.yaml": "Resources: { Queue: { Type: AWS::SQS::Queue } }\n",
};

/** Those that ask what else there is. */
const rules = [
  "template-readable",
  "trail-required",
  "trail-multi-region",
  "log-bucket-access-logging",
  "log-bucket-versioning",
] as const;

export const linted = ["root.yaml", "storage.yaml", "importer.yaml", "live/main.tf.json"] as const;

const config: Linter.Config = {
  files: ["**/*.{yaml,json}"],
  language: "cloudtrail/template",
  plugins: { cloudtrail },
  rules: Object.fromEntries(rules.map((rule) => [`cloudtrail/${rule}`, "error"])),
  settings: {
    cloudtrail: {
      project: {},
      parameterFiles: { files: "importer.yaml", parameters: "parameters.json" },
    },
  },
};

/** A project to which something happens while it is judged; whoever uses it spies on the file system. */
export interface DisturbedProject {
  readonly root: string;
  /** What is said of a file, each time in a folder that nobody has seen before. */
  lint(path: (typeof linted)[number], happens: () => void): readonly string[];
}

export function disturbedProject(): DisturbedProject {
  let root = "";

  beforeEach(() => {
    vi.spyOn(performance, "now").mockReturnValue(0);
    vi.spyOn(process, "cwd").mockImplementation(() => root);
  });

  afterEach(() => {
    vi.restoreAllMocks();
  });

  return {
    get root() {
      return root;
    },
    lint(path, happens) {
      root = fs.realpathSync(fs.mkdtempSync(join(tmpdir(), "disturbed-")));
      for (const [name, text] of Object.entries(files)) {
        fs.mkdirSync(dirname(join(root, name)), { recursive: true });
        fs.writeFileSync(join(root, name), text);
      }
      try {
        happens();
        const linter = new Linter({ configType: "flat", cwd: root });
        const messages = linter.verify(files[path], config, { filename: join(root, path) });
        return messages.map(
          ({ ruleId, message }) => `${String(ruleId).replace("cloudtrail/", "")}: ${message}`,
        );
      } finally {
        const { readFileSync, readdirSync, statSync, realpathSync } = fs;
        for (const each of [readFileSync, readdirSync, statSync, realpathSync.native]) {
          vi.mocked(each).mockReset();
        }
        fs.rmSync(root, { recursive: true, force: true });
      }
    },
  };
}
