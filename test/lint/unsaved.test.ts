import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { ESLint } from "eslint";
import { describe, expect, it } from "vitest";
import cloudtrail from "../../src/index.js";
import { type Files, reporter } from "./project.js";

const groups = {
  groups: [
    { name: "live", files: ["*.yaml"], account: "111111111111", parameters: { Stage: "live" } },
    { name: "test", files: ["*.yaml"], account: "222222222222", parameters: { Stage: "test" } },
  ],
};

const resources = (text: string, after = ""): string => `Resources:\n${text}\n${after}`;

const trail = (bucket: string, flags = ""): string =>
  resources(`  Trail:
    Type: AWS::CloudTrail::Trail
    Properties: { IsLogging: true, S3BucketName: ${bucket}${flags} }`);

const logs = (name: string): string =>
  `Outputs: { Logs: { Value: !Ref Logs, Export: { Name: ${name} } } }`;

const bucket = (properties = "{}", after = ""): string =>
  resources(`  Logs: { Type: AWS::S3::Bucket, Properties: ${properties} }`, after);

const nested = (path: string, parameters = "{}", name = "Nested"): string =>
  `  ${name}: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: ${path}, Parameters: ${parameters} } }`;

const trailOfStage = (stage: string): string => `Parameters: { Stage: { Type: String } }
Conditions: { IsIt: !Equals [!Ref Stage, ${stage}] }
${trail("elsewhere", ", IsMultiRegionTrail: !If [IsIt, true, false]")}`;

const user = (name: string): string =>
  resources(`  User: { Type: AWS::IAM::User, Properties: { UserName: ${name} } }`);
const users: Files = {
  "membership.yaml": resources(
    "  Add: { Type: AWS::IAM::UserToGroupAddition, Properties: { GroupName: admins, Users: [alice-live] } }",
  ),
  "group.yaml": resources("  Group: { Type: AWS::IAM::Group, Properties: { GroupName: admins } }"),
  "policy.yaml": resources(`  Policy:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      Groups: [admins]
      PolicyDocument: { Statement: { Effect: Allow, Action: "*", Resource: "*" } }`),
};

const publicPolicy = resources(`  Policy:
    Type: AWS::S3::BucketPolicy
    Properties:
      Bucket: acme-logs
      PolicyDocument: { Statement: { Effect: Allow, Principal: "*", Action: "s3:*", Resource: "*" } }`);

interface Case {
  readonly name: string;
  readonly files: Files;
  readonly path: string;
  readonly text: string;
}

const queue = resources("  Queue: { Type: AWS::SQS::Queue }");
const puttingOut = "Outputs: { Logs: { Value: !Ref Logs } }";

