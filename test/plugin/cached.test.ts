import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, realpathSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import process from "node:process";
import { fileURLToPath, pathToFileURL } from "node:url";
import { Worker } from "node:worker_threads";
import { ESLint } from "eslint";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

const built = fileURLToPath(new URL("../../dist/", import.meta.url));

type Files = Readonly<Record<string, string>>;

const resources = (text: string): string => `Resources:\n${text}\n`;
const trail = (flags = ""): string =>
  resources(`  Trail:
    Type: AWS::CloudTrail::Trail
    Properties: { IsLogging: true, S3BucketName: logs${flags} }`);
const regional = ", IncludeGlobalServiceEvents: false";
const queue = resources("  Queue: { Type: AWS::SQS::Queue }");
const nesting = (path: string): string =>
  resources(`  Audit:
    Type: AWS::CloudFormation::Stack
    Properties: { TemplateURL: ${path} }`);

const carried = (more = ""): string => `  Set:
    Type: AWS::CloudFormation::StackSet
    Properties:
      TemplateBody: |
        Resources:
          Logs: { Type: AWS::S3::Bucket, Properties: { BucketName: logs${more} } }`;
const unnamed = "  Logs: { Type: AWS::S3::Bucket }\n";
const naming = (name: string): string => `Parameters: { Name: { Type: String } }
${resources(`  Policy:
    Type: AWS::S3::BucketPolicy
    Properties:
      Bucket: ${name}
      PolicyDocument: { Statement: { Effect: Allow, Principal: "*", Action: "s3:*", Resource: "*" } }`)}`;

const given = "Parameters: { Name: { Type: String } }\n";
const filtering = (group: string): string =>
  `${given}${resources(`  Filter:
    Type: AWS::Logs::MetricFilter
    Properties:
      LogGroupName: ${group}
      FilterPattern: '{ $.userIdentity.type = "Root" && $.userIdentity.invokedBy NOT EXISTS && $.eventType != "AwsServiceEvent" }'
      MetricTransformations: [{ MetricName: root, MetricNamespace: security, MetricValue: "1" }]`)}`;
const alarming = (metric: string): string =>
  resources(`  Alarm:
    Type: AWS::CloudWatch::Alarm
    Properties: { MetricName: ${metric}, Namespace: security, Statistic: Sum, Period: 300, EvaluationPeriods: 1, Threshold: 1, ComparisonOperator: GreaterThanOrEqualToThreshold }`);
/** A trail whose events a log group gets. */
const logged = `${trail(", CloudWatchLogsLogGroupArn: !GetAtt Group.Arn")}  Group: { Type: AWS::Logs::LogGroup }\n`;

const terraform = (blocks: object): string => JSON.stringify(blocks);
const bucketless = { s3_bucket_name: "logs" };
const auditModule = (flags: object = {}): string =>
  terraform({ resource: { aws_cloudtrail: { main: { ...bucketless, ...flags } } } });
const calling = (source: string): string => terraform({ module: { audit: { source } } });
const flagged = {
  "tf/main.tf.json": terraform({
    variable: { global: { default: true } },
    resource: {
      aws_cloudtrail: { main: { ...bucketless, include_global_service_events: "${var.global}" } },
    },
  }),
};
const readingState = terraform({
  data: {
    terraform_remote_state: {
      logs: { backend: "local", config: { path: "${path.module}/../../b/logs.tfstate" } },
    },
  },
  resource: {
    aws_cloudtrail: {
      main: { s3_bucket_name: "${data.terraform_remote_state.logs.outputs.bucket}" },
    },
  },
});
const keepingState = (path: string): string =>
  terraform({
    terraform: { backend: { local: { path } } },
    resource: { aws_s3_bucket: { logs: { acl: "public-read" } } },
    output: { bucket: { value: "${aws_s3_bucket.logs.id}" } },
  });
