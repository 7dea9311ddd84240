import { describe, expect, it } from "vitest";
import { offersIn } from "./offers.js";

const offered = offersIn();

const elsewhere = (text: string): object => ({
  resource: { aws_sns_topic: { t: { name: text } } },
});

/** What may read a name of the module, in the order of files and of places in them. */
const readers = (
  name: string,
): readonly [why: string, beside: Record<string, object | string>][] => [
  ["a resource", { "a.tf.json": elsewhere(`\${${name}}`) }],
  ["a part of a text", { "a.tf.json": elsewhere(`is \${${name} ? 1 : 0}`) }],
  ["a reference with spaces", { "a.tf.json": elsewhere(`\${${name.replaceAll(".", " . ")}}`) }],
  ["a key", { "a.tf.json": { locals: { a: { [`\${${name}}`]: 1 } } } }],
  ["an output", { "a.tf.json": { output: { a: { value: `\${${name}}` } } } }],
  ["a data source", { "a.tf.json": { data: { aws_region: { a: { name: `\${${name}}` } } } } }],
  ["a file that overrides", { "override.tf.json": elsewhere(`\${${name}}`) }],
  ["what waits for it", { "a.tf.json": { output: { a: { value: 1, depends_on: [name] } } } }],
  ["whatever is in a file of the other language", { "a.tf": "" }],
  ["whatever is in a broken file", { "a.tf.json": "{" }],
];

const trail = { name: "main", s3_bucket_name: "logs", is_multi_region_trail: true };

describe("a local value", () => {
  const config = (value: boolean): object => ({
    locals: { v: value },
    resource: { aws_cloudtrail: { main: { ...trail, enable_logging: "${local.v}" } } },
  });

  it("is edited where only the resource reads it", () => {
    const beside = { "a.tf.json": elsewhere("${local.v2} ${var.v} ${local.a.v}") };
    expect(offered("trail-logging", config(false), beside)).toEqual([config(true)]);
  });

  it("is edited where only what the resource reads is made of it", () => {
    const between = (value: boolean): object => ({
      locals: { a: "${local.b}", b: value },
      resource: { aws_cloudtrail: { main: { ...trail, enable_logging: "${local.a}" } } },
    });
    expect(offered("trail-logging", between(false))).toEqual([between(true)]);
    const beside = { "a.tf.json": elsewhere("${local.a}") };
    expect(offered("trail-logging", between(false), beside)).toEqual([]);
  });

  it.each(readers("local.v"))("is left alone where %s reads it", (_, beside) => {
    expect(offered("trail-logging", config(false), beside)).toEqual([]);
  });

  it("is left alone where a key in its own file reads it", () => {
    const own = { ...config(false), output: { a: { value: { "${local.v}": 1 } } } };
    expect(offered("trail-logging", own)).toEqual([]);
  });
});

describe("the default of a variable", () => {
  const config = (value: boolean): object => ({
    variable: { v: { type: "bool", default: value } },
    resource: { aws_cloudtrail: { main: { ...trail, enable_logging: "${var.v}" } } },
  });

  it("is edited where only the resource reads it", () => {
    const beside = { "a.tf.json": elsewhere("${local.v} ${var.v2}") };
    expect(offered("trail-logging", config(false), beside)).toEqual([config(true)]);
  });

  it.each(readers("var.v"))("is left alone where %s reads it", (_, beside) => {
    expect(offered("trail-logging", config(false), beside)).toEqual([]);
  });
});

