import { describe, expect, it } from "vitest";
import { readStacks } from "../../src/cloudformation/template.js";
import { readDocument } from "../../src/document/read.js";
import type { Template } from "../../src/template/template.js";
import { onlyTemplate } from "./only-template.js";
import { shown } from "./shown.js";

const bucket = "{ Type: AWS::S3::Bucket }";

function gapsOf(text: string): readonly string[] {
  return onlyTemplate(text).gaps.map(({ reason, span }) => `${text.slice(...span)}: ${reason}`);
}

function namesIn(text: string): readonly string[][] {
  return readStacks(readDocument(text)).map(({ template }) => [...template.resources.keys()]);
}

function oneOf(templates: readonly Template[], index: number): string {
  const { span } = templates[index]!;
  return span.join("-");
}

describe("a document", () => {
  it("may hold several templates, and what is none between them", () => {
    const text = [
      `Resources: { A: ${bucket} }`,
      "kind: Deployment",
      "",
      `Resources: { B: ${bucket} }`,
    ].join("\n---\n");
    expect(namesIn(text)).toEqual([["A"], ["B"]]);
    const templates = readStacks(readDocument(text)).map(({ template }) => template);
    expect(oneOf(templates, 0)).not.toBe(oneOf(templates, 1));
  });

  it("may be a list of stacks", () => {
    const stack = (name: string): object => ({
      Resources: { [name]: { Type: "AWS::S3::Bucket" } },
    });
    const text = JSON.stringify([stack("A"), { Other: 1 }, 2, stack("B")]);
    expect(namesIn(text)).toEqual([["A"], ["B"]]);
  });

  it.each([["Parameters: {}"], ["- 1"], ["text"], [""]])("may hold no template: %j", (text) => {
    expect(namesIn(text)).toEqual([]);
  });

  it("may hold a template that declares nothing", () => {
    expect(namesIn("Resources: {}")).toEqual([[]]);
    expect(namesIn("Resources:")).toEqual([[]]);
  });
});

describe("a macro", () => {
  it.each([
    ["Transform: MyMacro", ["MyMacro: macro 'MyMacro' may add to the template"]],
    ["Transform: AWS::Serverless-2016-10-31", []],
    [
      "Transform: [AWS::LanguageExtensions, Other]",
      ["Other: macro 'Other' may add to the template"],
    ],
    [
      "Transform: { Name: AWS::Include, Parameters: { Location: a } }",
      [
        "{ Name: AWS::Include, Parameters: { Location: a } }: macro 'AWS::Include' may add to the template",
      ],
    ],
    ["Transform: [[]]", ["[]: macro '?' may add to the template"]],
  ])("may add to the template: %s", (transform, gaps) => {
    expect(gapsOf(`${transform}\nResources: { A: ${bucket} }`)).toEqual(gaps);
  });

  it("may add to the properties of every resource", () => {
    const { resources } = onlyTemplate(`Transform: Mine\nResources: { A: ${bucket} }`);
    const [resource] = resources.values();
    expect(shown(resource!.properties)).toBe("{... macro 'Mine' may add to the template}");
  });

  it("stands for resources nobody wrote out", () => {
    const text = `
Transform: AWS::LanguageExtensions
Resources:
  Fn::Transform: { Name: AWS::Include }
  Fn::ForEach::Buckets: [Name, !ImportValue names, { "Bucket\${Name}": ${bucket} }]
  A: ${bucket}
  B: { Type: Acme::Log::Archive::MODULE }
`;
    expect(gapsOf(text)).toEqual([
      "Fn::ForEach::Buckets: 'Fn::ForEach::Buckets' goes through a collection that is unknown",
      "Fn::Transform: 'Fn::Transform' is not expanded",
      "B: module 'B' may add resources",
    ]);
    const { resources, problems } = onlyTemplate(text);
    expect([...resources.keys()]).toEqual(["A", "B"]);
    expect(problems).toEqual([]);
  });
});

describe("conditions", () => {
  it("are named expressions", () => {
    const { locals } = onlyTemplate(`
Conditions:
  A: !Equals [!Ref AWS::Region, eu-west-1]
  B: !Not [!Condition A]
  C: { Fn::And: [{ Condition: A }, !Condition B] }
Resources: { R: ${bucket} }
`);
    expect([...locals].map(([name, expression]) => `${name} = ${shown(expression)}`)).toEqual([
      'A = equals(input AWS::Region, "eu-west-1")',
      "B = not(local A)",
      "C = and(local A, local B)",
    ]);
  });
});
