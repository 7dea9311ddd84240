import { describe, expect, it } from "vitest";
import { set } from "../../src/lint/set.js";
import { multiRegion, withBucket, withTrail, write } from "./edited.js";

function yaml(flag: string): string {
  return `Conditions: { IsProd: !Equals [!Ref AWS::Region, eu-west-1] }
Resources:
  Trail:
    Type: AWS::CloudTrail::Trail
    Properties:
      IsMultiRegionTrail:${flag}
      IsLogging: true
`;
}

describe("a value that is taken back", () => {
  it.each<[before: string, after: string]>([
    ["", " true"],
    [" ", " true "],
    [" # later", " true # later"],
    ["\n      # later", " true\n      # later"],
    [" ~", " true"],
    [" null", " true"],
    [" !Ref AWS::NoValue # later", " true # later"],
    [' !Ref "AWS::NoValue"', " true"],
    [" { Ref: AWS::NoValue }", " true"],
    [' {"Ref":"AWS::NoValue"}', " true"],
    ["\n        Ref: AWS::NoValue\n", " true\n"],
    ["\n\n        # later\n        Ref: AWS::NoValue\n", "\n\n        # later\n        true\n"],
    [" !If [IsProd, !Ref AWS::NoValue, true]", " true"],
    [" !If [IsProd, { Ref: AWS::NoValue }, true]", " true"],
    ["\n        Fn::If:\n        - IsProd\n        - Ref: AWS::NoValue\n        - true", " true"],
    [" !If\n        - IsProd\n        -\n        - true", " true"],
  ])("YAML: %j becomes %j", (before, after) => {
    expect(multiRegion(yaml(before))).toBe(yaml(after));
  });

  it.each<[before: string, after: string]>([
    ["null", "true"],
    ['{ "Ref": "AWS::NoValue" }', "true"],
    ['{\n      "Ref": "AWS::NoValue"\n    }', "true"],
    ['{"Fn::If": ["IsProd", {"Ref": "AWS::NoValue"}, true]}', "true"],
  ])("JSON: %j becomes %j", (before, after) => {
    const json = (flag: string): string => `{
  "Conditions": {"IsProd": {"Fn::Equals": [{"Ref": "AWS::Region"}, "eu-west-1"]}},
  "Resources": {"Trail": {"Type": "AWS::CloudTrail::Trail", "Properties": {
    "IsMultiRegionTrail": ${flag}, "IsLogging": true}}}
}`;
    expect(multiRegion(json(before))).toBe(json(after));
  });

  it.each<[before: string, after: string]>([
    ["{ IsMultiRegionTrail: , IsLogging: true }", "{ IsMultiRegionTrail: true , IsLogging: true }"],
    ["{ IsMultiRegionTrail: !Ref AWS::NoValue, A: 1 }", "{ IsMultiRegionTrail: true, A: 1 }"],
  ])("flow: %j becomes %j", (before, after) => {
    const flow = (properties: string): string =>
      `Resources: { Trail: { Type: AWS::CloudTrail::Trail, Properties: ${properties} } }`;
    expect(multiRegion(flow(before))).toBe(flow(after));
  });

  it.each([
    " !Ref # later\n        AWS::NoValue",
    "\n        Ref: # later\n          AWS::NoValue",
    " &flag !Ref AWS::NoValue",
    " !If [Undeclared, !Ref AWS::NoValue, !Ref AWS::NoValue]",
    " !!null null",
  ])("refuses %j", (flag) => {
    expect(multiRegion(yaml(flag))).toBeUndefined();
  });

  it.each(["!Ref AWS::NoValue", "", "!If [IsProd, !Ref AWS::NoValue, { Status: Enabled }]"])(
    "refuses a property of an object that is taken back: %s",
    (versioning) => {
      const text = `Conditions: { IsProd: !Equals [!Ref AWS::Region, eu-west-1] }
Resources:
  Logs:
    Type: AWS::S3::Bucket
    Properties:
      VersioningConfiguration: ${versioning}
`;
      const edited = withBucket(text, (bucket) =>
        bucket.versioning.is("Enabled") ? undefined : set(bucket.versioning, "Enabled"),
      );
      expect(edited).toBeUndefined();
    },
  );

  it("refuses a key without a colon", () => {
    const text =
      "Resources: { Trail: { Type: AWS::CloudTrail::Trail, Properties: { IsMultiRegionTrail } } }";
    expect(multiRegion(text)).toBeUndefined();
  });

  const selectors = [{ InsightType: "ApiErrorRateInsight" }, { InsightType: "ApiCallRateInsight" }];

  it.each<[before: string, after: string]>([
    ["", "\n        - InsightType: ApiErrorRateInsight\n        - InsightType: ApiCallRateInsight"],
    [
      " !Ref AWS::NoValue",
      "\n        - InsightType: ApiErrorRateInsight\n        - InsightType: ApiCallRateInsight",
    ],
    [
      "\n        !Ref AWS::NoValue",
      "\n        - InsightType: ApiErrorRateInsight\n        - InsightType: ApiCallRateInsight",
    ],
    [
      " !If [IsProd, !Ref AWS::NoValue, true]",
      " !If [IsProd, [{ InsightType: ApiErrorRateInsight }, { InsightType: ApiCallRateInsight }], true]",
    ],
    [
      " !If\n        - IsProd\n        - !Ref AWS::NoValue\n        - true",
      " !If\n        - IsProd\n        - - InsightType: ApiErrorRateInsight\n          - InsightType: ApiCallRateInsight\n        - true",
    ],
  ])("YAML: a list replaces %j", (before, after) => {
    const text = withTrail(yaml(before), ({ multiRegion: property }) =>
      property.unset.length === 0 ? undefined : write(property, selectors),
    );
    expect(text).toBe(yaml(after));
  });
});
