import { describe, expect, it } from "vitest";
import { type Files, type Found, participants } from "./participants.js";

const versioned = "log-bucket-versioning";
const policed = "trail-bucket-policy";

function terraform(resource: object, blocks: object = {}): string {
  return JSON.stringify({ resource, ...blocks }, null, 2);
}

/** A configuration with a trail and the bucket that it delivers to. */
function storage(bucket?: string, more: object = {}): string {
  return terraform({
    aws_s3_bucket: { logs: { bucket } },
    aws_cloudtrail: { t: { name: "t", s3_bucket_name: "${aws_s3_bucket.logs.id}" } },
    ...more,
  });
}

function versioning(bucket: string): object {
  return {
    aws_s3_bucket_versioning: { v: { bucket, versioning_configuration: { status: "Enabled" } } },
  };
}

function policy(bucket: string): object {
  return { aws_s3_bucket_policy: { p: { bucket, policy: '${file("policy.json")}' } } };
}

const files: Files = { "b/main.tf.json": storage("logs-us-east-1") };

/** What is said of the bucket where another configuration has more. */
async function said(
  rule: string,
  resource: object,
  blocks: object = {},
  more: Files = {},
  project: object = {},
): Promise<readonly string[]> {
  const all = { ...files, "v/main.tf.json": terraform(resource, blocks), ...more };
  const found: Found = await participants(all, rule, project);
  return Object.entries(found).flatMap(([path, messages]) => messages.map(() => path));
}

const found = ["b/main.tf.json"];

const remote = {
  data: {
    terraform_remote_state: {
      b: { backend: "s3", config: { bucket: "s", key: "k", region: "r" } },
    },
  },
};
const name = { variable: { name: {} } };

const open: readonly (readonly [name: string, blocks: object])[] = [
  ["${data.terraform_remote_state.b.outputs.x}", remote],
  ["${var.name}", name],
  ["logs-${var.name}", name],
  ["${var.name}-1", name],
  ['${format("logs-%s","us-east-1")}', {}],
  ["${local.name}", { locals: { name: '${lower("LOGS-us-east-1")}' } }],
  ['${var.name == "" ? aws_s3_bucket.own.id : var.name}', name],
];

describe("a configuration that configures a bucket by a name that nobody can read", () => {
  it("is about another where the name is written out", async () => {
    expect(await said(versioned, versioning("others"))).toEqual(found);
    expect(await said(policed, policy("others"))).toEqual(found);
  });

  it.each(open)("may configure any bucket as %s", async (bucket, blocks) => {
    expect(await said(versioned, versioning(bucket), blocks)).toEqual([]);
    expect(await said(policed, policy(bucket), blocks)).toEqual([]);
  });

  it.each([
    [policed, "aws_s3_bucket_policy"],
    ["log-bucket-secure-transport", "aws_s3_bucket_policy"],
    ["log-bucket-access-logging", "aws_s3_bucket_logging"],
    ["log-bucket-kms-encryption", "aws_s3_bucket_server_side_encryption_configuration"],
    [versioned, "aws_s3_bucket_versioning"],
  ])("says nothing of %s only by what adds it", async (rule, type) => {
    const types = [
      "aws_s3_bucket_policy",
      "aws_s3_bucket_server_side_encryption_configuration",
      "aws_s3_bucket_versioning",
    ].filter((each) => each !== type);
    const of = (those: readonly string[]): object =>
      Object.fromEntries(those.map((each) => [each, { x: { bucket: "${var.name}" } }]));
    expect(await said(rule, of(types), name)).toEqual(found);
    expect(await said(rule, of([...types, type]), name)).toEqual([]);
  });

  it("may log to it as one that receives logs", async () => {
    const logging = { x: { bucket: "others", target_bucket: "${var.name}" } };
    const rule = "log-bucket-access-logging";
    expect(await said(rule, { aws_s3_bucket_logging: logging }, name)).toEqual([]);
    const other = { x: { bucket: "others", target_bucket: "other-${var.name}" } };
    expect(await said(rule, { aws_s3_bucket_logging: other }, name)).toEqual(found);
  });

  it.each([
    "other-${var.name}",
    "${var.name}-2",
    "lugs-${var.name}-1",
    "logs-us-east-1-${var.name}",
  ])("configures no bucket whose name %s cannot be", async (bucket) => {
    expect(await said(versioned, versioning(bucket), name)).toEqual(found);
  });

  it("may configure one whose own name nobody knows", async () => {
    const unnamed = { "b/main.tf.json": storage() };
    expect(await said(versioned, versioning("${var.name}"), {}, unnamed)).toEqual([]);
    expect(await said(versioned, versioning("other-${var.name}"), name, unnamed)).toEqual([]);
    expect(await said(versioned, versioning("others"), {}, unnamed)).toEqual(found);
  });

  it("configures no other beside one that may have the name", async () => {
    const second = {
      "b/main.tf.json": terraform({
        aws_s3_bucket: { logs: { bucket: "logs-us-east-1" }, more: { bucket: "more-logs" } },
        aws_cloudtrail: ["logs", "more"].map((bucket) => ({
          [bucket]: { name: bucket, s3_bucket_name: `\${aws_s3_bucket.${bucket}.id}` },
        })),
      }),
    };
    const prefixed = versioning("logs-${var.name}");
    expect(await said(versioned, {}, {}, second)).toEqual([...found, ...found]);
    expect(await said(versioned, prefixed, name, second)).toEqual(found);
  });

  it("may do so in a module", async () => {
    const call = {
      module: { m: { source: "../m", name: "${var.given}" } },
      variable: { given: {} },
    };
    const module = { "m/main.tf.json": terraform(versioning("${var.name}"), name) };
    expect(await said(versioned, {}, call, module)).toEqual([]);
    const other = { module: { m: { source: "../m", name: "others" } } };
    expect(await said(versioned, {}, other, module)).toEqual(found);
  });

  it("is read with what the settings and defaults say", async () => {
    const standard = { variable: { name: { default: "others" } } };
    expect(await said(versioned, versioning("${var.name}"), standard)).toEqual(found);
    const groups = (text: string) => ({
      groups: [{ name: "all", files: "**", parameters: { name: text } }],
    });
    const vary = versioning("${var.name}");
    expect(await said(versioned, vary, name, {}, groups("others"))).toEqual(found);
    expect(await said(versioned, vary, name, {}, groups("logs-us-east-1"))).toEqual([]);
    const both = ["logs", "others"].flatMap((text) =>
      groups(text).groups.map((group) => ({ ...group, name: text })),
    );
    const half = versioning("${var.name}-${data.terraform_remote_state.b.outputs.x}");
    const blocks = { ...name, ...remote };
    expect(await said(versioned, half, blocks, {}, groups("logs"))).toEqual([]);
    expect(await said(versioned, half, blocks, {}, { groups: both })).toEqual(found);
  });

  it("is of another account where groups say so", async () => {
    const groups = ["b/**", "v/**"].map((each) => ({ name: each, files: each }));
    expect(await said(versioned, versioning("${var.name}"), name, {}, { groups })).toEqual(found);
  });
});

