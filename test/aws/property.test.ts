import { describe, expect, it } from "vitest";
import { Bucket } from "../../src/aws/bucket.js";
import type { Property } from "../../src/aws/property.js";
import { Trail } from "../../src/aws/trail.js";
import { inEachScenario } from "./worlds.js";

function template(properties: string): string {
  return `
Parameters:
  Flag: { Type: String, Default: "false" }
  Free: { Type: String }
Mappings: { Flags: { a: { Value: true } } }
Conditions: { IsProd: !Equals [!Ref Free, prod] }
Resources:
  Key: { Type: AWS::KMS::Key }
  Trail:
    Type: AWS::CloudTrail::Trail
    Properties:
      S3BucketName: logs
${properties === "" ? "" : `      ${properties}\n`}`;
}

function ask<T>(properties: string, question: (trail: Trail) => T): readonly T[] {
  return inEachScenario(template(properties), Trail, question);
}

function shown({ state, value }: Property<unknown>): string {
  return value === undefined ? state : `${state} ${JSON.stringify(value)}`;
}

describe("a boolean", () => {
  it.each([
    ["IsMultiRegionTrail: true", ["known true"]],
    ['IsMultiRegionTrail: "true"', ["known true"]],
    ["IsMultiRegionTrail: 'False'", ["known false"]],
    ["IsMultiRegionTrail: yes", ["known true"]],
    ["IsMultiRegionTrail: maybe", ["unknown"]],
    ["IsMultiRegionTrail: [true]", ["unknown"]],
    ["", ["default false"]],
    ["IsMultiRegionTrail:", ["default false"]],
    ["IsMultiRegionTrail: ''", ["default false"]],
    ["IsMultiRegionTrail: !Ref AWS::NoValue", ["default false"]],
    ["IsMultiRegionTrail: !Ref Flag", ["known false"]],
    ["IsMultiRegionTrail: !Ref Free", ["unknown"]],
    ["IsMultiRegionTrail: !FindInMap [Flags, a, Value]", ["known true"]],
    ["IsMultiRegionTrail: !If [IsProd, true, !Ref AWS::NoValue]", ["known true", "default false"]],
    ["IsMultiRegionTrail: !If [IsNobody, true, !Ref AWS::NoValue]", ["unknown"]],
  ])("%s", (written, states) => {
    expect(ask(written, ({ multiRegion }) => shown(multiRegion))).toEqual(states);
  });

  it("that CloudFormation requires has no default", () => {
    expect(ask("", ({ logging }) => shown(logging))).toEqual(["absent"]);
  });
});

describe("a question about a property", () => {
  const answersTo = (written: string): unknown =>
    ask(written, ({ multiRegion: it, key: { property: key } }) => ({
      isTrue: it.is(true),
      isFalse: it.is(false),
      notTrue: it.not(true).length,
      unset: it.unset.length,
      keyIsSet: key.isSet,
      keyMayBeSet: key.mayBeSet,
    }))[0];

  it("is answered with certainty where the property is known or has a default", () => {
    const key = { keyIsSet: true, keyMayBeSet: true };
    expect(answersTo("IsMultiRegionTrail: true")).toMatchObject({
      isTrue: true,
      isFalse: false,
      notTrue: 0,
      unset: 0,
    });
    expect(answersTo("KMSKeyId: !Sub 'arn:${Free}'")).toEqual({
      isTrue: false,
      isFalse: true,
      notTrue: 1,
      unset: 1,
      ...key,
    });
    expect(answersTo("KMSKeyId: !GetAtt Key.Arn")).toMatchObject(key);
  });

  it("is not answered where the property is unknown", () => {
    expect(answersTo("IsMultiRegionTrail: !Ref Free")).toEqual({
      isTrue: false,
      isFalse: false,
      notTrue: 0,
      unset: 0,
      keyIsSet: false,
      keyMayBeSet: false,
    });
    expect(answersTo("KMSKeyId: !If [IsNobody, a, !Ref AWS::NoValue]")).toMatchObject({
      keyIsSet: false,
      keyMayBeSet: true,
    });
  });

  it.each([
    ["KMSKeyId: alias/aws/s3", "alias/aws/s3"],
    ["KMSKeyId: !Sub 'arn:${AWS::Partition}:alias/aws/s3'", ":alias/aws/s3"],
    ["KMSKeyId: !Sub 'alias/${Free}'", ""],
    ["KMSKeyId: !Ref Free", ""],
    ["", ""],
  ])("may be how it ends: %s", (written, ending) => {
    expect(ask(written, ({ key }) => key.property.ending)).toEqual([ending]);
  });
});

describe("a property is reported", () => {
  const places = (written: string, of: (trail: Trail) => Property<unknown>): readonly string[] =>
    ask(written, (trail) => template(written).slice(...of(trail).use.span));

  it("at its value, where it takes effect", () => {
    const multiRegion = (trail: Trail): Property<unknown> => trail.multiRegion;
    expect(places("IsMultiRegionTrail: !Ref Flag", multiRegion)).toEqual(["!Ref Flag"]);
    expect(places("IsMultiRegionTrail: !If [IsProd, true, false]", multiRegion)).toEqual([
      "true",
      "false",
    ]);
    expect(places("IsMultiRegionTrail: !Ref AWS::NoValue", multiRegion)).toEqual([
      "!Ref AWS::NoValue",
    ]);
  });

  it("at what lacks it, where it is missing", () => {
    expect(places("", (trail) => trail.multiRegion)).toEqual(["Trail"]);
    const selectors = "EventSelectors: [{ ReadWriteType: All }]";
    const inner = ask(selectors, ({ eventSelectors: { items } }) =>
      template(selectors).slice(...items[0]!.managementEvents.use.span),
    );
    expect(inner).toEqual(["ReadWriteType"]);
  });

  it("with what would have to be written", () => {
    const missing = ask("", ({ multiRegion }) => multiRegion.missing?.path);
    expect(missing).toEqual([["IsMultiRegionTrail"]]);
    expect(ask("IsMultiRegionTrail: true", (trail) => trail.multiRegion.missing)).toEqual([
      undefined,
    ]);
  });
});

describe("a property of an object", () => {
  it.each<[written: string, state: string, reason?: string]>([
    ["{ Status: Enabled }", "known"],
    ["{}", "absent"],
    ["!Ref AWS::NoValue", "absent"],
    ["[{ Status: Enabled }]", "known"],
    ["[]", "absent"],
    ["Enabled", "unknown", "it is no object"],
    ["[Enabled]", "unknown", "it is no object"],
    ["!ImportValue versioning", "unknown", "it is exported by another stack"],
  ])("where that is %s is %s", (written, state, reason) => {
    const text = `Resources:
  Logs: { Type: AWS::S3::Bucket, Properties: { VersioningConfiguration: ${written} } }
`;
    const [status] = inEachScenario(text, Bucket, ({ versioning }) => versioning);
    expect(status?.state).toBe(state);
    expect(status?.raw).toMatchObject(reason === undefined ? {} : { reason });
  });
});