describe("a policy document", () => {
  const bucket = "${aws_s3_bucket.logs.arn}";
  const own = {
    effect: "Allow",
    principals: { type: "AWS", identifiers: ["arn:aws:iam::123456789012:root"] },
    actions: ["s3:GetObject"],
    resources: [`${bucket}/*`],
  };
  const everybody = { ...own, sid: "E", principals: { type: "*", identifiers: ["*"] } };
  const overTls = {
    sid: "DenyInsecureTransport",
    effect: "Deny",
    principals: { type: "*", identifiers: ["*"] },
    actions: ["s3:*"],
    resources: [bucket, `${bucket}/*`],
    condition: { test: "Bool", variable: "aws:SecureTransport", values: ["false"] },
  };
  const config = (...statement: readonly object[]): object => ({
    data: { aws_iam_policy_document: { logs: { statement } } },
    resource: {
      aws_cloudtrail: { main: { ...trail, s3_bucket_name: "${aws_s3_bucket.logs.id}" } },
      aws_s3_bucket: { logs: {} },
      aws_s3_bucket_policy: {
        logs: {
          bucket: "${aws_s3_bucket.logs.id}",
          policy: "${data.aws_iam_policy_document.logs.json}",
        },
      },
    },
  });
  const name = "data.aws_iam_policy_document.logs";
  // Whether a bucket has another policy in a file that cannot be read, nobody knows.
  const known = readers(`${name}.json`).filter(([why]) => !why.startsWith("whatever"));

  it("gets a statement where only the policy reads it", () => {
    const beside = { "a.tf.json": elsewhere("${data.aws_iam_policy_document.other.json}") };
    const after = [config(own, overTls)];
    expect(offered("log-bucket-secure-transport", config(own), beside)).toEqual(after);
  });

  it.each(known)("gets none where %s reads it", (_, beside) => {
    expect(offered("log-bucket-secure-transport", config(own), beside)).toEqual([]);
  });

  it("loses a statement where only the policy reads it", () => {
    const before = config(own, everybody);
    expect(offered("log-bucket-no-wildcard-principal", before)).toEqual([config(own)]);
  });

  it.each(readers(`${name}.json`))("loses none where %s reads it", (_, beside) => {
    const before = config(own, everybody);
    expect(offered("log-bucket-no-wildcard-principal", before, beside)).toEqual([]);
  });
});

describe("a resource that is declared", () => {
  const config = (more: object = {}): object => ({
    resource: {
      aws_cloudtrail: { main: { ...trail, s3_bucket_name: "${aws_s3_bucket.logs.id}" } },
      aws_s3_bucket: { logs: {} },
      ...more,
    },
  });
  const other = { aws_s3_bucket: { other: {} } };
  const ofOther = { bucket: "${aws_s3_bucket.other.id}" };
  const ofLogs = { bucket: "${aws_s3_bucket.logs.id}" };

  it("is called after what it configures", () => {
    const logs = { ...ofLogs, versioning_configuration: { status: "Enabled" } };
    const after = config({ aws_s3_bucket_versioning: { logs } });
    expect(offered("log-bucket-versioning", config())).toEqual([after]);
  });

  it.each([
    [
      "log-bucket-versioning",
      "aws_s3_bucket_versioning",
      { ...ofOther, versioning_configuration: { status: "Enabled" } },
    ],
    [
      "log-bucket-lifecycle",
      "aws_s3_bucket_lifecycle_configuration",
      { ...ofOther, rule: { id: "a", status: "Disabled" } },
    ],
    ["log-bucket-access-logging", "aws_s3_bucket_logging", { ...ofOther, target_bucket: "b" }],
  ])("has a name of its own in the module: %s", (rule, type, logs) => {
    const beside = { "a.tf.json": { resource: { ...other, [type]: { logs } } } };
    const [after, ...others] = offered(rule, config(), beside);
    expect(others).toEqual([]);
    expect(after).toHaveProperty(["resource", type, "logs_2", "bucket"], ofLogs.bucket);
    expect(after).not.toHaveProperty(["resource", type, "logs"]);
  });

  it.each([
    ["aws_s3_bucket", { bucket: "other" }],
    ["aws_s3_bucket_policy", { bucket: "other", policy: "{}" }],
    ["aws_s3_bucket", { count: 2, bucket: "other" }],
  ])("has a name of its own where that is made: %s", (type, taken) => {
    const beside = { "a.tf.json": { resource: { [type]: { logs_access_log: taken } } } };
    const [after, ...others] = offered("log-bucket-access-logging", config(), beside);
    expect(others).toEqual([]);
    expect(after).toHaveProperty(["resource", "aws_s3_bucket", "logs_access_log_2"]);
    expect(after).toHaveProperty(
      ["resource", "aws_s3_bucket_logging", "logs", "target_bucket"],
      "${aws_s3_bucket.logs_access_log_2.id}",
    );
  });

  it("has a lifecycle rule with a filter, without which the provider warns", () => {
    const [after] = offered("log-bucket-lifecycle", config());
    const path = ["resource", "aws_s3_bucket_lifecycle_configuration", "logs", "rule"];
    expect(after).toHaveProperty(path, [
      { id: "expire-logs", status: "Enabled", filter: {}, expiration: { days: 365 } },
    ]);
  });

  it("is none where a file that cannot be read may have one of its name", () => {
    const beside = { "a.tf": "" };
    const before = config({
      aws_s3_bucket_versioning: { logs: { ...ofLogs, versioning_configuration: {} } },
    });
    expect(offered("log-bucket-access-logging", before, beside)).toEqual([]);
  });
});
