import { describe, expect, it } from "vitest";
import type { Items } from "../../src/aws/block.js";
import { Bucket } from "../../src/aws/bucket.js";
import { Trail } from "../../src/aws/trail.js";
import { inEachScenario } from "./worlds.js";

function template(properties: string): string {
  return `
Parameters: { Free: { Type: String } }
Conditions: { IsProd: !Equals [!Ref Free, prod] }
Resources:
  Logs: { Type: AWS::S3::Bucket, Properties: { ${properties} } }
  Trail: { Type: AWS::CloudTrail::Trail, Properties: { ${properties} } }
`;
}

describe("a nested object", () => {
  it.each([
    ["VersioningConfiguration: { Status: Enabled }", ["absent"]],
    ["LoggingConfiguration: { DestinationBucketName: a }", ["known"]],
    ["LoggingConfiguration: {}", ["known"]],
    ["LoggingConfiguration: !Ref AWS::NoValue", ["absent"]],
    ["LoggingConfiguration: !Ref Free", ["unknown"]],
    ["LoggingConfiguration: text", ["unknown"]],
    ["LoggingConfiguration: !If [IsProd, {}, !Ref AWS::NoValue]", ["known", "absent"]],
    ["LoggingConfiguration: !If [IsNobody, {}, !Ref AWS::NoValue]", ["unknown"]],
  ])("%s", (written, states) => {
    const asked = inEachScenario(template(written), Bucket, (bucket) => bucket.accessLogging.state);
    expect(asked).toEqual(states);
  });

  it("may be on the path to a property", () => {
    const asked = (written: string): readonly unknown[] =>
      inEachScenario(template(written), Bucket, ({ versioning }) => [
        versioning.state,
        versioning.name,
        versioning.missing?.path,
      ]);
    expect(asked("VersioningConfiguration: { Status: Enabled }")).toEqual([
      ["known", "Status", undefined],
    ]);
    expect(asked("VersioningConfiguration: {}")).toEqual([["absent", "Status", ["Status"]]]);
    expect(asked("VersioningConfiguration: !Ref Free")).toEqual([["unknown", "Status", undefined]]);
    expect(asked("Tags: []")).toEqual([
      ["absent", "Status", ["VersioningConfiguration", "Status"]],
    ]);
  });
});

describe("a list of nested objects", () => {
  const all = "{ ReadWriteType: All }";
  const selectors = (written: string): readonly unknown[] =>
    inEachScenario(template(written), Trail, ({ eventSelectors }: Trail) => {
      const { state, items, complete }: Items<unknown> = eventSelectors;
      return [state, items.length, complete];
    });

  it.each([
    ["TrailName: a", [["absent", 0, true]]],
    ["EventSelectors: []", [["known", 0, true]]],
    [`EventSelectors: [${all}, ${all}]`, [["known", 2, true]]],
    [`EventSelectors: ${all}`, [["known", 1, true]]],
    [`EventSelectors: [${all}, !Ref AWS::NoValue]`, [["known", 1, true]]],
    [`EventSelectors: [${all}, !Ref Free]`, [["known", 1, false]]],
    ["EventSelectors: !Ref Free", [["unknown", 0, false]]],
    [
      `EventSelectors: [${all}, !If [IsProd, ${all}, !Ref AWS::NoValue]]`,
      [
        ["known", 2, true],
        ["known", 1, true],
      ],
    ],
  ])("%s", (written, states) => {
    expect(selectors(written)).toEqual(states);
  });
});
