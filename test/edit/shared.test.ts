import { describe, expect, it } from "vitest";
import { multiRegion, withTrail } from "./edited.js";
import { set } from "../../src/lint/set.js";

/** A template of one trail whose flag is taken from elsewhere, and of whatever else reads it. */
function template(flag: string, declared: string, others: string): string {
  return `${declared}
Resources:
  Trail:
    Type: AWS::CloudTrail::Trail
    Properties:
      IsMultiRegionTrail: ${flag}
  Other:
    Type: AWS::EC2::Instance
    Properties:
      Description: flag of the trail
${others}`;
}

function edited(text: string): string | undefined {
  return withTrail(text, (trail) => set(trail.multiRegion, true));
}

const property = (value: string): string => `      DisableApiTermination: ${value}\n`;
const condition = (test: string): string => `Conditions:\n  IsOn: ${test}\n`;

describe("a cell of a mapping", () => {
  const mapping = (flag: boolean): string =>
    `Mappings: { Flags: { all: { Flag: ${flag}, Other: false }, one: { Flag: false } } }`;
  const use = "!FindInMap [Flags, all, Flag]";

  it.each<[why: string, others: string]>([
    ["nothing else reads", ""],
    ["is beside one that is read", property("!FindInMap [Flags, all, Other]")],
    ["is above one that is read", property("!FindInMap [Flags, one, Flag]")],
    ["is named like one of another mapping", property("!FindInMap [Others, all, Flag]")],
    ["cannot be meant by a computed key", property("!FindInMap [Flags, !Ref Stage, Other]")],
    ["comes with a transform of AWS", "Transform: [AWS::Serverless-2016-10-31]\n"],
  ])("is edited that %s", (_why, others) => {
    expect(multiRegion(template(use, mapping(false), others))).toBe(
      template(use, mapping(true), others),
    );
  });

  it.each<[why: string, others: string]>([
    ["another resource reads", property("!FindInMap [Flags, all, Flag]")],
    ["the long form reads", property("{ Fn::FindInMap: [Flags, all, Flag] }")],
    ["a computed key may reach", property("!FindInMap [Flags, !Ref Stage, Flag]")],
    ["a computed second key may reach", property("!FindInMap [Flags, all, !Ref Key]")],
    ["a computed name may reach", property("!FindInMap [!Ref Map, all, Flag]")],
    ["a loop may reach", property('{ Fn::FindInMap: ["${Map}", all, Flag] }')],
    ["computed arguments may reach", property("{ Fn::FindInMap: !Split [',', !Ref A] }")],
    ["a variable of a text reads", property("!Sub ['${A}', { A: !FindInMap [Flags, all, Flag] }]")],
    ["is read behind an alias", property("&a !FindInMap [Flags, all, Flag]")],
    ["a condition reads", condition("!Equals [!FindInMap [Flags, all, Flag], true]")],
    ["an output reads", "Outputs: { A: { Value: !FindInMap [Flags, all, Flag] } }\n"],
    ["a macro may read", "Transform: [AWS::Serverless-2016-10-31, Mine]\n"],
    ["an included file may read", "Transform: { Name: AWS::Include }\n"],
    ["a file of cfn-include may read", property("{ Fn::Include: ./a.yaml }")],
    ["a snippet may read", property("{ Fn::Transform: { Name: AWS::Include } }")],
    ["a snippet in the short form may read", property("!Transform { Name: AWS::Include }")],
  ])("is left alone that %s", (_why, others) => {
    expect(edited(template(use, mapping(false), others))).toBeUndefined();
  });

  it("is left alone that its one reader shares", () => {
    const text = template("*a", `${mapping(false)}\nMetadata: { A: &a ${use} }`, "");
    expect(edited(text)).toBeUndefined();
  });

  it("is edited where the one key that reads it is computed", () => {
    const computed = "!FindInMap [Flags, !Ref Stage, Flag]";
    const stage = "Parameters: { Stage: { Type: String, Default: all } }\n";
    expect(multiRegion(template(computed, stage + mapping(false), ""))).toBe(
      template(computed, stage + mapping(true), ""),
    );
  });
});

describe("the default of a parameter", () => {
  const parameter = (flag: boolean, more = ""): string =>
    `Parameters: { Flag: { Type: String, Default: ${flag}${more} } }`;

  it.each<[why: string, others: string]>([
    ["nothing else reads", ""],
    ["a description only names", "Description: what ${Flag} is for\n"],
    ["plain text only names", property("'${Flag}'")],
    ["a text escapes", property("!Sub '${!Flag}'")],
    ["is listed for consoles", "Metadata: { Groups: [{ Parameters: [Flag] }] }\n"],
  ])("is edited that %s", (_why, others) => {
    expect(multiRegion(template("!Ref Flag", parameter(false), others))).toBe(
      template("!Ref Flag", parameter(true), others),
    );
  });

  it.each<[why: string, others: string]>([
    ["a text reads", property("!Sub 'is ${Flag}'")],
    ["a text in the long form reads", property("{ Fn::Sub: 'is ${ Flag }' }")],
    ["a text with variables reads", property("!Sub ['${Flag} ${A}', { A: b }]")],
    ["a text of many lines reads", property("!Sub |\n        #!/bin/sh\n        echo ${Flag}")],
    [
      "an encoded text of many lines reads",
      property("\n        Fn::Base64: !Sub >-\n          echo\n          ${Flag}"),
    ],
    ["a text nobody can read may read", property("!Sub [!Ref Other, {}]")],
    ["a loop may read", property('{ Ref: "${Name}" }')],
    ["a computed name may read", property("{ Ref: { Fn::Sub: 'Fl${A}' } }")],
    ["an unusual spelling reads", property("{ Fn::Ref: Flag }")],
    ["a condition reads", condition("!Equals [!Ref Flag, true]")],
    ["a rule reads", "Rules: { A: { Assertions: [{ Assert: !Equals [!Ref Flag, false] }] } }\n"],
    [
      "a rule reads attributes of",
      "Rules: { A: { Assertions: [{ Assert: { Fn::ValueOf: [Flag, Tags.a] } }] } }\n",
    ],
    [
      "a rule reads with all others",
      "Rules: { A: { Assertions: [{ Assert: { Fn::RefAll: String } }] } }\n",
    ],
    ["a macro may read", "Transform: Mine\n"],
  ])("is left alone that %s", (_why, others) => {
    expect(edited(template("!Ref Flag", parameter(false), others))).toBeUndefined();
  });

  it("is left alone where what it may be is merged into its declaration", () => {
    const limits = "Metadata: { A: &a { AllowedValues: [false] } }\n";
    const text = template("!Ref Flag", limits + parameter(false, ", <<: *a"), "");
    expect(edited(text)).toBeUndefined();
  });

  it("is left alone where a mapping reads it, whose readers are many", () => {
    const mapping = "\nMappings: { Flags: { all: { Flag: !Ref Flag } } }";
    const use = "!FindInMap [Flags, all, Flag]";
    expect(edited(template(use, parameter(false) + mapping, property(use)))).toBeUndefined();
  });
});
