import { describe, expect, it } from "vitest";
import type { Field } from "../../src/aws/field.js";
import { terraformProvider } from "../../src/aws/terraform-provider.js";
import { kinds } from "./kinds.js";

/** The arguments of a type by which it names others, those of its blocks included. */
function namesIn(shape: Readonly<Record<string, Field<unknown>>>): readonly string[] {
  return Object.values(shape).flatMap(({ names, terraform, fields = {} }) => {
    const own = names === true && terraform !== undefined ? [terraform.split(".").at(-1)!] : [];
    return [...own, ...namesIn(fields)];
  });
}

const links = kinds.flatMap(({ terraform = "", shape }) =>
  namesIn(shape).map((argument) => ({ terraform, argument })),
);

describe("what names another resource", () => {
  it("is what some kind has for a link", () => {
    expect(links).toContainEqual({ terraform: "aws_cloudtrail", argument: "s3_bucket_name" });
    const unnamed = links.filter((each) => naming(each.terraform, each.argument) === undefined);
    expect(unnamed).toEqual([]);
  });

  it.each([
    ["aws_s3_bucket", "bucket"],
    ["aws_s3_bucket_logging", "target_prefix"],
    ["aws_s3_bucket_policy", "policy"],
    ["aws_cloudtrail", "s3_key_prefix"],
    ["aws_sns_topic", "name"],
  ])("is not %s.%s", (type, argument) => {
    expect(naming(type, argument)).toBeUndefined();
  });

  it("has a bucket for itself where a bucket has one of the type", () => {
    expect(naming("aws_s3_bucket_policy", "bucket")).toMatchObject({ alone: true });
    expect(naming("aws_s3_bucket_inventory", "bucket")).not.toHaveProperty("alone");
    expect(naming("aws_cloudtrail", "s3_bucket_name")).not.toHaveProperty("alone");
    expect(naming("aws_kms_key_policy", "key_id")).toMatchObject({ alone: true });
  });
});

const { naming, repeats } = terraformProvider;

it.each([
  ["aws_s3_bucket_policy", "id", "bucket"],
  ["aws_s3_bucket_versioning", "bucket", "bucket"],
  ["aws_s3_bucket_acl", "bucket", "bucket"],
  ["aws_s3_bucket_acl", "id", undefined],
  ["aws_s3_bucket", "id", undefined],
  ["aws_s3_bucket_policy", "policy", undefined],
])("of %s, %s repeats %s", (type, attribute, argument) => {
  expect(repeats(type, attribute)).toBe(argument);
});
