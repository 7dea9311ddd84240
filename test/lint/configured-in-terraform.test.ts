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

  it("is another one where it is called otherwise", () => {
    const other = stack("BucketName: acme-others");
    expect(found(other, versioning)).toEqual(found(other, {}));
  });
});
