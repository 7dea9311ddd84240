import { describe, expect, it } from "vitest";
import { type Files, participants } from "./participants.js";

const versioned = "log-bucket-versioning";

const stack = `Resources:
  Logs: { Type: AWS::S3::Bucket, Properties: { BucketName: logs-us-east-1 } }
  Trail: { Type: AWS::CloudTrail::Trail, Properties: { IsLogging: true, S3BucketName: !Ref Logs } }
`;
const configuration = JSON.stringify({
  resource: {
    aws_s3_bucket: { logs: { bucket: "logs-us-east-1" } },
    aws_cloudtrail: { t: { name: "t", s3_bucket_name: "${aws_s3_bucket.logs.id}" } },
  },
});

/** Which files say that the bucket keeps no versions. */
async function said(native: Files, project: object = {}, rule = versioned): Promise<string> {
  const files = { "main.yaml": stack, "a/main.tf.json": configuration, ...native };
  const found = await participants(files, rule, project);
  // ESLint says of the others that no language reads them.
  const linted = Object.entries(found).filter(([path]) => !path.endsWith(".tf"));
  return linted.flatMap(([path, messages]) => messages.map(() => path)).join(" ");
}

const found = "main.yaml a/main.tf.json";

function versioning(bucket: string, more = ""): string {
  return `resource "aws_s3_bucket_versioning" "v" {${more}
  bucket = ${bucket}
  versioning_configuration { status = "Enabled" }
}
`;
}

const own = (bucket = "var.name"): string => `resource "aws_s3_bucket" "own" {
  bucket = ${bucket}
}
`;

describe("a bucket that Terraform's own language calls by a name that nobody can read", () => {
  it.each([
    ["var.name"],
    ['"${var.name}"'],
    ['"logs-${var.name}" # of the Region'],
    ['"${var.name}-1"'],
    ["data.terraform_remote_state.b.outputs.x"],
    ["data.aws_s3_bucket.own.id"],
    ["module.logs.id"],
    ["each.value"],
    ["local.name"],
    ['format("logs-%s", var.name)'],
    ["(\n    var.name\n  )"],
    ['var.name == "" ? aws_s3_bucket.own.id : var.name'],
  ])("may be any that may have the name, as %s", async (bucket) => {
    expect(await said({ "v/main.tf": versioning(bucket) })).toBe("");
  });

  it("may be any in a configuration that is beside the stack", async () => {
    expect(await said({ "main.tf": versioning("var.name") })).toBe("");
  });

  it.each([
    ['"others"'],
    ['"others-${var.name}"'],
    ['"${var.name}-2"'],
    ["aws_s3_bucket.own.id"],
    ["aws_s3_bucket.own[0].bucket"],
    ['try(aws_s3_bucket.own[0].id, "")'],
    ["local.known"],
    ["local.called"],
    ["local.own // the bucket"],
    ["aws_s3_bucket_acl.own.bucket"],
  ])("is another as %s", async (bucket) => {
    const names = `locals {
  known  = "others"
  called = "\${local.known}-1"
  own    = one(aws_s3_bucket.own[*].id)
}
${own()}
resource "aws_s3_bucket_acl" "own" {
  bucket = aws_s3_bucket.own.id
}
`;
    expect(await said({ "v/main.tf": versioning(bucket), "v/names.tf": names })).toBe(found);
  });

  it("is that of a local value which is a text", async () => {
    const names = 'locals {\n  name = "logs-us-east-1"\n}\n';
    expect(await said({ "v/main.tf": versioning("local.name"), "v/names.tf": names })).toBe("");
  });

  it("may be either of two that a local value has the name of", async () => {
    const names = 'locals {\n  name = "logs-us-east-1"\n  of = {\n    name = "others"\n  }\n}\n';
    expect(await said({ "v/main.tf": names + versioning("local.name") })).toBe("");
  });

  it("may be called so behind a block that calls another", async () => {
    const within = "\n  destination {\n    bucket = aws_s3_bucket.own.id\n  }";
    expect(await said({ "v/main.tf": own() + versioning("var.others", within) })).toBe("");
    expect(await said({ "v/main.tf": own() + versioning("var.name", within) })).toBe(found);
  });

  it("is its own where that is called so too", async () => {
    expect(await said({ "v/main.tf": own() + versioning("var.name") })).toBe(found);
    expect(await said({ "v/main.tf": own() + versioning("var.others") })).toBe("");
  });

  it("is each of its own", async () => {
    const each = versioning("each.value.id", "\n  for_each = aws_s3_bucket.own");
    expect(await said({ "v/main.tf": own() + each })).toBe(found);
  });

  it("may be given to a module, of which nobody knows who calls it", async () => {
    const module = `variable "name" { default = "others" }\n${versioning("var.name")}`;
    expect(await said({ "v/m/main.tf": module })).toBe("");
  });

  it("gets only what is written", async () => {
    const module = 'module "m" {\n  source = "./m"\n  bucket = var.name\n}\n';
    const acl = 'resource "aws_s3_bucket_acl" "a" { bucket = var.name }\n';
    const other = 'resource "aws_s3_bucket_versioning" "v" { bucket = "others" }\n';
    const comment = versioning('"others"').replace("  bucket", "  # bucket = var.name\n  bucket");
    for (const text of [acl + module + other, own("var.b") + module, comment]) {
      expect(await said({ "v/main.tf": text })).toBe(found);
    }
    const line = other.replace('"others"', "var.name");
    expect(await said({ "v/main.tf": line })).toBe("");
  });

  it("is of another account where groups say so", async () => {
    const groups = [
      { name: "stacks", files: ["main.yaml", "a/**"], account: "111122223333" },
      { name: "others", files: "v/**", account: "444455556666" },
    ];
    const project = { groups };
    expect(await said({ "v/main.tf": versioning("var.name") }, project)).toBe(found);
  });
});

