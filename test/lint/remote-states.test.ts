import { describe, expect, it } from "vitest";
import { type Files, reporter } from "./project.js";

const reported = reporter({});

/** A configuration below each of the paths, and other files as they are. */
function filesOf(files: Readonly<Record<string, object | string>>): Files {
  return Object.fromEntries(
    Object.entries(files).map(([path, file]) =>
      typeof file === "string"
        ? [path, file]
        : [`${path}/main.tf.json`, JSON.stringify(file, null, 2)],
    ),
  );
}

function lint(
  path: string,
  files: Readonly<Record<string, object | string>>,
  rule = "log-bucket-versioning",
): readonly string[] {
  return reported(`${path}/main.tf.json`, filesOf(files), rule);
}

const there = "${data.terraform_remote_state.storage.outputs.bucket}";

function trailTo(bucket: string): object {
  return {
    aws_cloudtrail: {
      t: { name: "t", s3_bucket_name: bucket, is_multi_region_trail: true, enable_logging: true },
    },
  };
}

/** A configuration with a trail that delivers to a bucket in the state of another. */
function audit(source: object, more: object = {}): object {
  return {
    data: { terraform_remote_state: { storage: source } },
    resource: trailTo(there),
    ...more,
  };
}

function local(path: string): object {
  return { backend: "local", config: { path } };
}

const ofStorage = local("../storage/terraform.tfstate");

/** A configuration with a bucket that it puts out. */
function storage(more: object = {}, ...blocks: readonly object[]): object {
  return {
    resource: [{ aws_s3_bucket: { logs: {} } }, ...blocks],
    output: { bucket: { value: "${aws_s3_bucket.logs.id}" } },
    ...more,
  };
}

function versioning(bucket: string): object {
  return {
    aws_s3_bucket_versioning: { v: { bucket, versioning_configuration: { status: "Enabled" } } },
  };
}

const unversioned =
  '"logs": Log bucket \'aws_s3_bucket.logs\' keeps no versions of logs that are overwritten or deleted.';

describe("a configuration whose state another reads", () => {
  it("has a log bucket where that other one delivers to its output", () => {
    expect(lint("storage", { audit: audit(ofStorage), storage: storage() })).toEqual([unversioned]);
    expect(
      lint("storage", {
        audit: audit(ofStorage, { resource: trailTo("others") }),
        storage: storage(),
      }),
    ).toEqual([]);
    expect(lint("storage", { storage: storage() })).toEqual([]);
    const kept = storage({}, versioning("${aws_s3_bucket.logs.id}"));
    expect(lint("storage", { audit: audit(ofStorage), storage: kept })).toEqual([]);
  });

  it("may be configured by it", () => {
    const resource = [trailTo(there), versioning(there)];
    const files = { audit: audit(ofStorage, { resource }), storage: storage() };
    expect(lint("storage", files)).toEqual([]);
    expect(lint("audit", files)).toEqual([]);
  });

  it("says itself what is wrong with it", () => {
    expect(lint("audit", { audit: audit(ofStorage), storage: storage() })).toEqual([]);
  });

  it("is not said to have what is wrong with the other", () => {
    const rule = "trail-log-file-validation";
    const files = { audit: audit(ofStorage), storage: storage() };
    expect(lint("audit", files, rule)).toHaveLength(1);
    expect(lint("storage", files, rule)).toEqual([]);
  });
});
