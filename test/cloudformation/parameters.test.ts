import { describe, expect, it } from "vitest";
import type { InputDeclaration } from "../../src/template/template.js";
import { onlyTemplate } from "./only-template.js";

function parameter(declaration: string): Pick<InputDeclaration, "kind" | "list"> & object {
  const template = onlyTemplate(`
Parameters:
  Subject: ${declaration}
Resources:
  Logs: { Type: AWS::S3::Bucket }
`);
  const { kind, list, default: standard, allowed } = template.inputs.get("Subject")!;
  const texts = allowed?.map(({ text }) => text);
  return {
    kind,
    list,
    ...(standard?.kind === "Constant" ? { default: standard.text } : {}),
    ...(texts === undefined ? {} : { allowed: texts }),
  };
}

describe("a parameter", () => {
  it.each([
    ["{ Type: String }", { list: false }],
    ["{ Type: Number, Default: 12 }", { list: false, default: "12" }],
    ["{ Type: String, Default: '' }", { list: false, default: "" }],
    ["{ Type: String, Default: a, NoEcho: true }", { list: false, default: "a" }],
    ["{ Type: String, AllowedValues: [a, 1, true] }", { list: false, allowed: ["a", "1", "true"] }],
    ["{ Type: CommaDelimitedList, Default: 'a,b' }", { list: true, default: "a,b" }],
    ["{ Type: List<Number> }", { list: true }],
    ["{ Type: 'List<AWS::EC2::Subnet::Id>' }", { list: true }],
    ["{ Type: 'AWS::EC2::KeyPair::KeyName', Default: k }", { list: false, default: "k" }],
    ["{ Type: 'AWS::SSM::Parameter::Name', Default: /logs }", { list: false, default: "/logs" }],
    ["{}", { list: false }],
  ])("%s", (declaration, read) => {
    expect(parameter(declaration)).toEqual({ kind: "parameter", ...read });
  });

  it.each([
    ["AWS::SSM::Parameter::Value<String>", false],
    ["AWS::SSM::Parameter::Value<CommaDelimitedList>", true],
    ["AWS::SSM::Parameter::Value<List<AWS::EC2::Image::Id>>", true],
  ])("of type %s holds what the store holds, not its default", (type, list) => {
    const read = parameter(`{ Type: '${type}', Default: /logs/name, AllowedValues: [/logs/name] }`);
    expect(read).toEqual({ kind: "parameter", list });
  });

  it("has no known default where it is a dynamic reference", () => {
    const read = parameter("{ Type: String, Default: '{{resolve:ssm:/logs/name}}' }");
    expect(read).toEqual({ kind: "parameter", list: false });
  });

  it.each([["[]"], ["[a, !Ref AWS::Region]"], ["[a, null]"], ["!Ref AWS::Region"]])(
    "whose AllowedValues %s cannot be read may have any value",
    (allowed) => {
      const read = parameter(`{ Type: String, AllowedValues: ${allowed} }`);
      expect(read).toEqual({ kind: "parameter", list: false });
    },
  );

  it.each([
    ["{ Type: String }", { numeric: false }],
    ["{ Type: Number, MinValue: 1, MaxValue: 9.5 }", { numeric: true, minValue: 1, maxValue: 9.5 }],
    [
      "{ Type: String, MinLength: 2, MaxLength: '3' }",
      { numeric: false, minLength: 2, maxLength: 3 },
    ],
    ["{ Type: String, MaxLength: many }", { numeric: false }],
    ["{ Type: 'AWS::EC2::VPC::Id' }", { numeric: false, minLength: 1 }],
    ["{ Type: 'AWS::SSM::Parameter::Value<String>', MinLength: 2 }", undefined],
  ])("refuses what it says it refuses: %s", (declaration, limits) => {
    const text = `Parameters: { P: ${declaration} }\nResources: { A: { Type: AWS::S3::Bucket } }`;
    expect(onlyTemplate(text).inputs.get("P")!.limits).toEqual(limits);
  });

  it.each([
    ["[a-z]+", "abc", true],
    ["[a-z]+", "", false],
    ["[a-z]*", "", true],
    ["^arn:aws:kms:.*$", "arn:aws:kms:a", true],
    ["^arn:aws:kms:.*$", "none", false],
    ["\\d{12}", "111122223333", true],
    ["\\d{12}", "1111222233334", false],
    ["a?", "", true],
    ["^$|^arn:.*", "", true],
    ["(dev|prod)x", "devx", undefined],
    ["(?i)true", "TRUE", undefined],
    ["[a-z&&[^b]]+", "a", undefined],
    ["(", "", undefined],
    [`${"(?:|)".repeat(20)}c`, "", undefined],
    ["a*b*c*d*e", "aaaa", undefined],
    ["[a-z]+", "a".repeat(1000), undefined],
  ])("says what the pattern %s accepts: '%s'", (pattern, text, expected) => {
    const template = `Parameters: { P: { Type: String, AllowedPattern: '${pattern}' } }\nResources: { A: { Type: AWS::S3::Bucket } }`;
    expect(onlyTemplate(template).inputs.get("P")!.limits!.accepts!(text)).toBe(expected);
  });

  it.each([
    ["^(dev|prod)$", ["dev", "prod"]],
    ["dev|prod", ["dev", "prod"]],
    ["^(?:dev|prod)$", ["dev", "prod"]],
    ["^d.v$", undefined],
  ])("may list its values in a pattern: %s", (pattern, expected) => {
    const template = `Parameters: { P: { Type: String, AllowedPattern: '${pattern}' } }\nResources: { A: { Type: AWS::S3::Bucket } }`;
    const allowed = onlyTemplate(template).inputs.get("P")!.allowed;
    expect(allowed?.map((value) => value.text)).toEqual(expected);
  });

  it("may borrow the values of another by an alias", () => {
    const template = onlyTemplate(`
Parameters:
  One: { Type: String, AllowedValues: &values [a, b] }
  Two: { Type: String, AllowedValues: *values, Default: a }
  Three: { Type: &type CommaDelimitedList }
  Four: { Type: *type }
Resources: { Logs: { Type: AWS::S3::Bucket } }
`);
    const { allowed = [] } = template.inputs.get("Two")!;
    expect(allowed.map(({ text }) => text)).toEqual(["a", "b"]);
    expect(template.inputs.get("Four")!.list).toBe(true);
  });
});

describe("pseudo parameters", () => {
  it("are inputs of every template", () => {
    const { inputs } = onlyTemplate("Resources: { Logs: { Type: AWS::S3::Bucket } }");
    expect([...inputs.values()].map(({ name, kind, list }) => [name, kind, list])).toEqual([
      ["AWS::AccountId", "pseudo parameter", false],
      ["AWS::NotificationARNs", "pseudo parameter", true],
      ["AWS::Partition", "pseudo parameter", false],
      ["AWS::Region", "pseudo parameter", false],
      ["AWS::StackId", "pseudo parameter", false],
      ["AWS::StackName", "pseudo parameter", false],
      ["AWS::URLSuffix", "pseudo parameter", false],
    ]);
  });
});
