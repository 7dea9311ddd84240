import { describe, expect, it } from "vitest";
import { onlyTemplate } from "./only-template.js";

function problemsOf(text: string): readonly string[] {
  return onlyTemplate(text).problems.map(
    ({ message, span }) => `${text.slice(...span)}: ${message}`,
  );
}

describe("what would be overlooked without a word", () => {
  it("is a resource beside the sections", () => {
    const text = `
Resources:
  Logs: { Type: AWS::S3::Bucket }
Trail:
  Type: AWS::CloudTrail::Trail
`;
    expect(problemsOf(text)).toEqual([
      "Trail: 'Trail' (AWS::CloudTrail::Trail) stands outside Resources, so it is never created.",
    ]);
  });

  it("is a resource inside another", () => {
    const text = `
Resources:
  Logs:
    Type: AWS::S3::Bucket
    Properties: {}
    Trail:
      Type: AWS::CloudTrail::Trail
`;
    expect(problemsOf(text)).toEqual([
      "Trail: 'Trail' (AWS::CloudTrail::Trail) stands inside resource 'Logs', so it is never created.",
    ]);
  });

  it.each([["Properties: {}"], ["Type:"], ["Type: ''"]])(
    "is a resource without a type: %s",
    (body) => {
      const text = `Resources:\n  Trail:\n    ${body}\n`;
      expect(problemsOf(text)).toEqual(["Trail: Resource 'Trail' declares no Type."]);
    },
  );

  it.each([["text"], ["[]"], ["null"]])("is a resource that is no mapping: %s", (body) => {
    expect(problemsOf(`Resources: { Trail: ${body} }`)).toEqual([
      "Trail: Resource 'Trail' declares no Type.",
    ]);
  });

  it.each([["Resources: []"], ["Resources:"], ["Resources: text"]])(
    "is a section that is no mapping: %s",
    (text) => {
      expect(problemsOf(text)).toEqual(["Resources: Resources must be a mapping of logical IDs."]);
    },
  );
});

describe("what is no problem", () => {
  it.each([
    ["a parameter of a name like a property", "Parameters: { Type: { Type: String } }"],
    ["a section of an extension", "OrganizationBindings: { B: { Type: Master } }"],
    ["metadata about a type", "Metadata: { Type: AWS::S3::Bucket }"],
    ["an output", "Outputs: { Type: { Value: AWS::S3::Bucket } }"],
  ])("is %s", (_, section) => {
    expect(problemsOf(`${section}\nResources: { A: { Type: AWS::S3::Bucket } }`)).toEqual([]);
  });

  it.each([
    ["a property of that name", "Properties: { Type: AWS::S3::Bucket }"],
    ["metadata about a type", "Metadata: { Type: AWS::S3::Bucket }"],
    ["a policy about a type", "UpdatePolicy: { Type: AWS::S3::Bucket }"],
  ])("is %s of a resource", (_, attribute) => {
    expect(problemsOf(`Resources: { A: { Type: Custom::A, ${attribute} } }`)).toEqual([]);
  });

  it("is a type that something else writes", () => {
    expect(problemsOf("Resources: { A: { Type: !Include type.yaml } }")).toEqual([]);
  });

  it("is a resource under a tag of a dialect", () => {
    expect(problemsOf("Resources: { A: { Type: OC::ORG::Account } }")).toEqual([]);
  });
});
