import { describe, expect, it } from "vitest";
import { stringify } from "yaml";
import { onlyTemplate, propertyOf, resourceOf } from "./only-template.js";
import { shown } from "./shown.js";

const hole = "VALUE";

function around(value: unknown): object {
  return {
    Parameters: { Env: { Type: "String" }, Ids: { Type: "CommaDelimitedList" } },
    Mappings: { Sizes: { prod: { Days: 365 } } },
    Conditions: {
      IsProd: { "Fn::Equals": [{ Ref: "Env" }, "prod"] },
      IsBig: { Condition: "IsProd" },
    },
    Resources: {
      Logs: { Type: "AWS::S3::Bucket" },
      Subject: { Type: "Custom::Subject", Properties: { Value: value } },
    },
  };
}

function readValue(text: string): string {
  return shown(propertyOf(resourceOf(onlyTemplate(text), "Subject"), "Value"));
}

function readShort(tagged: string): string {
  return readValue(stringify(around(hole)).replace(hole, tagged));
}

function readLong(value: unknown): string[] {
  return [readValue(stringify(around(value))), readValue(JSON.stringify(around(value), null, 2))];
}

const env = { Ref: "Env" };
const ids = { Ref: "Ids" };

/** Each function in its short form, its long form, and what both are read as. */
const functions: readonly (readonly [tagged: string, long: unknown, read: string])[] = [
  ["!Ref Env", env, "input Env"],
  ["!Ref Logs", { Ref: "Logs" }, "resource Logs"],
  ["!Ref AWS::Region", { Ref: "AWS::Region" }, "input AWS::Region"],
  ["!Ref AWS::NoValue", { Ref: "AWS::NoValue" }, "absent"],
  ["!Ref Nobody", { Ref: "Nobody" }, "unknown: 'Nobody' is not declared in the template"],
  ["!GetAtt Logs.Arn", { "Fn::GetAtt": "Logs.Arn" }, "resource Logs.Arn"],
  ["!GetAtt [Logs, Arn]", { "Fn::GetAtt": ["Logs", "Arn"] }, "resource Logs.Arn"],
  ["!GetAtt Logs.A.B", { "Fn::GetAtt": ["Logs", "A.B"] }, "resource Logs.A.B"],
  [
    "!GetAtt [Logs, !Ref Env]",
    { "Fn::GetAtt": ["Logs", env] },
    "unknown: 'GetAtt' has unexpected arguments",
  ],
  [
    "!GetAtt Nobody.Arn",
    { "Fn::GetAtt": ["Nobody", "Arn"] },
    "unknown: 'Nobody' is not declared in the template",
  ],
  ['!Sub "a-${Env}"', { "Fn::Sub": "a-${Env}" }, 'text("a-", input Env)'],
  ['!Sub "${Logs.Arn}/*"', { "Fn::Sub": "${Logs.Arn}/*" }, 'text(resource Logs.Arn, "/*")'],
  ['!Sub "${!Env} ${Env}"', { "Fn::Sub": "${!Env} ${Env}" }, 'text("${Env}", " ", input Env)'],
  ['!Sub "${AWS::NoValue}"', { "Fn::Sub": "${AWS::NoValue}" }, "text(absent)"],
  [
    '!Sub "{{resolve:ssm:/${Env}/logs}}"',
    { "Fn::Sub": "{{resolve:ssm:/${Env}/logs}}" },
    "unknown: a dynamic reference is resolved at deployment",
  ],
  [
    '!Join ["", ["{{resolve:ssm:", !Ref Env, "}}"]]',
    { "Fn::Join": ["", ["{{resolve:ssm:", env, "}}"]] },
    "unknown: a dynamic reference is resolved at deployment",
  ],
  ['!Sub ""', { "Fn::Sub": "" }, "text()"],
  [
    '!Sub ["${Env}-${Own}", { Env: mine, Own: !Ref Env }]',
    { "Fn::Sub": ["${Env}-${Own}", { Env: "mine", Own: env }] },
    'text("mine", "-", input Env)',
  ],
  ['!Sub ["${Env}"]', { "Fn::Sub": ["${Env}"] }, "unknown: 'Sub' has unexpected arguments"],
  ['!Join ["-", [a, !Ref Env]]', { "Fn::Join": ["-", ["a", env]] }, 'join("-", ["a", input Env])'],
  ['!Join [",", !Ref Ids]', { "Fn::Join": [",", ids] }, 'join(",", input Ids)'],
  ["!Select [1, !Ref Ids]", { "Fn::Select": [1, ids] }, "select(1, input Ids)"],
  ['!Split [",", !Ref Env]', { "Fn::Split": [",", env] }, 'split(",", input Env)'],
  ['!Split [","]', { "Fn::Split": [","] }, "unknown: 'Split' has unexpected arguments"],
  ["!If [IsProd, 1, 2]", { "Fn::If": ["IsProd", 1, 2] }, "if(local IsProd, 1, 2)"],
  [
    "!If [!Equals [!Ref Env, prod], 1, 2]",
    { "Fn::If": [{ "Fn::Equals": [env, "prod"] }, 1, 2] },
    'if(equals(input Env, "prod"), 1, 2)',
  ],
  [
    "!If [Nobody, 1, 2]",
    { "Fn::If": ["Nobody", 1, 2] },
    "if(unknown: condition 'Nobody' is not declared in the template, 1, 2)",
  ],
  ["!If [IsProd, 1]", { "Fn::If": ["IsProd", 1] }, "unknown: 'If' has unexpected arguments"],
  [
    "!FindInMap [Sizes, !Ref Env, Days]",
    { "Fn::FindInMap": ["Sizes", env, "Days"] },
    'lookup("Sizes", input Env, "Days")',
  ],
  [
    "!FindInMap [Sizes, !Ref Env, Days, { DefaultValue: !Ref Ids }]",
    { "Fn::FindInMap": ["Sizes", env, "Days", { DefaultValue: ids }] },
    'lookup("Sizes", input Env, "Days") else input Ids',
  ],
  ["!Base64 abc", { "Fn::Base64": "abc" }, 'base64("abc")'],
  ["!ToJsonString { A: 1 }", { "Fn::ToJsonString": { A: 1 } }, "jsonEncode({A: 1})"],
  ["!Length [a, b]", { "Fn::Length": ["a", "b"] }, 'length(["a", "b"])'],
  [
    "!Cidr [10.0.0.0/16, 4, 8]",
    { "Fn::Cidr": ["10.0.0.0/16", 4, 8] },
    "unknown: the blocks of a network are not computed",
  ],
  [
    '!GetAZs ""',
    { "Fn::GetAZs": "" },
    "unknown: the zones of a Region are known only at deployment",
  ],
  ["!ImportValue logs", { "Fn::ImportValue": "logs" }, 'importValue("logs")'],
  [
    "!GetStackOutput { StackName: a, OutputName: b }",
    { "Fn::GetStackOutput": { StackName: "a", OutputName: "b" } },
    'getStackOutput({StackName: "a", OutputName: "b"})',
  ],
  [
    "!Transform { Name: Upper, Parameters: {} }",
    { "Fn::Transform": { Name: "Upper", Parameters: {} } },
    "unknown: a macro computes it",
  ],
  ["!Condition IsProd", { Condition: "IsProd" }, "local IsProd"],
  [
    "!And [!Condition IsProd, !Condition IsBig]",
    { "Fn::And": [{ Condition: "IsProd" }, { Condition: "IsBig" }] },
    "and(local IsProd, local IsBig)",
  ],
  [
    "!Or [!Condition IsProd, !Not [!Equals [a, b]]]",
    { "Fn::Or": [{ Condition: "IsProd" }, { "Fn::Not": [{ "Fn::Equals": ["a", "b"] }] }] },
    'or(local IsProd, not(equals("a", "b")))',
  ],
  ["!Nonsense a", { "Fn::Nonsense": "a" }, "unknown: 'Nonsense' cannot be evaluated"],
];

