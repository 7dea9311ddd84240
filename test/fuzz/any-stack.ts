import fc from "fast-check";

import { kinds } from "../aws/kinds.js";
import { anyPolicy, type Data, oddData } from "./any-policy.js";
import { anyProperties, type Writing } from "./any-properties.js";

type Fields = Readonly<Record<string, Data>>;

/** Names of whatever has one, so that much is named alike, and some as every object's properties. */
const names = ["Logs", "Trail", "Key", "Env", "IsProd", "A", "__proto__", "constructor"] as const;
const name = fc.constantFrom(...names);

const text = fc.constantFrom<Data>(
  ...[
    "logs",
    "a",
    "b",
    "prod",
    "true",
    "",
    "aws:kms",
    "arn:aws:s3:::logs",
    "alias/a",
    "*",
    "my-logs",
  ],
  ...["{{resolve:ssm:/a}}", "AWSLogs", "123456789012", "us-east-1", "a,b", "it's #1", "${A}"],
);

const attribute = fc.constantFrom("Arn", "Id", "Outputs.A", "DomainName", "toString", "KeyId");

const reference = fc.oneof(
  name.map<Data>((Ref) => ({ Ref })),
  fc
    .constantFrom(
      "AWS::NoValue",
      "AWS::AccountId",
      "AWS::Region",
      "AWS::Partition",
      "AWS::StackName",
    )
    .map<Data>((Ref) => ({ Ref })),
  fc.tuple(name, attribute).map<Data>((path) => ({ "Fn::GetAtt": path })),
  fc.tuple(name, attribute).map<Data>((path) => ({ "Fn::GetAtt": path.join(".") })),
  fc
    .constantFrom(
      "${Logs}",
      "${Logs.Arn}/*",
      "arn:${AWS::Partition}:s3:::${Env}",
      "${!A}-${B}",
      "${A",
    )
    .map<Data>((sub) => ({ "Fn::Sub": sub })),
);

const condition: fc.Arbitrary<Data> = fc.letrec<{ condition: Data }>((tie) => {
  const several = fc.array(tie("condition"), { minLength: 1, maxLength: 3 });
  const side = fc.oneof(text, reference);
  return {
    condition: fc.oneof(
      { maxDepth: 3 },
      fc.tuple(side, side).map<Data>((args) => ({ "Fn::Equals": args })),
      name.map<Data>((Condition) => ({ Condition })),
      several.map<Data>((args) => ({ "Fn::And": args })),
      several.map<Data>((args) => ({ "Fn::Or": args })),
      tie("condition").map<Data>((arg) => ({ "Fn::Not": [arg] })),
      fc.tuple(fc.array(text), side).map<Data>((args) => ({ "Fn::Contains": args })),
    ),
  };
}).condition;

/** A function that has a value among what it is given, or nonsense. */
function around(value: fc.Arbitrary<Data>): fc.Arbitrary<Data> {
  const called = fc.oneof(
    fc.tuple(name, value, fc.oneof(value, reference)).map<Data>((args) => ({ "Fn::If": args })),
    fc.tuple(name, name, name).map<Data>((args) => ({ "Fn::FindInMap": args })),
    fc.tuple(name, reference, name, value).map<Data>(([map, top, key, DefaultValue]) => ({
      "Fn::FindInMap": [map, top, key, { DefaultValue }],
    })),
    fc.tuple(fc.constantFrom<Data>(0, "1", 5, {}), fc.array(value)).map<Data>((args) => ({
      "Fn::Select": args,
    })),
    fc
      .tuple(fc.constantFrom("", "-", ","), fc.array(value, { maxLength: 3 }))
      .map<Data>((args) => ({
        "Fn::Join": args,
      })),
    fc.tuple(fc.constantFrom(",", ""), value).map<Data>((args) => ({ "Fn::Split": args })),
    value.map<Data>((A) => ({ "Fn::Sub": ["a-${A}-${Env}", { A }] })),
    value.map<Data>((arg) => ({ "Fn::ImportValue": arg })),
    value.map<Data>((arg) => ({ "Fn::ToJsonString": arg })),
    value.map<Data>((arg) => ({ "Fn::Base64": arg })),
    value.map<Data>((arg) => ({ "Fn::Length": arg })),
    fc.constantFrom<Data>(
      { "Fn::Transform": { Name: "AWS::Include", Parameters: { Location: "./part.yaml" } } },
      { "Fn::Transform": { Name: "Own", Parameters: {} } },
      { "Fn::GetAZs": "" },
      { "Fn::Cidr": ["10.0.0.0/16", 2, 8] },
      { "Fn::Include": "part.yaml" },
    ),
  );
  return fc.oneof(
    { weight: 12, arbitrary: value },
    { weight: 3, arbitrary: called },
    { weight: 2, arbitrary: reference },
    { weight: 1, arbitrary: oddData },
  );
}

const writing: Writing = {
  spelling: "cloudformation",
  text: fc.oneof({ weight: 4, arbitrary: text }, reference),
  link: fc.oneof(reference, text),
  policy: anyPolicy(fc.oneof({ weight: 2, arbitrary: text }, reference)),
  around,
};