describe("a configuration that configures a bucket of its own", () => {
  const own = { aws_s3_bucket: { own: { bucket: "${var.name}" } } };
  const several = { aws_s3_bucket: { own: { bucket: "${var.name}", count: "${var.count}" } } };

  it.each<[bucket: string, blocks?: object, resource?: object]>([
    ["${aws_s3_bucket.own.id}"],
    ["${aws_s3_bucket.own.bucket}"],
    ["${local.own}", { locals: { own: "${aws_s3_bucket.own.id}" } }],
    ["${var.name}"],
    ["${aws_s3_bucket.own[0].id}", {}, several],
    ['${try(aws_s3_bucket.own[0].id, "")}', {}, several],
    ["${one(aws_s3_bucket.own[*].id)}", {}, several],
    ['${var.count > 0 ? aws_s3_bucket.own[0].id : ""}', {}, several],
    [
      "${aws_s3_bucket_ownership_controls.c.bucket}",
      {},
      {
        ...own,
        aws_s3_bucket_ownership_controls: { c: { bucket: "${aws_s3_bucket.own.id}" } },
      },
    ],
  ])("as %s configures no other", async (bucket, blocks = {}, resource = own) => {
    const variables = { variable: { name: {}, count: {} }, ...blocks };
    expect(await said(versioned, { ...resource, ...versioning(bucket) }, variables)).toEqual(found);
  });

  it("that each of several is, or one of a module, configures no other", async () => {
    const each = { v: { for_each: "${aws_s3_bucket.own}", bucket: "${each.value.id}" } };
    const all = { ...several, aws_s3_bucket_versioning: each };
    expect(await said(versioned, all, { variable: { name: {}, count: {} } })).toEqual(found);
    const module = {
      "m/main.tf.json": terraform(own, {
        ...name,
        output: { id: { value: "${aws_s3_bucket.own.id}" } },
      }),
    };
    const call = { ...name, module: { m: { source: "../m", name: "${var.name}" } } };
    const called = versioning("${module.m.id}");
    expect(await said(versioned, called, call, module)).toEqual(found);
  });
});

describe("a configuration that takes part", () => {
  const config = { path: "${path.module}/../b/terraform.tfstate" };
  const read = { data: { terraform_remote_state: { b: { backend: "local", config } } } };
  const storing = (output: string): Files => ({
    "b/main.tf.json": JSON.stringify({
      ...(JSON.parse(storage("logs-us-east-1", {})) as object),
      output: { x: { value: output } },
    }),
  });

  it("may configure what it reads in a state, and nothing else", async () => {
    const other = versioning("${data.terraform_remote_state.b.outputs.x}");
    const logs = storing("${aws_s3_bucket.logs.id}");
    expect(await said(versioned, other, read, logs)).toEqual([]);
    expect(await said(versioned, other, read, storing("others"))).toEqual(found);
  });
});

describe("what else is called by a name that nobody can read", () => {
  it("may be the bucket of a stack", async () => {
    const stack = `Resources:
  Logs: { Type: AWS::S3::Bucket, Properties: { BucketName: logs-us-east-1 } }
  Trail:
    Type: AWS::CloudTrail::Trail
    Properties: { S3BucketName: !Ref Logs, IsLogging: true }
`;
    const more = { "b/main.tf.json": "{}", "b.yaml": stack };
    expect(await said(policed, policy("${var.name}"), name, more)).toEqual([]);
    expect(await said(policed, policy("other-${var.name}"), name, more)).toEqual(["b.yaml"]);
  });

  it("may be a log group", async () => {
    const trail = {
      name: "t",
      s3_bucket_name: "b",
      is_multi_region_trail: true,
      cloud_watch_logs_group_arn: "${aws_cloudwatch_log_group.g.arn}:*",
    };
    const group = terraform({
      aws_cloudtrail: { t: trail },
      aws_cloudwatch_log_group: { g: { name: "audit" } },
    });
    const filter = (log_group_name: string): object => ({
      aws_cloudwatch_log_metric_filter: { f: { log_group_name, pattern: "x" } },
    });
    const more = { "b/main.tf.json": group };
    const rule = "monitoring-alarms";
    expect((await said(rule, filter("other-${var.name}"), name, more)).length).toBeGreaterThan(0);
    expect(await said(rule, filter("${var.name}"), name, more)).toEqual([]);
  });
});
