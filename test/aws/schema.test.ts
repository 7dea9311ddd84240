import { readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { boolean, oneOf, string } from "../../src/aws/field.js";
import type { Kind, View } from "../../src/aws/view.js";
import { differences, propertiesOf } from "./schema.js";

const folder = new URL("../../src/aws/", import.meta.url);

/** Every kind that some file declares, so that a new one is checked without being named here. */
const kinds = (
  await Promise.all(
    readdirSync(folder).map(async (file) => {
      const module = (await import(new URL(file, folder).href)) as Record<string, unknown>;
      return Object.values(module).filter(isKind);
    }),
  )
).flat();

function isKind(value: unknown): value is Kind<View> {
  return typeof value === "object" && value !== null && "shape" in value && "terraform" in value;
}

describe("the names, types and values of properties", () => {
  it("are checked for every kind", () => {
    const types = kinds.map(({ cloudformation }) => cloudformation);
    expect(types).toEqual(
      expect.arrayContaining([
        "AWS::CloudTrail::Trail",
        "AWS::S3::Bucket",
        "AWS::S3::BucketPolicy",
        "AWS::KMS::Key",
        "AWS::KMS::Alias",
        "AWS::SNS::Topic",
        "AWS::SNS::TopicPolicy",
      ]),
    );
  });

  it.each(kinds)(
    "are those that AWS publishes for $cloudformation",
    ({ cloudformation, shape }) => {
      expect(differences(shape, propertiesOf(cloudformation), cloudformation)).toEqual([]);
    },
  );
});

describe("the check of names, types and values", () => {
  it("finds a misspelt name, a wrong type and a value that is not accepted", () => {
    const wrong = {
      key: string("KmsKeyId", undefined),
      validation: string("EnableLogFileValidation", undefined),
      prefix: boolean("S3KeyPrefix", undefined),
    };
    expect(differences(wrong, propertiesOf("AWS::CloudTrail::Trail"), "Trail")).toEqual([
      "Trail.KmsKeyId does not exist.",
      "Trail.EnableLogFileValidation is boolean, not string.",
      "Trail.S3KeyPrefix is string, not boolean.",
    ]);
    const status = oneOf(["On"], "VersioningConfiguration.Status", undefined);
    expect(differences({ status }, propertiesOf("AWS::S3::Bucket"), "Bucket")).toEqual([
      "Bucket.VersioningConfiguration.Status does not accept On.",
    ]);
  });

  it("knows which properties a template must write", () => {
    const { IsLogging, S3BucketName, IsMultiRegionTrail } = propertiesOf("AWS::CloudTrail::Trail");
    expect([IsLogging?.required, S3BucketName?.required, IsMultiRegionTrail?.required]).toEqual([
      true,
      true,
      undefined,
    ]);
  });
});
