import { describe, expect, it } from "vitest";
import { boolean, string } from "../../src/aws/field.js";
import { kinds } from "./kinds.js";
import type { Fields } from "./schema.js";
import { differences } from "./terraform-schema.js";

describe("the Terraform names of properties", () => {
  const known = kinds.filter(({ terraform }) => terraform !== undefined);

  it.each(known)("are those of the provider for $terraform", ({ terraform = "", shape }) => {
    expect(differences(shape, terraform)).toEqual([]);
  });
});

describe("the check of them", () => {
  it.each<[string, Fields, string, string]>([
    [
      "a misspelt name",
      { a: string(undefined, "kms_key_arn") },
      "aws_cloudtrail",
      "aws_cloudtrail.kms_key_arn does not exist.",
    ],
    [
      "a wrong type",
      { a: string(undefined, "enable_logging") },
      "aws_cloudtrail",
      "aws_cloudtrail.enable_logging is boolean, not string.",
    ],
    [
      "a block that is taken for a value",
      { a: string(undefined, "event_selector") },
      "aws_cloudtrail",
      "aws_cloudtrail.event_selector is a block, not string.",
    ],
    [
      "a misspelt name in another resource",
      {
        a: {
          ...string(undefined, undefined),
          companion: {
            terraform: "aws_s3_bucket_versioning",
            field: string(undefined, "versioning_configuration.state"),
          },
        },
      },
      "aws_s3_bucket",
      "aws_s3_bucket_versioning.versioning_configuration.state does not exist.",
    ],
    [
      "a type that there is not",
      { a: boolean(undefined, "a") },
      "aws_trail",
      "The provider has no resource type aws_trail.",
    ],
  ])("finds %s", (_, fields, type, difference) => {
    expect(differences(fields, type)).toEqual([difference]);
  });
});
