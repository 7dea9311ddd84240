import { describe, expect, it } from "vitest";
import { blocks, strings } from "../../src/aws/block.js";
import { boolean, oneOf, string } from "../../src/aws/field.js";
import { kinds } from "./kinds.js";
import { differences, type Fields, propertiesOf } from "./schema.js";

describe("the names, types, values and defaults of properties", () => {
  it("are checked for every kind", () => {
    const types = kinds.map(({ cloudformation }) => cloudformation);
    expect(types).toEqual(
      expect.arrayContaining([
        "AWS::CloudTrail::Trail",
        "AWS::S3::Bucket",
        "AWS::S3::BucketPolicy",
        "AWS::KMS::Key",
        "AWS::KMS::Alias",
        "AWS::KMS::ReplicaKey",
        "AWS::Logs::LogGroup",
        "AWS::Logs::MetricFilter",
        "AWS::CloudWatch::Alarm",
        "AWS::SNS::Subscription",
        "AWS::SNS::Topic",
        "AWS::SNS::TopicPolicy",
      ]),
    );
  });

  it.each(kinds.filter(({ cloudformation }) => cloudformation !== undefined))(
    "are those that AWS publishes for $cloudformation",
    ({ cloudformation, shape }) => {
      expect(differences(shape, propertiesOf(cloudformation!), cloudformation!)).toEqual([]);
    },
  );
});

describe("the check of them", () => {
  const trail = propertiesOf("AWS::CloudTrail::Trail");
  const bucket = propertiesOf("AWS::S3::Bucket");

  it.each<[string, Fields, string]>([
    ["a misspelt name", { a: string("KmsKeyId", undefined) }, "Trail.KmsKeyId does not exist."],
    [
      "a wrong type",
      { a: string("EnableLogFileValidation", undefined) },
      "Trail.EnableLogFileValidation is boolean, not string.",
    ],
    [
      "a list that is none",
      { a: strings("S3KeyPrefix", undefined) },
      "Trail.S3KeyPrefix is string, not strings.",
    ],
    [
      "a list of texts that is one of objects",
      { a: strings("EventSelectors", undefined) },
      "Trail.EventSelectors is no list of string.",
    ],
    [
      "a misspelt name in a list of objects",
      { a: blocks("EventSelectors", undefined, { b: string("ReadWrite", undefined) } as object) },
      "Trail.EventSelectors.ReadWrite does not exist.",
    ],
    [
      "a value that is not accepted",
      { a: blocks("EventSelectors", undefined, readWriteType("None") as object) },
      "Trail.EventSelectors.ReadWriteType does not accept None.",
    ],
    [
      "a default of what is required",
      { a: boolean("IsLogging", undefined, { default: true }) },
      "Trail.IsLogging is required, it has no default.",
    ],
  ])("finds %s", (_, fields, difference) => {
    expect(differences(fields, trail, "Trail")).toEqual([difference]);
  });

  it("finds a misspelt name on a path, and another default than the published one", () => {
    const status = (path: string): Fields => ({
      a: oneOf(["Enabled", "Suspended"], path, undefined, { default: "Enabled" }),
    });
    expect(differences(status("VersioningConfiguration.State"), bucket, "Bucket")).toEqual([
      "Bucket.VersioningConfiguration.State does not exist.",
    ]);
    expect(differences(status("VersioningConfiguration.Status"), bucket, "Bucket")).toEqual([
      'Bucket.VersioningConfiguration.Status is "Suspended" by default, not "Enabled".',
    ]);
  });

  it("finds no difference where a default is one of Terraform only", () => {
    const logging = boolean("IsLogging", "enable_logging", { default: true, in: "terraform" });
    expect(differences({ logging }, trail, "Trail")).toEqual([]);
  });
});

function readWriteType(value: string): Fields {
  return { b: oneOf([value], "ReadWriteType", undefined) };
}
