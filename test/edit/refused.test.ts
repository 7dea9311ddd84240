import { describe, expect, it } from "vitest";
import { readDocument } from "../../src/document/read.js";
import { set } from "../../src/lint/set.js";
import { renderEdit } from "../../src/lint/render-edit.js";
import { missingFrom, multiRegion, withBucket, withTrail, write } from "./edited.js";

/** A template of one trail with these properties. */
function trail(properties: string, sections = ""): string {
  return `${sections}Resources:
  Trail:
    Type: AWS::CloudTrail::Trail
    Properties:${properties}
`;
}

/** A snippet whose entries become those of the object around it. */
const brought = (indentation: number): string =>
  `\n${" ".repeat(indentation)}Fn::Transform: { Name: AWS::Include, Parameters: { Location: s3://a/b } }`;

const on = "Conditions: { IsOn: !Equals [!Ref AWS::Region, us-east-1] }\n";

describe("a value is left alone", () => {
  it.each<[why: string, text: string]>([
    ["with an anchor", trail("\n      IsMultiRegionTrail: &no false")],
    ["in an object with an anchor", trail(" &all\n      IsMultiRegionTrail: false")],
    ["behind an alias", trail("\n      IsLogging: &no false\n      IsMultiRegionTrail: *no")],
    [
      "behind an alias of what it is in",
      trail(" *all", "Metadata: &all { IsMultiRegionTrail: false }\n"),
    ],
    [
      "that is merged",
      trail(
        "\n      <<: *all\n      IsLogging: true",
        "Metadata: &all { IsMultiRegionTrail: false }\n",
      ),
    ],
    ["with a tag", trail("\n      IsMultiRegionTrail: !!bool false")],
    ["made by a function", trail("\n      IsMultiRegionTrail: !Sub 'false'")],
    [
      "made by a function in the long form",
      trail("\n      IsMultiRegionTrail: { Fn::Sub: 'false' }"),
    ],
    [
      "cut out of a text",
      trail("\n      IsMultiRegionTrail: !Select [0, !Split [',', 'false,true']]"),
    ],
    ["of many lines", trail("\n      IsMultiRegionTrail: |-\n        false")],
    ["of many lines, folded", trail("\n      IsMultiRegionTrail: >-\n        false")],
    ["written twice", trail("\n      IsMultiRegionTrail: true\n      IsMultiRegionTrail: false")],
    [
      "alike in branches nobody can choose between",
      trail(
        "\n      IsMultiRegionTrail: !If [IsOn, false, false]",
        "Conditions: { IsOn: !Equals [!ImportValue a, b] }\n",
      ),
    ],
    ["unknown", trail("\n      IsMultiRegionTrail: !ImportValue flag")],
    ["beside what an include brings", trail(`\n      IsMultiRegionTrail: false${brought(6)}`)],
    [
      "in an object beside what an include brings",
      trail(`\n      IsMultiRegionTrail: false${brought(4)}`),
    ],
    ["a list", trail("\n      IsMultiRegionTrail: [false]")],
    ["an object", trail("\n      IsMultiRegionTrail: { A: false }")],
    ["a text with holes", trail("\n      IsMultiRegionTrail: !Sub 'is ${AWS::Region}'")],
  ])("%s", (_why, text) => {
    expect(withTrail(text, ({ multiRegion: flag }) => set(flag, true))).toBeUndefined();
  });

  it("of another document", () => {
    const text = trail("\n      IsMultiRegionTrail: false");
    const edited = withTrail(text, ({ multiRegion: flag, world }) => {
      const { template } = world.graph;
      expect(renderEdit(set(flag, true), readDocument(text), template)).toBeUndefined();
      return set(flag, true);
    });
    expect(edited).toBe(trail("\n      IsMultiRegionTrail: true"));
  });
});

describe("nothing is added to an object", () => {
  it.each<[why: string, text: string]>([
    ["with an anchor", trail(" &all\n      A: 1")],
    ["behind an alias", trail(" *all", "Metadata: &all { A: 1 }\n")],
    ["in an object with an anchor", `Resources: &all\n${trail("\n      A: 1").slice(11)}`],
    ["that merges another", trail("\n      <<: *all\n      A: 1", "Metadata: &all { B: 1 }\n")],
    ["with a tag", trail(" !!map\n      A: 1")],
    ["with a key written twice", trail("\n      A: 1\n      A: 1")],
    ["whose first key is marked as one", trail("\n      ? A\n      : 1")],
    ["of a macro", trail("\n      Fn::Transform: { Name: AWS::Include }\n      A: 1")],
    ["behind a syntax error", trail("\n      A: 1\n      B: [")],
  ])("%s", (_why, text) => {
    expect(withTrail(text, ({ multiRegion: flag }) => set(flag, true))).toBeUndefined();
  });

  it.each(["!If [IsOn, { A: 1 }, !Ref AWS::NoValue]", "{ Fn::If: [IsOn, { A: 1 }, { B: 1 }] }"])(
    "of which a function decides: %s",
    (versioning) => {
      const text = `${on}Resources:
  Logs:
    Type: AWS::S3::Bucket
    Properties:
      VersioningConfiguration: ${versioning}
`;
      const edited = withBucket(
        text,
        (bucket) => bucket.versioning.missing && set(bucket.versioning, "Enabled"),
      );
      expect(edited).toBeUndefined();
    },
  );

  it("of another resource", () => {
    const text = trail("\n      A: 1\n  Other:\n    Type: A::B::C");
    const edited = withTrail(text, ({ trailName, world }) => {
      const owner = world.graph.template.resources.get("Other")!.body;
      return write(missingFrom(owner, ["A"], trailName), true);
    });
    expect(edited).toBeUndefined();
  });

  it("that has the key already", () => {
    const edited = withTrail(trail("\n      A: 1"), ({ trailName, resource }) => {
      const property = missingFrom(resource.body, ["Properties", "A"], trailName);
      return write(property, true);
    });
    expect(edited).toBeUndefined();
  });
});

it("edits what its neighbours do not forbid", () => {
  const neighbours = "\n      A: &a 1\n      B: *a\n      C: !Sub '${AWS::Region}'\n";
  expect(multiRegion(trail(`${neighbours}      IsMultiRegionTrail: false`))).toBe(
    trail(`${neighbours}      IsMultiRegionTrail: true`),
  );
});