describe("a log group that Terraform's own language calls by a name that nobody can read", () => {
  it("may have filters there", async () => {
    const group = `Resources:
  Group: { Type: AWS::Logs::LogGroup, Properties: { LogGroupName: audit } }
  Trail:
    Type: AWS::CloudTrail::Trail
    Properties:
      IsLogging: true
      S3BucketName: logs
      IsMultiRegionTrail: true
      CloudWatchLogsLogGroupArn: !GetAtt Group.Arn
`;
    const filter = (name: string): Files => ({
      "main.yaml": group,
      "a/main.tf.json": "{}",
      "v/main.tf": `resource "aws_cloudwatch_log_metric_filter" "f" {\n  log_group_name = ${name}\n}\n`,
    });
    const rule = "monitoring-alarms";
    expect(await said(filter('"others-${var.name}"'), {}, rule)).not.toBe("");
    expect(await said(filter("var.name"), {}, rule)).toBe("");
  });

  describe("where something is written twice", () => {
    const once = 'locals {\n  bucket = "logs-${var.r}"\n}\n';
    const nested = 'locals {\n  other = {\n    bucket = "others"\n  }\n}\n';
    const [open, other] = [versioning("var.x"), versioning('"others"')];

    it.each<[string, Files]>([
      ["once and within another", { "v/main.tf": versioning("local.bucket") + once + nested }],
      ["in a comment before", { "v/main.tf": `/*\n${other}*/\n${open}` }],
      ["in a comment behind", { "v/main.tf": `${open}/*\n${other}*/\n` }],
      ["in what is overridden", { "v/main.tf": other, "v/main_override.tf": open }],
      ["without quotes", { "v/main.tf": open.replace(/"(aws_s3_bucket_versioning|v)"/g, "$1") }],
    ])("may be the one %s", async (_, native) => {
      expect(await said(native)).toBe("");
    });

    it("is another one otherwise", async () => {
      expect(await said({ "v/main.tf": other })).toBe(found);
    });
  });
});
