import { describe, expect, it } from "vitest";
import { reporter } from "./project.js";

const lint = reporter();
const rules = ["log-bucket-versioning", "log-bucket-lifecycle", "log-bucket-access-logging"];

function stack(properties: string): string {
  return `Resources:
  Trail: { Type: AWS::CloudTrail::Trail, Properties: { IsLogging: true, S3BucketName: !Ref Logs } }
  Logs: { Type: AWS::S3::Bucket, Properties: { ${properties} } }
`;
}

function found(stack: string, resource: object, path = "audit/main.tf.json"): readonly string[] {
  const files = { "trail.yaml": stack, [path]: JSON.stringify({ resource }) };
  return lint("trail.yaml", files, rules).map((report) => report.replace(/^.*?: /, ""));
}

const versioning = {
  aws_s3_bucket_versioning: {
    v: { bucket: "acme-logs", versioning_configuration: { status: "Enabled" } },
  },
};
describe("a bucket of a stack that a configuration calls by its name", () => {
  it("may have there what the stack does not say", () => {
    const named = stack("BucketName: acme-logs");
    const [versions, lifecycle, logging, ...more] = found(named, {});
    expect(more).toEqual([]);
    expect(versions).toContain("versions");
    expect(found(named, versioning)).toEqual([lifecycle, logging]);
    const logs = { aws_s3_bucket_logging: { l: { bucket: "acme-logs", target_bucket: "acme" } } };
    expect(found(named, { ...versioning, ...logs })).toEqual([lifecycle]);
  });

  it("may have it in a language that nobody reads", () => {
    const named = stack("BucketName: acme-logs");
    const native = 'resource "aws_s3_bucket_versioning" "v" {\n  bucket = "acme-logs"\n}\n';
    const files = { "trail.yaml": named, "audit/main.tf.json": "{}", "audit/logs.tf": native };
    expect(lint("trail.yaml", files, "log-bucket-versioning")).toEqual([]);
    const others = { ...files, "audit/logs.tf": native.replace("acme-logs", "acme-others") };
    expect(lint("trail.yaml", others, "log-bucket-versioning")).toHaveLength(1);
  });

  it("is as the stack says where that says it", () => {
    const suspended = stack(
      "BucketName: acme-logs, VersioningConfiguration: { Status: Suspended }",
    );
    expect(found(suspended, versioning)).toEqual(found(suspended, {}));
  });

  it("is as if the stack said nothing where that takes it away", () => {
    const none = stack("BucketName: acme-logs, VersioningConfiguration: !Ref AWS::NoValue");
    expect(found(none, versioning)).toEqual(found(stack("BucketName: acme-logs"), versioning));
  });

  it("may have anything there that a module is given its name for", () => {
    const named = stack("BucketName: acme-logs");
    const native = 'module "versions" {\n  source = "acme/bucket/aws"\n  bucket = "acme-logs"\n}\n';
    const json = { module: { versions: { source: "acme/bucket/aws", bucket: "acme-logs" } } };
    for (const [path, text] of [
      ["a/main.tf", native],
      ["a/main.tf.json", JSON.stringify(json)],
    ] as const) {
      const files = { "trail.yaml": named, "a/main.tf.json": "{}", "a/main.tf": "", [path]: text };
      expect(lint("trail.yaml", files, rules)).toEqual([]);
    }
  });

  it("is the same in all accounts", () => {
    const groups = ["trail.yaml", "audit/**"].map((files, index) => {
      return { name: files, files, account: `11112222333${String(index)}` };
    });
    const { aws_s3_bucket_versioning: own } = versioning;
    const files = {
      "trail.yaml": stack("BucketName: acme-logs"),
      "audit/main.tf.json": JSON.stringify({ resource: { aws_s3_bucket_versioning: own } }),
    };
    const inGroups = lint.with({ project: { groups } });
    expect(inGroups("trail.yaml", files, "log-bucket-versioning")).toEqual([]);
  });

  it("is another one where it is called otherwise", () => {
    const other = stack("BucketName: acme-others");
    expect(found(other, versioning)).toEqual(found(other, {}));
  });
});

