import { describe, expect, it } from "vitest";
import { reporter } from "../lint/project.js";

const lint = reporter();

/** A trail that is in one Region only in that Region, where the partition or suffix is not this. */
const trail = (region: string, other: string, value: string): string => `Conditions:
  InRegion: !Equals [!Ref "AWS::Region", ${region}]
  Elsewhere: !Not [!Equals [!Ref "${other}", ${value}]]
Resources:
  Trail:
    Type: AWS::CloudTrail::Trail
    Properties:
      IsLogging: true
      IsMultiRegionTrail: !If [InRegion, !If [Elsewhere, false, true], true]
      S3BucketName: logs
`;

const found = (text: string, settings: object = {}): readonly string[] =>
  lint.with(settings)("main.yaml", { "main.yaml": text }, "trail-multi-region");

describe("a Region outside of its partition", () => {
  it.each([
    ["cn-north-1", "aws-cn", "amazonaws.com.cn"],
    ["us-gov-west-1", "aws-us-gov", "amazonaws.com"],
    ["eusc-de-east-1", "aws-eusc", "amazonaws.eu"],
    ["us-east-1", "aws", "amazonaws.com"],
  ])("is not judged: %s is in %s", (region, partition, suffix) => {
    const [other, others] = [
      trail(region, "AWS::Partition", partition),
      trail(region, "AWS::URLSuffix", suffix),
    ];
    expect(found(other)).toEqual([]);
    expect(found(others)).toEqual([]);
    expect(found(other, { region })).toEqual([]);
    expect(found(others, { region })).toEqual([]);
    expect(found(others, { region, partition })).toEqual([]);
    expect(found(other, { partition })).toEqual([]);
  });

  it.each([
    ["cn-north-1", "AWS::Partition", "aws"],
    ["us-east-1", "AWS::URLSuffix", "amazonaws.com.cn"],
    ["eu-west-1", "AWS::Partition", "aws-iso"],
  ])("is where the partition is another: %s", (region, other, value) => {
    expect(found(trail(region, other, value))).toHaveLength(1);
    expect(found(trail(region, other, value), { region })).toHaveLength(1);
  });

  it("is not judged where the partition is pinned", () => {
    const inRegion = trail("us-east-1", "AWS::AccountId", "111122223333");
    expect(found(inRegion, { partition: "aws" })).toHaveLength(1);
    expect(found(inRegion, { partition: "aws-cn" })).toEqual([]);
  });

  it("is refused in the settings", () => {
    const settings = { region: "us-east-1", partition: "aws-cn" };
    expect(() => found(trail("us-east-1", "AWS::Partition", "aws"), settings)).toThrow(
      "settings.cloudtrail.region 'us-east-1' is not in partition 'aws-cn'.",
    );
  });
});

describe("a Region that the settings name", () => {
  const mapped = (name: string, key: string): string => `Mappings:
  ByPlace: { ${key}: { Multi: false }, aws: { Multi: true }, amazonaws.com: { Multi: true } }
Resources:
  Trail:
    Type: AWS::CloudTrail::Trail
    Properties:
      IsLogging: true
      IsMultiRegionTrail: !FindInMap [ByPlace, !Ref "${name}", Multi]
      S3BucketName: logs
`;

  it.each([
    ["AWS::Partition", "aws-cn"],
    ["AWS::URLSuffix", "amazonaws.com.cn"],
  ])("says what %s is", (name, key) => {
    expect(found(mapped(name, key))).toEqual([]);
    expect(found(mapped(name, key), { region: "eu-west-1" })).toEqual([]);
    expect(found(mapped(name, key), { region: "cn-north-1" })).toHaveLength(1);
    expect(found(mapped(name, key), { partition: "aws-cn" })).toHaveLength(1);
  });
});