const parameterised = `Parameters: { Global: { Type: String, Default: "true" } }
${trail(", IncludeGlobalServiceEvents: !Ref Global")}`;
const parameters = (value: string): string =>
  JSON.stringify([{ ParameterKey: "Global", ParameterValue: value }]);

const hash = "a".repeat(64);
const cdk = (resources: object): string => JSON.stringify({ Resources: resources });
const nestedByCdk = {
  Audit: {
    Type: "AWS::CloudFormation::Stack",
    Properties: {
      TemplateURL: { "Fn::Sub": `https://s3.amazonaws.com/assets/${hash}.json` },
    },
  },
};
const cdkTrail = (flags: object = {}): string =>
  cdk({
    Trail: {
      Type: "AWS::CloudTrail::Trail",
      Properties: { IsLogging: true, S3BucketName: "logs", ...flags },
    },
  });

const once = "trail-global-service-events-once";
const required = "trail-required";

interface Case {
  readonly name: string;
  readonly files: Files;
  /** Files that are written then. */
  readonly edit: Files;
  readonly rule: string;
  readonly project?: object;
  readonly settings?: object;
}

const groups = [
  { name: "dev", files: "dev/*" },
  { name: "prod", files: "prod/*" },
];

const cases: readonly Case[] = [
  {
    name: "a macro, where a comment mentions a trail",
    files: { "a.yaml": queue, "b.yaml": queue, "c.yaml": `# No AWS::CloudTrail::Trail\n${queue}` },
    edit: { "b.yaml": `Transform: Custom\n${queue}` },
    rule: required,
  },
  {
    name: "a macro, where another group has a trail",
    files: { "dev/a.yaml": trail(), "prod/a.yaml": queue, "prod/b.yaml": queue },
    edit: { "prod/b.yaml": `Transform: Custom\n${queue}` },
    rule: required,
    project: { groups },
  },
  {
    name: "a second file",
    files: { "a.yaml": queue },
    edit: { "b.yaml": queue },
    rule: required,
  },
  {
    name: "a second file of a group",
    files: { "dev/a.yaml": queue, "prod/a.yaml": trail(), "prod/b.yaml": queue },
    edit: { "dev/b.yaml": queue },
    rule: required,
    project: { groups },
  },
  {
    name: "a bucket that the trail of a stack set names",
    files: {
      "set.yaml": resources(`  Everywhere:
    Type: AWS::CloudFormation::StackSet
    Properties:
      StackSetName: baseline
      PermissionModel: SERVICE_MANAGED
      TemplateBody: |
        Resources:
          Trail: { Type: AWS::CloudTrail::Trail, Properties: { S3BucketName: acme-logs } }`),
      "central.yaml": queue,
    },
    edit: {
      "central.yaml": resources(
        "  Logs: { Type: AWS::S3::Bucket, Properties: { BucketName: acme-logs } }",
      ),
    },
    rule: "log-bucket-versioning",
  },
  {
    name: "a nested template that is not listed",
    files: {
      "stacks/a.yaml": nesting("../nested/t.yaml"),
      "stacks/b.yaml": trail(),
      "nested/t.yaml": trail(),
    },
    edit: { "nested/t.yaml": trail(regional) },
    rule: once,
    project: { include: ["stacks/*.yaml"] },
  },
  {
    name: "a template nested in one that is not listed",
    files: {
      "stacks/a.yaml": nesting("../nested/t.yaml"),
      "stacks/b.yaml": trail(),
      "nested/t.yaml": nesting("u.yaml"),
      "nested/u.yaml": trail(),
    },
    edit: { "nested/u.yaml": trail(regional) },
    rule: once,
    project: { include: ["stacks/*.yaml"] },
  },
  {
    name: "a nested template that has another extension",
    files: { "a.yaml": nesting("child.cfn"), "b.yaml": trail(), "child.cfn": trail() },
    edit: { "child.cfn": trail(regional) },
    rule: once,
  },
  {
    name: "what a nested template includes that is not listed",
    files: {
      "stacks/a.yaml": nesting("../nested/t.yaml"),
      "stacks/b.yaml": trail(),
      "nested/t.yaml": `Resources:\n  Trail: !Include trail.inc\n`,
      "nested/trail.inc":
        "{ Type: AWS::CloudTrail::Trail, Properties: { IsLogging: true, S3BucketName: logs } }\n",
    },
    edit: { "nested/trail.inc": "{ Type: AWS::SQS::Queue }\n" },
    rule: once,
    project: { include: ["stacks/*.yaml"] },
  },
  {
    name: "a nested template of the CDK that is not listed",
    files: {
      "b.yaml": trail(),
      "cdk.out/App.template.json": cdk(nestedByCdk),
      "cdk.out/Nested.nested.template.json": cdkTrail(),
      "cdk.out/manifest.json": JSON.stringify({
        artifacts: {
          assets: { type: "cdk:asset-manifest", properties: { file: "App.assets.json" } },
        },
      }),
      "cdk.out/App.assets.json": JSON.stringify({
        files: { [hash]: { source: { path: "Nested.nested.template.json" } } },
        dockerImages: {},
      }),
    },
    edit: {
      "cdk.out/Nested.nested.template.json": cdkTrail({ IncludeGlobalServiceEvents: false }),
    },
    rule: once,
    project: { include: ["*.yaml", "cdk.out/App*.json"] },
  },
  {
    name: "a module outside of the project",
    files: {
      "live/a/main.tf.json": calling("../../modules/t"),
      "live/b.yaml": trail(),
      "modules/t/main.tf.json": auditModule(),
    },
    edit: { "modules/t/main.tf.json": auditModule({ include_global_service_events: false }) },
    rule: once,
    project: { root: "live" },
  },
  {
    name: "a module that is not listed",
    files: {
      "root/main.tf.json": calling("../shared/t"),
      "b.yaml": trail(),
      "shared/t/main.tf.json": auditModule(),
    },
    edit: { "shared/t/main.tf.json": auditModule({ include_global_service_events: false }) },
    rule: once,
    project: { include: ["*.yaml", "root/*.json"] },
  },
  {
    name: "a module of a module in a folder that is not looked into",
    files: {
      "root/main.tf.json": calling("../.shared/t"),
      "b.yaml": trail(),
      ".shared/t/main.tf.json": calling("../u"),
      ".shared/u/main.tf.json": auditModule(),
    },
    edit: { ".shared/u/main.tf.json": auditModule({ include_global_service_events: false }) },
    rule: once,
  },
  {
    name: "a file of parameters outside of the project",
    files: {
      "infra/a.yaml": parameterised,
      "infra/b.yaml": trail(),
      "params/p.json": parameters("true"),
    },
    edit: { "params/p.json": parameters("false") },
    rule: once,
    project: { root: "infra" },
    settings: { parameterFiles: { files: "infra/a.yaml", parameters: "params/p.json" } },
  },
  {
    name: "a file of parameters that is not listed",
    files: { "a.yaml": parameterised, "b.yaml": trail(), "params/p.json": parameters("true") },
    edit: { "params/p.json": parameters("false") },
    rule: once,
    project: { include: ["*.yaml"] },
    settings: { parameterFiles: { files: "a.yaml", parameters: "params/p.json" } },
  },
  {
    name: "a file of variables",
    files: { ...flagged, "b.yaml": trail(), "env/prod.tfvars.json": `{ "global": true }` },
    edit: { "env/prod.tfvars.json": `{ "global": false }` },
    rule: once,
    settings: { parameterFiles: { files: "tf/**", parameters: "env/prod.tfvars.json" } },
  },
  {
    name: "a file of variables beside a configuration",
    files: { ...flagged, "b.yaml": trail(), "tf/terraform.tfvars.json": `{ "global": true }` },
    edit: { "tf/terraform.tfvars.json": `{ "global": false }` },
    rule: once,
  },
  {
    name: "a call in Terraform's own language",
    files: { "a/main.tf": "locals {}\n", "b.yaml": trail(), "t/main.tf.json": auditModule() },
    edit: { "a/main.tf": `module "audit" {\n  source = "../t"\n}\n` },
    rule: once,
  },
  {
    name: "a state that two configurations keep",
    files: {
      "live/t/main.tf.json": readingState,
      "b/main.tf.json": keepingState("logs.tfstate"),
      "c/main.tf": "locals {}\n",
    },
    edit: { "c/main.tf": `terraform {\n  backend "local" { path = "../b/logs.tfstate" }\n}\n` },
    rule: "log-bucket-no-public-acl",
    project: { root: "live" },
  },
  {
    name: "the configuration that keeps a state",
    files: {
      "live/t/main.tf.json": readingState,
      "b/main.tf.json": keepingState("logs.tfstate"),
    },
    edit: {
      "b/main.tf.json": keepingState("other.tfstate"),
    },
    rule: "trail-bucket-policy",
    project: { root: "live" },
  },
  {
    name: "what another configuration calls a bucket",
    files: {
      "t/main.tf.json": terraform({
        resource: { aws_cloudtrail: { main: { s3_bucket_name: "audit-logs" } } },
      }),
      "b/main.tf.json": terraform({ resource: { aws_s3_bucket: { logs: { bucket: "audit" } } } }),
    },
    edit: {
      "b/main.tf.json": terraform({
        resource: { aws_s3_bucket: { logs: { bucket: "audit-logs" } } },
      }),
    },
    rule: "trail-bucket-policy",
  },
  {
    name: "an export",
    files: {
      "a.yaml": resources(`  Trail:
    Type: AWS::CloudTrail::Trail
    Properties: { IsLogging: true, S3BucketName: !ImportValue logs }`),
      "b.yaml": `${resources("  Logs: { Type: AWS::S3::Bucket, Properties: { AccessControl: PublicRead } }")}Outputs:
  Logs: { Value: !Ref Logs, Export: { Name: logs } }
`,
    },
    edit: {
      "b.yaml": `${resources("  Logs: { Type: AWS::S3::Bucket }")}Outputs:
  Logs: { Value: !Ref Logs, Export: { Name: logs } }
`,
    },
    rule: "log-bucket-no-public-acl",
  },
  {
    name: "a name",
    files: {
      "a.yaml": trail(),
      "b.yaml": resources(
        "  Logs: { Type: AWS::S3::Bucket, Properties: { BucketName: logs, AccessControl: PublicRead } }",
      ),
    },
    edit: {
      "b.yaml": resources("  Logs: { Type: AWS::S3::Bucket, Properties: { BucketName: logs } }"),
    },
    rule: "log-bucket-no-public-acl",
  },
  {
    name: "a name in a stack set",
    files: {
      "a.yaml": trail(),
      "b.yaml": resources(carried(", AccessControl: PublicRead")),
    },
    edit: { "b.yaml": resources(carried()) },
    rule: "log-bucket-no-public-acl",
  },
  {
    name: "whether a filter may be that of a log group whose name CloudFormation makes",
    files: {
      "a.yaml": logged,
      "b.yaml": filtering("!Ref Name"),
    },
    edit: { "b.yaml": filtering("others") },
    rule: "monitoring-alarms",
  },
  ...[
    {
      name: "which metric an alarm of another stack watches",
      before: alarming("root"),
      after: alarming("others"),
    },
    {
      name: "which metric an alarm may watch whose name is given",
      before: given + alarming("!Ref Name"),
      after: given + alarming('!Sub "${Name}-errors"'),
    },
  ].map(({ name, before, after }) => ({
    name,
    files: {
      "a.yaml": logged + filtering("!Ref Group").replace(/^[^]*Resources:\n/, ""),
      "b.yaml": before,
    },
    edit: { "b.yaml": after },
    rule: "monitoring-alarms",
  })),
  {
    name: "a name that nobody can read",
    files: {
      "a.yaml": trail().replace("logs", "!Ref Logs") + unnamed,
      "b.yaml": naming("!Ref Name"),
    },
    edit: { "b.yaml": naming("others") },
    rule: "trail-bucket-policy",
  },
  {
    name: "a name that a group knows",
    files: {
      "a.yaml": `Parameters: { Stage: { Type: String } }
${trail().replace("BucketName: logs", 'BucketName: !Sub "logs-${Stage}"')}`,
      "b.yaml": resources(
        "  Logs: { Type: AWS::S3::Bucket, Properties: { BucketName: logs-dev, AccessControl: PublicRead } }",
      ),
    },
    edit: {
      "b.yaml": resources(
        "  Logs: { Type: AWS::S3::Bucket, Properties: { BucketName: logs-dev } }",
      ),
    },
    rule: "log-bucket-no-public-acl",
    project: { groups: [{ name: "dev", files: "*", parameters: { Stage: "dev" } }] },
  },
  {
    name: "what another language says of a name",
    files: {
      "a.tf.json": terraform({
        resource: {
          aws_cloudtrail: { main: { s3_bucket_name: "${aws_s3_bucket.logs.id}" } },
          aws_s3_bucket: { logs: { bucket: "logs" } },
        },
      }),
      "b.yaml": resources(`  Policy:
    Type: AWS::S3::BucketPolicy
    Properties: { Bucket: logs, PolicyDocument: { Statement: [] } }`),
    },
    edit: { "b.yaml": queue },
    rule: "log-bucket-secure-transport",
  },
];