describe("a name of which settings say what it is", () => {
  const rule = "log-bucket-versioning";
  const policed = "trail-bucket-policy";
  const account = "111122223333";
  const group = {
    name: "g",
    files: "**",
    account,
    region: "eu-west-1",
    parameters: { Stage: "dev" },
  };
  const inGroup = lint.with({ project: { groups: [group] } });
  const parameter = "Parameters: { Stage: { Type: String } }\n";
  const enabled = { status: "Enabled" };
  const versions = (bucket: string, more: object = {}): string =>
    JSON.stringify({
      resource: { aws_s3_bucket_versioning: { v: { bucket, versioning_configuration: enabled } } },
      ...more,
    });
  const made = [
    ['!Sub "logs-${AWS::AccountId}"', `logs-${account}`],
    ['!Sub "logs-${Stage}-${AWS::Region}"', "logs-dev-eu-west-1"],
    ['!Join ["-", [logs, !Ref Stage]]', "logs-dev"],
    ["!Ref Stage", "dev"],
  ] as const;

  it.each(made)("is configured in Terraform where a stack makes it as %s", (name, text) => {
    const named = parameter + stack(`BucketName: ${name}`);
    const files = { "trail.yaml": named, "audit/main.tf.json": versions(text) };
    expect(inGroup("trail.yaml", files, rule)).toEqual([]);
    expect(lint("trail.yaml", files, rule)).toHaveLength(1);
    const other = { ...files, "audit/main.tf.json": versions(`${text}-1`) };
    expect(inGroup("trail.yaml", other, rule)).toHaveLength(1);
    const native = `resource "aws_s3_bucket_versioning" "v" {\n  bucket = "${text}"\n}\n`;
    expect(inGroup("trail.yaml", { ...other, "audit/v.tf": native }, rule)).toEqual([]);
  });

  const configuration = (bucket: string, more: object = {}): string =>
    JSON.stringify({
      resource: {
        aws_s3_bucket: { logs: { bucket } },
        aws_cloudtrail: { t: { name: "t", s3_bucket_name: "${aws_s3_bucket.logs.id}" } },
      },
      ...more,
    });
  const policyFor = (name: string): string => `${parameter}Resources:
  Policy:
    Type: AWS::S3::BucketPolicy
    Properties: { Bucket: ${name}, PolicyDocument: {} }
`;

  it.each(made)("is that of Terraform where a stack calls it as %s", (name, text) => {
    const path = "audit/main.tf.json";
    const files = { "policy.yaml": policyFor(name), [path]: configuration(text) };
    expect(inGroup(path, files, policed)).toEqual([]);
    expect(lint(path, files, policed)).toHaveLength(1);
    expect(inGroup(path, { ...files, [path]: configuration(`${text}-1`) }, policed)).toHaveLength(
      1,
    );
  });

  it("is that of Terraform where a stack gives it to one that it nests", () => {
    const path = "audit/main.tf.json";
    const outer = `${parameter}Resources:
  Nested:
    Type: AWS::CloudFormation::Stack
    Properties: { TemplateURL: policy.yaml, Parameters: { Stage: !Sub "logs-\${Stage}" } }
`;
    const files = {
      "outer.yaml": outer,
      "policy.yaml": policyFor("!Ref Stage"),
      [path]: configuration("logs-dev"),
    };
    expect(inGroup(path, files, policed)).toEqual([]);
  });

  it("is that of a stack where it is a variable's in Terraform", () => {
    const path = "audit/main.tf.json";
    const variable = { variable: { Stage: {} } };
    const files = {
      "policy.yaml": policyFor("logs-dev"),
      [path]: configuration("logs-${var.Stage}", variable),
    };
    expect(inGroup(path, files, policed)).toEqual([]);
    const other = { ...files, [path]: configuration("others-${var.Stage}", variable) };
    expect(inGroup(path, other, policed)).toHaveLength(1);
  });
});
