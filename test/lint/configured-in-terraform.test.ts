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