describe("an intrinsic function", () => {
  it.each(functions)("%s", (tagged, long, read) => {
    expect(readShort(tagged)).toBe(read);
    expect(readLong(long)).toEqual([read, read]);
  });
});

describe("what looks like a function and is none", () => {
  it("is a Condition of a policy statement", () => {
    const value = { Condition: { Bool: { "aws:SecureTransport": "false" } } };
    expect(readLong(value)[0]).toBe('{Condition: {Bool: {aws:SecureTransport: "false"}}}');
  });

  it("is a Condition that names no condition", () => {
    expect(readLong({ Condition: "IsNobody" })[0]).toBe('{Condition: "IsNobody"}');
  });

  it("is a Ref beside another key", () => {
    expect(readLong({ Ref: "Env", Other: 1 })[0]).toBe('{Ref: "Env", Other: 1}');
  });
});

describe("an object that is not written out", () => {
  it("is unknown beside a macro", () => {
    const value = { A: 1, "Fn::Transform": { Name: "Audit" } };
    expect(readLong(value)[0]).toBe("{... a macro makes it}");
  });

  it("has a gap where a loop makes its keys that nobody knows the rounds of", () => {
    const value = { "Fn::ForEach::Each": ["Id", { "Fn::ImportValue": "ids" }, { "${Id}": 1 }] };
    expect(readLong(value)[0]).toBe(
      "{... 'Fn::ForEach::Each' goes through a collection that is unknown}",
    );
  });
});

describe("a scalar", () => {
  it.each([
    ["true", "true"],
    ['"true"', '"true"'],
    ["no", "false"],
    ["12", "12"],
    ["2012-10-17", '"2012-10-17"'],
    ["null", "absent"],
    ["", "absent"],
    ["!!str true", '"true"'],
    ["'{{resolve:ssm:/logs/name}}'", "unknown: a dynamic reference is resolved at deployment"],
  ])("%s", (written, read) => {
    expect(readShort(written)).toBe(read);
  });

  it("keeps its spelling where it is a number", () => {
    const text = stringify(around(hole)).replace(hole, "012345678901");
    const value = propertyOf(resourceOf(onlyTemplate(text), "Subject"), "Value");
    expect(value).toMatchObject({ kind: "Constant", text: "012345678901" });
  });
});
