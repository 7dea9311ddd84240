import { describe, expect, it } from "vitest";
import type { Link } from "../../src/aws/link.js";
import { Trail } from "../../src/aws/trail.js";
import type { View } from "../../src/aws/view.js";
import { inConfiguration } from "./terraform-worlds.js";

const world = {
  variable: { named: { default: "my-logs" }, free: {}, on: { type: "bool", default: true } },
  locals: { bucket: "${aws_s3_bucket.logs.id}" },
  resource: {
    aws_s3_bucket: {
      logs: {},
      named: { bucket: "my-logs" },
      parts: { bucket: "${var.free}-logs" },
      each: { for_each: ["x", "y"], bucket: "each-${each.key}" },
      some: { count: "${var.on ? 1 : 0}" },
      random: { bucket: "${uuid()}" },
      partly: { bucket: "logs-${uuid()}" },
    },
    aws_s3_bucket_policy: {
      p: { bucket: "${aws_s3_bucket.logs.id}" },
      q: { bucket: "${aws_s3_bucket_policy.p.bucket}" },
    },
    aws_s3_bucket_versioning: {
      v: { bucket: "my-logs" },
      round: { bucket: "${aws_s3_bucket_versioning.round.id}" },
    },
    aws_kms_key: { k: {}, many: { count: 2 } },
    aws_kms_alias: { a: { name: "alias/logs", target_key_id: "${aws_kms_key.k.key_id}" } },
    aws_sns_topic: { t: { name: "trails" } },
  },
};

function linkOf<V extends View>(
  argument: string,
  written: string,
  of: (trail: Trail) => Link<V>,
): readonly string[] {
  const trail = { resource: { aws_cloudtrail: { t: { [argument]: written } } } };
  const asked = inConfiguration([world, trail], Trail, (view) => {
    const { state, target } = of(view);
    return target === undefined ? state : `${state} ${target.name}`;
  });
  return [...new Set(asked["aws_cloudtrail.t"])];
}

describe("a link of Terraform", () => {
  it.each<[written: string, shown: readonly string[]]>([
    ["${aws_s3_bucket.logs.id}", ["internal aws_s3_bucket.logs"]],
    ["${aws_s3_bucket.logs.bucket}", ["internal aws_s3_bucket.logs"]],
    ["${aws_s3_bucket.logs.arn}", ["internal aws_s3_bucket.logs"]],
    ["arn:aws:s3:::${aws_s3_bucket.logs.id}", ["internal aws_s3_bucket.logs"]],
    ["${local.bucket}", ["internal aws_s3_bucket.logs"]],
    ["my-logs", ["internal aws_s3_bucket.named"]],
    ["${var.named}", ["internal aws_s3_bucket.named"]],
    ["arn:aws:s3:::my-logs", ["internal aws_s3_bucket.named"]],
    ["${var.free}-logs", ["internal aws_s3_bucket.parts"]],
    ['${join("-", [var.free, "logs"])}', ["internal aws_s3_bucket.parts"]],
    ['${aws_s3_bucket.each["x"].id}', ['internal aws_s3_bucket.each["x"]']],
    ["each-y", ['internal aws_s3_bucket.each["y"]']],
    ["${aws_s3_bucket.each[*].id}", ["external"]],
    ["${aws_s3_bucket.some[0].id}", ["internal aws_s3_bucket.some[0]", "external"]],
    ["${one(aws_s3_bucket.some[*].id)}", ["internal aws_s3_bucket.some[0]", "absent"]],
    ['${try(aws_s3_bucket.some[0].id, "my-logs")}', ["internal aws_s3_bucket.some[0]", "external"]],
    [
      "${var.on ? aws_s3_bucket.some[0].id : aws_s3_bucket.logs.id}",
      ["internal aws_s3_bucket.some[0]", "internal aws_s3_bucket.logs"],
    ],
    ["${aws_s3_bucket_policy.p.id}", ["internal aws_s3_bucket.logs"]],
    ["${aws_s3_bucket_policy.p.bucket}", ["internal aws_s3_bucket.logs"]],
    ["${aws_s3_bucket_policy.q.bucket}", ["internal aws_s3_bucket.logs"]],
    ["${aws_s3_bucket_versioning.v.id}", ["internal aws_s3_bucket.named"]],
    ["${aws_s3_bucket_versioning.round.id}", ["external"]],
    ["${aws_kms_key.k.id}", ["external"]],
    ["${var.free}", ["external"]],
    // Each call makes another.
    ["${uuid()}", ["external"]],
    ["logs-${uuid()}", ["external"]],
    ["elsewhere", ["external"]],
    ["", ["absent"]],
    ["${null}", ["absent"]],
  ])("to a bucket: %s", (written, shown) => {
    expect(linkOf("s3_bucket_name", written, ({ bucket }) => bucket)).toEqual(shown);
  });

  it.each<[written: string, shown: readonly string[]]>([
    ["${aws_kms_key.k.arn}", ["internal aws_kms_key.k"]],
    ["${aws_kms_key.many[1].arn}", ["internal aws_kms_key.many[1]"]],
    ["${aws_kms_alias.a.arn}", ["internal aws_kms_key.k"]],
    ["${aws_kms_alias.a.target_key_arn}", ["internal aws_kms_key.k"]],
    ["alias/logs", ["internal aws_kms_key.k"]],
    ["${var.free}", ["external"]],
  ])("to a key: %s", (written, shown) => {
    expect(linkOf("kms_key_id", written, ({ key }) => key)).toEqual(shown);
  });

  it.each<[written: string, shown: readonly string[]]>([
    ["${aws_sns_topic.t.arn}", ["internal aws_sns_topic.t"]],
    ["${aws_sns_topic.t.name}", ["internal aws_sns_topic.t"]],
    ["trails", ["internal aws_sns_topic.t"]],
    ["others", ["external"]],
  ])("to a topic: %s", (written, shown) => {
    expect(linkOf("sns_topic_name", written, ({ topic }) => topic)).toEqual(shown);
  });
});
