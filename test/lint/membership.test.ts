import { execFileSync } from "node:child_process";
import type * as FileSystem from "node:fs";
import { symlinkSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { describe, expect, it, vi } from "vitest";
import { temporaryProject } from "./temporary-project.js";

/** Folders that nobody may look into, whoever runs the tests. */
const closed = vi.hoisted(() => new Set<string>());

vi.mock("node:fs", async (original) => {
  const actual = await original<typeof FileSystem>();
  const readdirSync = (path: string, options: { readonly withFileTypes: true }) => {
    if (closed.has(path)) throw Object.assign(new Error("permission denied"), { code: "EACCES" });
    return actual.readdirSync(path, options);
  };
  return { ...actual, readdirSync };
});

const project = temporaryProject();

const trail = (flags = ""): string => `Resources:
  Trail:
    Type: AWS::CloudTrail::Trail
    Properties: { IsLogging: true, S3BucketName: logs${flags} }
`;
const queue = "Resources: { Queue: { Type: AWS::SQS::Queue } }\n";

const once = "trail-global-service-events-once";
const required = "trail-required";

/** The files that a rule says something of, as it says it. */
function said(paths: readonly string[], rule = once, settings: object = {}) {
  return Object.fromEntries(
    paths.flatMap((path) => {
      const found = project.reported(path, rule, { project: settings, region: "us-east-1" });
      return found.length === 0 ? [] : [[path, found.map((each) => each.replace(/^.*?: /, ""))]];
    }),
  );
}

const included = (other: string): readonly string[] => [
  `Trail 'Trail' includes global service events, which are also recorded by '${other}'.`,
];

const isWindows = process.platform === "win32";

const unknownSince = (path: string): readonly string[] => [
  `Not every trail of the account is known, since '${path}' cannot be read; the project can say which of them matter.`,
];

describe("what belongs to a project", () => {
  it.skipIf(isWindows)("is a file once, however many links lead to it", () => {
    project.write({ "a/trail.yaml": trail() });
    symlinkSync(join(project.root, "a/trail.yaml"), join(project.root, "link.yaml"));
    project.write({ "link.yaml": trail() });
    expect(said(["a/trail.yaml", "link.yaml"])).toEqual({});
    project.write({ "b.yaml": trail() });
    const settings = { include: ["**/*.yaml"] };
    expect(said(["a/trail.yaml", "b.yaml", "link.yaml"], once, settings)).toEqual({
      "a/trail.yaml": included("b.yaml:Trail"),
      "b.yaml": included("a/trail.yaml:Trail"),
      "link.yaml": included("b.yaml:Trail"),
    });
  });

  it.skipIf(isWindows)("is nothing that leads round in circles, and no pipe", () => {
    project.write({ "a.yaml": trail(), "b/c.yaml": queue });
    execFileSync("mkfifo", [join(project.root, "pipe.yaml"), join(project.root, "b/pipe.tf.json")]);
    symlinkSync("..", join(project.root, "b/up"));
    symlinkSync("loop.yaml", join(project.root, "loop.yaml"));
    symlinkSync("pipe.yaml", join(project.root, "to-pipe.yaml"));
    expect(Object.keys(said(["a.yaml"], "trail-multi-region"))).toEqual(["a.yaml"]);
    expect(said(["b/c.yaml"], required)).toEqual({});
  });

  it("is no other state of the repository", () => {
    project.write({
      "trail.yaml": trail(),
      "wt/.git": "gitdir: /somewhere/.git/worktrees/wt\n",
      "wt/net/trail.yaml": trail(),
    });
    expect(said(["trail.yaml", "wt/net/trail.yaml"])).toEqual({});
    // A submodule is a part of this state.
    project.write({ "wt/.git": "gitdir: ../.git/modules/wt\n" });
    expect(said(["trail.yaml"], once, { include: ["**/*.yaml"] })).toEqual({
      "trail.yaml": included("wt/net/trail.yaml:Trail"),
    });
  });

  it("is what its patterns name, saved or not", () => {
    project.write({ "b.yaml": trail(), "prod/a.yaml": trail(), "prod/c.yaml": trail() });
    const settings = { include: ["prod/**"] };
    expect(said(["b.yaml", "prod/a.yaml", "prod/c.yaml"], once, settings)).toEqual({
      "prod/a.yaml": included("prod/c.yaml:Trail"),
      "prod/c.yaml": included("prod/a.yaml:Trail"),
    });
  });
});

describe("a template that is none of the project", () => {
  const storage = `Resources:
  Logs: { Type: AWS::S3::Bucket, Properties: { BucketName: logs } }
Outputs: { Logs: { Value: !Ref Logs, Export: { Name: logs } } }
`;
  const configuration = (resource: object): string => JSON.stringify({ resource });
  const elsewhere = {
    "by/name.yaml": trail(),
    "by/import.yaml": trail().replace("logs", "!ImportValue logs"),
    "by/nesting.yaml":
      "Resources: { Audit: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: ../in/nested.yaml } } }\n",
    "by/tf/main.tf.json": configuration({ aws_cloudtrail: { t: { s3_bucket_name: "tf-logs" } } }),
  };
  const own = {
    "in/storage.yaml": storage,
    "in/nested.yaml":
      trail().replace("logs", "!Ref Logs") + storage.split("\n").slice(1, 2).join(""),
    "in/tf/main.tf.json": configuration({ aws_s3_bucket: { b: { bucket: "tf-logs" } } }),
  };
  const unversioned = "log-bucket-versioning";
  const paths = Object.keys(elsewhere);

  it("is judged without the others, whatever it leads to", () => {
    project.write({ ...elsewhere, ...own });
    const both = [...paths, ...Object.keys(own)];
    expect(Object.keys(said(both, unversioned, { include: ["**/*.{yaml,json}"] }))).toEqual([
      "by/import.yaml",
      "by/tf/main.tf.json",
      ...Object.keys(own),
    ]);
    const inProject = ["in/nested.yaml"];
    expect(Object.keys(said(both, unversioned, { include: ["in/**"] }))).toEqual(inProject);
  });

  it("may be another state of the repository", () => {
    project.write({ ...elsewhere, ...own, "by/.git": "gitdir: ../.git/worktrees/by\n" });
    expect(said(paths, unversioned, {})).toEqual({});
  });

  it("is one of it where a template of the project nests it", () => {
    const child = trail().replace("logs", "!ImportValue logs");
    const nesting =
      "Resources: { Audit: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: ../out/child.yaml } } }\n";
    project.write({
      "in/parent.yaml": nesting,
      "in/storage.yaml": storage,
      "out/child.yaml": child,
    });
    const settings = { include: ["in/**"] };
    expect(said(["in/parent.yaml", "out/child.yaml"], unversioned, settings)).toEqual({
      "out/child.yaml": [
        "Log bucket 'in/storage.yaml:Logs' keeps no versions of logs that are overwritten or deleted.",
      ],
    });
  });
});

describe("a template that is nested", () => {
  const parent =
    "Resources: { Audit: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: child.yaml } } }\n";
  const groups = [
    { name: "A", files: "parent.yaml", account: "111122223333" },
    { name: "B", files: ["other.yaml", "child.yaml"], account: "444455556666" },
  ];

  it("is in the groups of what nests it", () => {
    project.write({ "child.yaml": trail(), "other.yaml": trail(), "parent.yaml": parent });
    const paths = ["child.yaml", "other.yaml", "parent.yaml"];
    expect(said(paths, once, { groups })).toEqual({});
    project.write({ "beside.yaml": trail() });
    const [a, ...others] = groups;
    const beside = [{ ...a, files: ["parent.yaml", "beside.yaml"] }, ...others];
    // What is looked for differently is looked for again.
    const settings = { groups: beside, include: ["*.yaml"] };
    expect(said([...paths, "beside.yaml"], once, settings)).toMatchObject({
      "beside.yaml": included("parent.yaml:Audit.Trail"),
      "child.yaml": included("beside.yaml:Trail"),
    });
  });
});

describe("a trail of an organization", () => {
  const group = (name: string): object => ({ name, files: `${name}.yaml` });
  const groups = ["org", "member", "none"].map(group);
  const paths = ["org.yaml", "member.yaml", "none.yaml"];

  it("may record what happens in the accounts of other groups", () => {
    project.write({
      "member.yaml": trail(),
      "none.yaml": queue,
      "org.yaml": trail(", IsOrganizationTrail: true, IsMultiRegionTrail: true"),
    });
    expect(said(paths, required, { groups })).toEqual({});
    expect(said(paths, "trail-multi-region", { groups })).toEqual({});
    const settings = { project: { groups }, organizationTrail: false };
    expect(project.reported("none.yaml", required, settings)).toHaveLength(1);
  });

  it("is none that says so", () => {
    project.write({
      "member.yaml": trail(),
      "none.yaml": queue,
      "org.yaml": trail(", IsOrganizationTrail: false, IsMultiRegionTrail: true"),
    });
    expect(said(paths, required, { groups })).toEqual({
      "none.yaml": ["The template declares no trail."],
    });
    expect(Object.keys(said(paths, "trail-multi-region", { groups }))).toEqual(["member.yaml"]);
  });

  const inTerraform = (enable_logging: boolean): string => {
    const flags = { is_organization_trail: true, is_multi_region_trail: true, enable_logging };
    const org = { name: "org", s3_bucket_name: "logs", ...flags };
    return JSON.stringify({ resource: { aws_cloudtrail: { org } } });
  };
  const inStack = (isLogging: string): string =>
    trail(", IsOrganizationTrail: true, IsMultiRegionTrail: true").replace("true", isLogging);

  it.each([
    [true, "a stack that imports the switch", { "org.yaml": inStack("!ImportValue on") }],
    [true, "Terraform", { "org/main.tf.json": inTerraform(true) }],
    [false, "a stack", { "org.yaml": inStack("false") }],
    [false, "Terraform", { "org/main.tf.json": inTerraform(false) }],
  ])("may do so (%s) as its switch says in %s", (mayLog, _, files) => {
    const all = { "member.yaml": trail(), "none.yaml": queue, ...files };
    project.write(all);
    const apart = Object.keys(all).map((path) => ({ name: path, files: path }));
    const found = (rule: string) => Object.keys(said(Object.keys(all), rule, { groups: apart }));
    expect(found(required)).toEqual(mayLog ? [] : ["none.yaml"]);
    expect(found("trail-multi-region")).toEqual(mayLog ? [] : ["member.yaml"]);
  });
});

describe("what nobody can read", () => {
  const native = 'resource "aws_cloudtrail" "all" {\n  is_multi_region_trail = true\n}\n';

  it("may be a trail in Terraform's own language", () => {
    project.write({ "a.yaml": trail(), "q.yaml": queue });
    expect(Object.keys(said(["a.yaml"], "trail-multi-region"))).toEqual(["a.yaml"]);
    project.write({ "tf/main.tf": native });
    const settings = { include: ["**/*.{yaml,json}"] };
    expect(said(["a.yaml"], "trail-multi-region", settings)).toEqual({});
    const stacks = { include: ["*.yaml", "stacks/**"] };
    expect(Object.keys(said(["a.yaml"], "trail-multi-region", stacks))).toEqual(["a.yaml"]);
  });

  it.each([
    ["a trail", native],
    ["a module", 'module "baseline" {\n  source = "acme/baseline/aws"\n}\n'],
  ])("may have what is required where Terraform's own language declares %s", (_, text) => {
    project.write({ "q.yaml": queue, "tf/variables.tf": 'variable "x" {}\n' });
    expect(Object.keys(said(["q.yaml"], required, { include: ["**"] }))).toEqual(["q.yaml"]);
    project.write({ "tf/main.tf": text });
    expect(said(["q.yaml"], required)).toEqual({});
    const groups = [
      { name: "a", files: "*.yaml", account: "111122223333" },
      { name: "b", files: "tf/**/*.json", account: "111122223333" },
    ];
    expect(said(["q.yaml"], required, { groups })).toEqual({});
    const [a] = groups;
    expect(Object.keys(said(["q.yaml"], required, { groups: [a] }))).toEqual(["q.yaml"]);
  });

  it("is said of a folder, and may be any template", () => {
    const readable = "template-readable";
    project.write({ "a.yaml": trail(), "d/x.yaml": queue, "q.yaml": queue, "s/x.yaml": queue });
    closed.add(join(project.root, "d"));
    expect(said(["q.yaml"], required)).toEqual({});
    expect(said(["a.yaml"], "trail-multi-region")).toEqual({});
    expect(said(["a.yaml"], readable)).toEqual({ "a.yaml": unknownSince("d") });
    expect(said(["a.yaml"], readable, { include: ["*.yaml", "s/**"] })).toEqual({});
    expect(said(["a.yaml"], readable, { include: ["**/x.yaml", "*.yaml"] })).toEqual({
      "a.yaml": unknownSince("d"),
    });
  });
});

it("is named which group lacks a trail", () => {
  project.write({ "a.yaml": trail(), "q.yaml": queue });
  const groups = [
    { name: "A", files: "*.yaml", account: "111122223333" },
    { name: "B", files: "q.yaml", account: "444455556666" },
  ];
  expect(said(["q.yaml"], required, { groups })).toEqual({
    "q.yaml": ["The template declares no trail (group 'B')."],
  });
});