const cases: readonly Case[] = [
  {
    name: "an export that another imports is added",
    files: { "a.yaml": bucket(), "trail.yaml": trail("!ImportValue logs") },
    path: "a.yaml",
    text: bucket("{ AccessControl: PublicRead }", logs("logs")),
  },
  {
    name: "an export is renamed",
    files: { "a.yaml": bucket("{}", logs("logs")), "trail.yaml": trail("!ImportValue logs") },
    path: "a.yaml",
    text: bucket("{}", logs("others")),
  },
  {
    name: "an export is removed",
    files: { "a.yaml": bucket("{}", logs("logs")), "trail.yaml": trail("!ImportValue logs") },
    path: "a.yaml",
    text: bucket(),
  },
  {
    name: "an export has the name of another",
    files: {
      "a.yaml": bucket("{}", logs("logs")),
      "b.yaml": bucket("{}", logs("others")),
      "trail.yaml": trail("!ImportValue logs"),
    },
    path: "a.yaml",
    text: bucket("{}", logs("others")),
  },
  {
    name: "another import is written",
    files: { "a.yaml": bucket("{}", logs("logs")), "trail.yaml": trail("!ImportValue log") },
    path: "trail.yaml",
    text: trail("!ImportValue logs"),
  },
  {
    name: "what was imported is no longer",
    files: { "a.yaml": bucket("{}", logs("logs")), "trail.yaml": trail("!ImportValue logs") },
    path: "trail.yaml",
    text: trail("elsewhere"),
  },
  {
    name: "a bucket is called as a trail says",
    files: { "a.yaml": bucket("{ BucketName: acme }"), "trail.yaml": trail("acme-logs") },
    path: "a.yaml",
    text: bucket("{ BucketName: acme-logs, AccessControl: PublicRead }"),
  },
  {
    name: "a bucket is no longer called so",
    files: { "a.yaml": bucket("{ BucketName: acme-logs }"), "trail.yaml": trail("acme-logs") },
    path: "a.yaml",
    text: bucket("{ BucketName: acme }"),
  },
  {
    name: "two buckets log to each other under a name that is gone",
    files: {
      "a.yaml": bucket("{ LoggingConfiguration: { DestinationBucketName: b } }", logs("A")),
      "b.yaml": bucket(
        "{ BucketName: b, LoggingConfiguration: { DestinationBucketName: !ImportValue A } }",
      ),
      "trail.yaml": trail("!ImportValue A"),
    },
    path: "a.yaml",
    text: bucket("{ LoggingConfiguration: { DestinationBucketName: b } }", logs("Z")),
  },
  {
    name: "a stack is nested",
    files: { "a.yaml": bucket("{}", puttingOut), "p.yaml": trail("elsewhere") },
    path: "p.yaml",
    text: `${trail("!GetAtt Nested.Outputs.Logs")}${nested("a.yaml")}`,
  },
  {
    name: "a stack that has a trail is nested no longer",
    files: {
      "child.yaml": trail("elsewhere"),
      "p.yaml": `${trail("elsewhere")}${nested("child.yaml")}`,
    },
    path: "p.yaml",
    text: trail("elsewhere"),
  },
  {
    name: "a stack that has a trail is nested with something else",
    files: {
      "child.yaml": trailOfStage("live"),
      "p.yaml": `${trail("elsewhere")}${nested("child.yaml", "{ Stage: test }")}`,
    },
    path: "p.yaml",
    text: `${trail("elsewhere")}${nested("child.yaml", "{ Stage: live }")}`,
  },
  {
    name: "what a nested stack puts out decides what is nested beside it",
    files: {
      "said.yaml": resources(
        "  Queue: { Type: AWS::SQS::Queue }",
        "Outputs: { Stage: { Value: test } }",
      ),
      "child.yaml": trailOfStage("live"),
      "p.yaml": resources(
        [
          nested("said.yaml", "{}", "Said"),
          nested("child.yaml", "{ Stage: !GetAtt Said.Outputs.Stage }"),
        ].join("\n"),
      ),
    },
    path: "said.yaml",
    text: resources(
      "  Trail: { Type: AWS::CloudTrail::Trail, Properties: { IsLogging: true, IsMultiRegionTrail: true, S3BucketName: elsewhere } }",
      "Outputs: { Stage: { Value: live } }",
    ),
  },
  {
    name: "what is saved is broken",
    files: { "a.yaml": `${bucket()} [`, "trail.yaml": trail("!ImportValue logs") },
    path: "a.yaml",
    text: bucket("{}", logs("logs")),
  },
  {
    name: "what is saved is no template",
    files: { "a.yaml": "name: nothing\n", "trail.yaml": trail("!ImportValue logs") },
    path: "a.yaml",
    text: bucket("{}", logs("logs")),
  },
  {
    name: "what leads to it sees more than it does",
    files: { ...users, "user.yaml": user("alice-live") },
    path: "user.yaml",
    text: `# Typed\n${user("alice-live")}`,
  },
  {
    name: "a stack set leads to it",
    files: {
      "set.yaml":
        bucket("{ BucketName: acme-logs }").trimEnd() +
        `
  Set:
    Type: AWS::CloudFormation::StackSet
    Properties:
      StackSetName: baseline
      PermissionModel: SELF_MANAGED
      TemplateBody: |
        Resources:
          Trail: { Type: AWS::CloudTrail::Trail, Properties: { S3BucketName: acme-logs } }
`,
      "policy.yaml": publicPolicy,
    },
    path: "policy.yaml",
    text: `# Typed\n${publicPolicy}`,
  },
  {
    name: "a parameter decides whose export it is",
    files: {
      "a.yaml": bucket("{}", logs("!Sub 'logs-${AWS::Region}'")),
      "trail.yaml": trail("!ImportValue logs-live"),
    },
    path: "a.yaml",
    text: `Parameters: { Stage: { Type: String, Default: live } }
${bucket("{}", logs("!Sub 'logs-${Stage}'"))}`,
  },
];