let root = "";
let before = "";
let seconds = 1_700_000_000;

beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), "cached-")));
  before = process.cwd();
});

afterEach(() => {
  process.chdir(before);
  rmSync(root, { recursive: true, force: true });
});

/** Writes files, each time at another time than before, however fast the tests run. */
function write(files: Files): void {
  for (const [name, text] of Object.entries(files)) {
    const path = join(root, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
    seconds += 10;
    utimesSync(path, seconds, seconds);
  }
}

function load(name: string): string {
  return JSON.stringify(String(pathToFileURL(join(built, name))));
}

function configure({ rule, project = {}, settings = {} }: Omit<Case, "edit" | "files" | "name">) {
  write({
    "eslint.config.mjs": `import cloudtrail from ${load("index.js")};
const watch = ({ filename }) => {
  globalThis.watched?.push(filename);
  return {};
};
export default [
  {
    files: ["**/*.{yaml,json}"],
    plugins: { cloudtrail, watch: { rules: { files: { create: watch } } } },
    language: "cloudtrail/template",
    languageOptions: { project: ${JSON.stringify(project)} },
    settings: { cloudtrail: ${JSON.stringify({ region: "us-east-1", ...settings })} },
    rules: { "cloudtrail/${rule}": "error", "watch/files": "error" },
  },
];
`,
    "fresh.mjs": `import { ESLint } from ${JSON.stringify(import.meta.resolve("eslint"))};
const results = await new ESLint({ cwd: process.cwd() }).lintFiles(["."]);
process.stdout.write(JSON.stringify(results));
`,
  });
}

type Results = readonly Pick<ESLint.LintResult, "filePath" | "messages">[];

function shown(results: Results): readonly string[] {
  return results.flatMap(({ filePath, messages }) =>
    messages.map(({ message }) => `${filePath.slice(root.length + 1)}: ${message}`),
  );
}

async function cached(): Promise<readonly string[]> {
  process.chdir(root);
  const eslint = new ESLint({ cwd: root, cache: true, cacheLocation: ".cache" });
  return shown(await eslint.lintFiles(["."]));
}

function fresh(): readonly string[] {
  const { stdout, stderr } = spawnSync(process.execPath, ["fresh.mjs"], {
    cwd: root,
    encoding: "utf8",
  });
  expect(stderr).toBe("");
  return shown(JSON.parse(stdout) as Results);
}

describe("what a cache says once files have changed", () => {
  it.each(cases)("is the truth: $name", async ({ files, edit, ...configuration }) => {
    configure(configuration);
    write(files);
    const first = await cached();
    write(edit);
    const now = await cached();
    expect(now).toEqual(fresh());
    const isOfAnother = (said: string): boolean =>
      !Object.keys(edit).some((name) => said.startsWith(`${name}: `));
    // Of the files that were not edited at that.
    expect(now.filter(isOfAnother)).not.toEqual(first.filter(isOfAnother));
  });
});

describe("a cache", () => {
  const linted = async (edit: Files): Promise<readonly string[]> => {
    const watched: string[] = [];
    Object.assign(globalThis, { watched });
    write(edit);
    await cached();
    return watched.map((path) => path.slice(root.length + 1)).sort();
  };

  it("is right for all that an edit does not concern", async () => {
    const waiting = (seconds: number): string =>
      `{ "Type": "AWS::SQS::Queue", "Properties": { "VisibilityTimeout": ${String(seconds)} } }`;
    const json = (timeout: number): string => `{ "Resources": { "Queue": ${waiting(timeout)},
  "Topic": { "Type": "AWS::SNS::Topic", "Properties": { "TopicName": { "Fn::Sub": "t" } } } } }`;
    const serverless = (timeout: number): string =>
      `Transform: AWS::Serverless-2016-10-31\nResources:\n  Queue: ${waiting(timeout)}\n`;
    configure({ rule: once });
    write({
      "a.yaml": trail(),
      "b.yaml": trail(),
      "queue.yaml": `Resources:\n  Queue: ${waiting(1)}\n`,
      "queue.json": json(1),
      "serverless.yaml": serverless(1),
      "package.json": `{ "version": "1" }`,
    });
    await cached();
    expect(await linted({ "queue.yaml": `Resources:\n  Queue: ${waiting(2)}\n` })).toEqual([
      "queue.yaml",
    ]);
    expect(await linted({ "queue.json": json(2) })).toEqual(["queue.json"]);
    expect(await linted({ "serverless.yaml": serverless(2) })).toEqual(["serverless.yaml"]);
    expect(await linted({ "package.json": `{ "version": "2" }` })).toEqual(["package.json"]);
    expect(await linted({ "new.yaml": queue })).toEqual(["new.yaml"]);
  });

  it("is compared by the same digest in each thread and process", async () => {
    write({ "a.yaml": nesting("b.yaml"), "b.yaml": trail(), "tf/main.tf.json": auditModule() });
    const code = `const { parentPort } = require("node:worker_threads");
import(${load("project.js")}).then(({ project }) =>
  parentPort.postMessage(JSON.stringify(project({ root: ${JSON.stringify(root)} }))),
);`;
    const inThread = (): Promise<unknown> =>
      new Promise((resolve, reject) => {
        new Worker(code, { eval: true }).once("message", resolve).once("error", reject);
      });
    const { project } = (await import(join(built, "project.js"))) as {
      project: (settings: object) => object;
    };
    const here = JSON.stringify(project({ root }));
    const inProcess = spawnSync(
      process.execPath,
      [
        "--input-type=module",
        "--eval",
        `import { project } from ${load("project.js")};
process.stdout.write(JSON.stringify(project({ root: ${JSON.stringify(root)} })));`,
      ],
      { encoding: "utf8", cwd: process.cwd() },
    );
    expect(here).toContain('"digest"');
    expect(await Promise.all([inThread(), inThread()])).toEqual([here, here]);
    expect(inProcess.stdout).toBe(here);
    write({ "b.yaml": trail(regional) });
    expect(JSON.stringify(project({ root }))).not.toBe(here);
  });
});