/** What rules ask about most is generated most. */
const often = /CloudTrail::(?:Trail|EventDataStore)|S3::Bucket|KMS::Key|SNS::Topic|IAM::/;

/** Resources of every kind that rules ask about, each with properties of it. */
const ofKinds = kinds.flatMap(({ cloudformation: type, shape }) => {
  if (type === undefined) return [];
  const Properties = around(anyProperties(shape, writing));
  return [
    { weight: often.test(type) ? 8 : 1, arbitrary: resourceOf(fc.constant(type), Properties) },
  ];
});

/** Those that lead out of a template, or whose types are nobody's. */
const others = resourceOf(
  fc.constantFrom(
    "AWS::CloudFormation::Stack",
    "AWS::CloudFormation::Macro",
    "Custom::A",
    "A::B",
    "",
  ),
  fc.record<Record<string, Data>>({
    TemplateURL: fc.constantFrom<Data>("./child.yaml", "main.yaml", "../out.yaml", "nowhere.yaml"),
    Parameters: fc.dictionary(name, fc.oneof(text, reference), { maxKeys: 2 }),
  }),
);

function resourceOf(
  Type: fc.Arbitrary<Data>,
  Properties: fc.Arbitrary<Data>,
): fc.Arbitrary<Fields> {
  const kept = fc.constantFrom<Data>("Retain", "Delete", "Snapshot", "");
  return fc.record<Record<string, Data>>(
    {
      Type,
      Properties,
      Condition: name,
      DependsOn: fc.oneof(name, fc.array(name, { maxLength: 3 })),
      DeletionPolicy: kept,
      UpdateReplacePolicy: kept,
      Metadata: fc.record({
        cloudtrail: fc.record({
          suppress: fc.array(
            fc.record({
              rule: fc.constantFrom("cloudtrail/trail-kms-key", "all", "constructor"),
              reason: fc.constantFrom("known", ""),
            }),
            { maxLength: 2 },
          ),
        }),
      }),
    },
    { requiredKeys: ["Type", "Properties"] },
  );
}

const resource = fc.oneof(...ofKinds, { weight: 8, arbitrary: others });

const collection = fc.oneof(
  fc.array(fc.constantFrom<Data>("A", "Env", "b c", 1, "__proto__"), { maxLength: 3 }),
  reference,
);

/** What `Fn::ForEach` makes of resources, conditions or outputs. */
function loopOf(body: fc.Arbitrary<Data>): fc.Arbitrary<Fields> {
  return fc
    .tuple(name, collection, fc.constantFrom("T${A}", "T${Env}", "T", "${IsProd}&{A}"), body)
    .map(([variable, items, key, value]) => ({
      "Fn::ForEach::L": [variable, items, { [key]: value }],
    }));
}

/** Keys that objects have of their own are keys like any other. */
function joined(parts: readonly Fields[]): Data {
  return Object.fromEntries(parts.flatMap((part) => Object.entries(part)));
}

function section(value: fc.Arbitrary<Data>, maxKeys: number): fc.Arbitrary<Data> {
  const fields = fc.dictionary(name, value, { maxKeys });
  return fc.oneof(
    { weight: 9, arbitrary: fields },
    { weight: 2, arbitrary: fc.tuple(fields, loopOf(value)).map(joined) },
    { weight: 1, arbitrary: oddData },
  );
}

const parameter = fc.record<Record<string, Data>>(
  {
    Type: fc.constantFrom<Data>(
      ...[
        "String",
        "Number",
        "CommaDelimitedList",
        "AWS::SSM::Parameter::Value<String>",
        "List<String>",
      ],
    ),
    Default: fc.oneof(text, oddData),
    AllowedValues: fc.array(text, { maxLength: 3 }),
    AllowedPattern: fc.constantFrom<Data>("a|b", "(a+)+$", "[", "", ".*"),
    NoEcho: fc.constantFrom<Data>(true, "true"),
  },
  { requiredKeys: ["Type"] },
);

/** A template of CloudFormation, sound or not, of what rules ask about. */
export const anyStack: fc.Arbitrary<Fields> = fc.record<Record<string, Data>>(
  {
    AWSTemplateFormatVersion: fc.constantFrom<Data>("2010-09-09", 2010),
    Description: text,
    Transform: fc.constantFrom<Data>(
      "AWS::LanguageExtensions",
      "AWS::Serverless-2016-10-31",
      ["AWS::LanguageExtensions", "Own"],
      { Name: "AWS::Include", Parameters: { Location: "part.yaml" } },
    ),
    Parameters: section(parameter, 4),
    Mappings: section(section(section(fc.oneof(text, fc.array(text)), 2), 2), 2),
    Conditions: section(condition, 4),
    Rules: section(
      fc.record<Record<string, Data>>({
        RuleCondition: condition,
        Assertions: fc.array(fc.record({ Assert: condition }), { maxLength: 2 }),
      }),
      2,
    ),
    Globals: fc.record({ Function: fc.record({ Role: reference }) }),
    Resources: section(resource, 6),
    Outputs: section(
      fc.record<Record<string, Data>>({ Value: reference, Export: fc.record({ Name: text }) }),
      2,
    ),
  },
  { requiredKeys: ["AWSTemplateFormatVersion", "Resources"] },
);