/** What all rules say of files, seen by one ESLint after the other. */
function linter(project: object) {
  const reported = reporter({ project });
  const newLinter = (options: ESLint.Options = {}): ESLint =>
    new ESLint({
      cwd: reported.root(),
      overrideConfigFile: true,
      overrideConfig: {
        ...cloudtrail.configs.all,
        files: ["**/*.yaml"],
        settings: { cloudtrail: { project, suggestSuppressions: false } },
      },
      ...options,
    });
  const said = ([result]: readonly ESLint.LintResult[]): readonly string[] =>
    (result?.messages ?? []).map(
      ({ ruleId, line, column, message }) => `${line}:${column} ${ruleId} ${message}`,
    );
  return {
    /** Writes files, and lets time pass. */
    write(files: Files) {
      reported(Object.keys(files)[0] ?? "", files, "trail-multi-region");
    },
    /** What is said of each of some files as they are on disk. */
    async saved(paths: Iterable<string>, options?: ESLint.Options) {
      const found = new Map<string, readonly string[]>();
      for (const path of paths) {
        found.set(path, said(await newLinter(options).lintFiles([path])));
      }
      return found;
    },
    async unsaved(path: string, text: string) {
      return said(await newLinter().lintText(text, { filePath: join(reported.root(), path) }));
    },
    path: (name: string) => join(reported.root(), name),
  };
}

describe.each([
  { deployed: "together", project: {} },
  { deployed: "to two accounts", project: groups },
])("a text that is not saved, of what is deployed $deployed", ({ project }) => {
  const lint = linter(project);

  it.each(cases)("stands for its file where $name", async ({ files, path, text }) => {
    const paths = Object.keys(files);
    lint.write(files);
    const before = await lint.saved(paths);
    const unsaved = await lint.unsaved(path, text);
    // Whoever looks at what is saved sees nothing of it, not even at once.
    expect(await lint.saved(paths)).toEqual(before);
    const cache = { cache: true, cacheLocation: lint.path(".cache") };
    expect(await lint.saved(paths, cache)).toEqual(before);
    expect(await lint.saved(paths, cache)).toEqual(before);

    lint.write({ ...files, [path]: text });
    const after = await lint.saved([path]);
    expect(unsaved).toEqual(after.get(path));
    expect(unsaved).not.toEqual(before.get(path));
    expect(await lint.saved([path], cache)).toEqual(after);
  });

  it("stands for a file that is not there yet", async () => {
    lint.write({ "trail.yaml": trail("!ImportValue logs"), "queue.yaml": queue });
    const text = bucket("{}", logs("logs"));
    const unsaved = await lint.unsaved("a.yaml", text);
    expect(unsaved.join("\n")).toContain("Log bucket 'Logs'");
    lint.write({ "a.yaml": text });
    expect(unsaved).toEqual((await lint.saved(["a.yaml"])).get("a.yaml"));
  });

  it("is what was saved a moment ago", async () => {
    lint.write({ "a.yaml": bucket(), "trail.yaml": trail("!ImportValue logs") });
    await lint.saved(["a.yaml"]);
    writeFileSync(lint.path("a.yaml"), bucket("{}", logs("logs")));
    const [at = []] = (await lint.saved(["a.yaml"])).values();
    expect(at.join("\n")).toContain("Log bucket 'Logs'");
  });
});

const lintGroups = linter(groups);

it("a text that is not saved is called by what its group says of parameters", async () => {
  const text = `Parameters: { Stage: { Type: String } }\n${user('!Sub "alice-${Stage}"')}`;
  lintGroups.write({ ...users, "user.yaml": text });
  const typed = `# Typed\n${text}`;
  const unsaved = await lintGroups.unsaved("user.yaml", typed);
  expect(unsaved.join("\n")).toContain("(group 'live')");
  lintGroups.write({ "user.yaml": typed });
  expect(unsaved).toEqual((await lintGroups.saved(["user.yaml"])).get("user.yaml"));
});
