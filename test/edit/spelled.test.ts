import { describe, expect, it } from "vitest";
import { set } from "../../src/lint/set.js";
import { multiRegion, withTrail, write } from "./edited.js";

/** A template of one trail whose flag is written so. */
function yaml(flag: string, rest = ""): string {
  return `Resources:
  Trail:
    Type: AWS::CloudTrail::Trail
    Properties:
      # All Regions?
      IsMultiRegionTrail: ${flag}
      IsLogging: true
${rest}`;
}

function json(flag: string): string {
  return `{"Resources": {"Trail": {"Type": "AWS::CloudTrail::Trail", "Properties": {
    "IsMultiRegionTrail": ${flag}, "IsLogging": true } } } }`;
}

describe("a value that is spelled out", () => {
  it.each<[before: string, after: string]>([
    ["false", "true"],
    ["False # not yet", "True # not yet"],
    ["no", "yes"],
    ["OFF", "ON"],
    ['"False"', '"True"'],
    ['"false"', '"true"'],
    ["'false'   # not yet", "'true'   # not yet"],
    ["\n        false", "\n        true"],
    ["!If [IsProd, true, false]", "true"],
    ["!If [IsProd, !If [IsProd, false, True], true] # why", "true # why"],
    [
      "!If\n        - IsProd\n        - false # no\n        - true",
      "!If\n        - IsProd\n        - true # no\n        - true",
    ],
    ["\n        Fn::If: [IsProd, 'false', true]", "true"],
    [
      "\n        Fn::If:\n        - IsProd\n        - true\n        - false # no",
      "\n        Fn::If:\n        - IsProd\n        - true\n        - true # no",
    ],
    ["!Select [1, [true, false]]", "!Select [1, [true, true]]"],
  ])("YAML: %j becomes %j", (before, after) => {
    const conditions = "Conditions: { IsProd: !Equals [!Ref AWS::Region, eu-west-1] }\n";
    expect(multiRegion(yaml(before, conditions))).toBe(yaml(after, conditions));
  });

  it.each<[before: string, after: string]>([
    ["false", "true"],
    ['"false"', '"true"'],
  ])("JSON: %j becomes %j", (before, after) => {
    expect(multiRegion(json(before))).toBe(json(after));
  });

  it.each<[before: string, written: string, after: string]>([
    ["audit", "logs", "logs"],
    ["audit", "arn:aws:logs", "arn:aws:logs"],
    ["audit", "2012-10-17", '"2012-10-17"'],
    ["audit", "yes", '"yes"'],
    ["audit", "E0", '"E0"'],
    ["audit", "", '""'],
    ["'audit'", "it's", "'it''s'"],
    ["'audit'", "two\nlines", '"two\\nlines"'],
    ['"audit"', 'a "b"', '"a \\"b\\""'],
    ["audit", "a\u0085b", '"a\\u0085b"'],
    ["12", "13", '"13"'],
  ])("YAML: the string %s becomes %j as %s", (before, written, after) => {
    const text = (name: string): string => yaml(`true\n      TrailName: ${name}`);
    const named = withTrail(text(before), (trail) => set(trail.trailName, written));
    expect(named).toBe(text(after));
  });

  it("uses the quotes of the document where it needs some", () => {
    const text = (name: string): string =>
      `AWSTemplateFormatVersion: '2010-09-09'\n${yaml(`true\n      TrailName: ${name}`)}`;
    const named = withTrail(text("audit"), (trail) => set(trail.trailName, "no"));
    expect(named).toBe(text("'no'"));
  });

  it("quotes every string of JSON", () => {
    const text = (name: string): string => json(`true, "TrailName": ${name}`);
    const named = withTrail(text("12"), (trail) => set(trail.trailName, "logs"));
    expect(named).toBe(text('"logs"'));
  });

  it("has nothing to change where the text is the same", () => {
    expect(withTrail(yaml("true"), (trail) => set(trail.multiRegion, true))).toBeUndefined();
  });
});

describe("a value that is supplied from elsewhere in the template", () => {
  const parameter = (body: string): string => `Parameters:\n  Flag: ${body}\n`;

  it.each<[use: string, before: string, after: string]>([
    ["!Ref Flag", "{ Type: String, Default: false }", "{ Type: String, Default: true }"],
    [
      '{ "Ref": "Flag" }',
      "{ Type: String, Default: 'false' }",
      "{ Type: String, Default: 'true' }",
    ],
    [
      "!Ref Flag",
      "{ Default: false, AllowedValues: [true, false] }",
      "{ Default: true, AllowedValues: [true, false] }",
    ],
  ])("%s edits the default of the parameter", (use, before, after) => {
    expect(multiRegion(yaml(use, parameter(before)))).toBe(yaml(use, parameter(after)));
  });

  it.each<[why: string, use: string, rest: string]>([
    ["does not allow it", "!Ref Flag", "{ Default: false, AllowedValues: [false] }"],
    ["limits it somehow", "!Ref Flag", "{ Default: false, AllowedPattern: '[a-z]+' }"],
    [
      "is read by others too",
      "!Ref Flag",
      "{ Default: false }\nOutputs: { A: { Value: !Ref Flag } }",
    ],
    [
      "is read by others in the long form",
      "!Ref Flag",
      "{ Default: false }\nOutputs: { A: { Value: { Ref: Flag } } }",
    ],
    [
      "is read by a text",
      "!Ref Flag",
      "{ Default: false }\nOutputs: { A: { Value: !Sub 'is ${ Flag }' } }",
    ],
    [
      "is read behind an alias too",
      "&flag !Ref Flag",
      "{ Default: false }\nOutputs: { A: { Value: *flag } }",
    ],
    ["is part of a text", "!Sub '${Flag}'", "{ Default: false }"],
    [
      "is one of a list",
      "!Select [1, !Ref Flag]",
      "{ Type: CommaDelimitedList, Default: 'true,false' }",
    ],
    ["has no default", "!Ref Flag", "{ Type: String }"],
  ])("refuses where the parameter %s", (_why, use, rest) => {
    const text = yaml(use, parameter(rest));
    expect(withTrail(text, (trail) => set(trail.multiRegion, true))).toBeUndefined();
  });

  it("leaves the allowed values of a parameter alone", () => {
    const text = yaml("!Ref Flag", parameter("{ Default: true, AllowedValues: [true, false] }"));
    expect(multiRegion(text, { varyAllowed: true })).toBeUndefined();
  });

  it("refuses a value that the settings pin", () => {
    const text = yaml("!Ref Flag", parameter("{ Default: true }"));
    expect(multiRegion(text, { pins: { Flag: false } })).toBeUndefined();
  });

  it("refuses to refer to a resource where only data is allowed", () => {
    const text = yaml("true\n      TrailName: !Ref Flag", parameter("{ Default: a }"));
    const named = withTrail(text, (trail) => write(trail.trailName, ["a"]));
    expect(named).toBeUndefined();
  });

  it("edits the leaf of a mapping", () => {
    const mapping = (flag: string): string => `Mappings:
  Stages:
    prod: { Multi: true }
    dev: { Multi: ${flag} }
`;
    const use = "!FindInMap [Stages, dev, Multi]";
    expect(multiRegion(yaml(use, mapping("'false'")))).toBe(yaml(use, mapping("'true'")));
  });
});
