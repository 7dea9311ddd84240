import { describe, expect, it } from "vitest";
import { multiRegion } from "../edit/edited.js";

function loop(body: string, more = ""): string {
  return `Transform: AWS::LanguageExtensions
Resources:
  Fn::ForEach::Trails:
    - Name
    - [Account]
    - \${Name}Trail:
        Type: AWS::CloudTrail::Trail
        Properties:${body}
${more}`;
}

describe("what is written in the body of a loop", () => {
  it("is replaced where it is spelled", () => {
    const text = loop("\n          TrailName: !Ref Name\n          IsMultiRegionTrail: false");
    expect(multiRegion(text)).toBe(text.replace("false", "true"));
  });

  it("is added where rounds write into what is beside it", () => {
    const text = loop("\n          TrailName: a-${Name}");
    const added = "\n          IsMultiRegionTrail: true\n          TrailName";
    expect(multiRegion(text)).toBe(text.replace("\n          TrailName", added));
  });

  it.each([
    ["the item", "!Ref Name"],
    ["made of the item", "false${Name}"],
    ["in a loop of its own", "{ Fn::ForEach::L: [K, [A], { '${K}': false }] }"],
  ])("is left alone where it is %s", (_, value) => {
    const text = loop(`\n          IsMultiRegionTrail: ${value}`).replace("[Account]", "['false']");
    expect(multiRegion(text)).toBeUndefined();
  });

  it("is left alone where a loop inside of the resource repeats it", () => {
    const loops =
      "\n          Fn::ForEach::F: [F, [IsLogging, IsMultiRegionTrail], { '${F}': false }]";
    expect(multiRegion(loop(loops))).toBeUndefined();
  });
});
