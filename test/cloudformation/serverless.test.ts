import { Linter } from "eslint";
import { describe, expect, it } from "vitest";
import cloudtrail from "../../src/index.js";
import { onlyTemplate, propertyOf, resourceOf } from "./only-template.js";
import { shown } from "./shown.js";

const transform = "Transform: AWS::Serverless-2016-10-31\n";

function policiesOf(policies: string): readonly string[] {
  const text = `${transform}
Conditions: { C: !Equals [!Ref AWS::Region, eu-west-1] }
Resources: { F: { Type: AWS::Serverless::Function, Properties: { Policies: ${policies} } } }`;
  const role = resourceOf(onlyTemplate(text), "FRole");
  return ["Policies", "ManagedPolicyArns"].map((name) => shown(propertyOf(role, name)));
}

const own = "unknown: the model attaches policies of its own";
const ofModel = "unknown: a template of the model makes the policy";

describe("the policies of a function", () => {
  it.each([
    ["[]", "[]", `[${own}]`],
    ["Name", "[absent]", `[${own}, "arn:aws:iam::aws:policy/Name"]`],
    ["[arn:aws:iam::aws:policy/A]", "[absent]", `[${own}, "arn:aws:iam::aws:policy/A"]`],
    ["{ Statement: [] }", "[{PolicyDocument: {Statement: []}}]", `[${own}, absent]`],
    ["[{ SQSPollerPolicy: { QueueName: a } }]", `[${ofModel}]`, `[${own}, absent]`],
    ["[!Ref AWS::Region]", "[absent]", `[${own}, input AWS::Region]`],
    [
      "[!If [C, { Statement: [] }, A]]",
      "[if(local C, {PolicyDocument: {Statement: []}}, absent)]",
      `[${own}, if(local C, absent, "arn:aws:iam::aws:policy/A")]`,
    ],
    [
      "!If [C, [A], !Ref AWS::NoValue]",
      "if(local C, [absent], [absent])",
      'if(local C, ["arn:aws:iam::aws:policy/A"], [absent])',
    ],
  ])("are those of its role: %s", (policies, inline, managed) => {
    expect(policiesOf(policies)).toEqual([inline, managed]);
  });
});

/** The names of the resources that are read, and of the roles that are generated. */
function namesIn(text: string): readonly string[] {
  return [...onlyTemplate(text).resources.values()]
    .filter(({ type }) => type !== "AWS::SNS::Subscription")
    .map(({ name, generated }) => `${name}${generated === true ? " (generated)" : ""}`);
}

describe("a role", () => {
  const f = "F: { Type: AWS::Serverless::Function, Properties: { Handler: a } }";

  it("is generated for a function or state machine that has none, where that has its condition", () => {
    const text = `${transform}
Conditions: { C: !Equals [!Ref AWS::Region, eu-west-1] }
Resources:
  ${f}
  S: { Type: AWS::Serverless::StateMachine, Condition: C, DependsOn: F }`;
    expect(namesIn(text)).toEqual(["F", "FRole (generated)", "S", "SRole (generated)"]);
    const role = resourceOf(onlyTemplate(text), "SRole");
    expect(shown(role.condition!)).toBe("local C");
    expect(role.dependsOn).toEqual([]);
    expect(shown(propertyOf(role, "AssumeRolePolicyDocument"))).toContain("states.amazonaws.com");
  });

  it.each([
    ["without the transform", `Resources: { ${f} }`],
    ["under another macro", `Transform: [Mine, AWS::Serverless-2016-10-31]\nResources: { ${f} }`],
    [
      "where there is one",
      `${transform}Resources: { F: { Type: AWS::Serverless::Function, Properties: { Role: a } } }`,
    ],
    [
      "where something may say so",
      `${transform}Resources: { F: { Type: AWS::Serverless::Function, Properties: { Fn::Transform: { Name: a } } } }`,
    ],
    [
      "where nobody wrote out the properties",
      `${transform}Resources: { F: { Type: AWS::Serverless::Function, Properties: !Ref A } }`,
    ],
    ["for an API", `${transform}Resources: { F: { Type: AWS::Serverless::Api } }`],
  ])("is not generated %s", (_, text) => {
    expect(namesIn(text)).toEqual(["F"]);
  });

  it("is what others mean by its name, and what somebody else wrote under it", () => {
    const other = `O: { Type: Custom::O, Properties: { A: !GetAtt FRole.Arn, B: !Ref GRole } }`;
    const text = `${transform}Resources: { ${f}, ${other} }`;
    const resource = resourceOf(onlyTemplate(text), "O");
    expect(shown(propertyOf(resource, "A"))).toBe("resource FRole.Arn");
    expect(shown(propertyOf(resource, "B"))).toContain("'GRole' is not declared");
    expect(namesIn(`${transform}Resources: { ${f}, FRole: { Type: AWS::IAM::Role } }`)).toEqual([
      "F",
      "FRole",
    ]);
  });

  it("is no node of its own for ESLint", () => {
    const text = `${transform}Resources: { ${f} }`;
    const linter = new Linter({ configType: "flat" });
    const config: Linter.Config = {
      files: ["**/*.yaml"],
      plugins: { cloudtrail },
      language: "cloudtrail/template",
      rules: { "no-restricted-syntax": ["error", "Resource"] },
    };
    expect(linter.verify(text, config, "a.yaml")).toHaveLength(1);
  });
});

/** The topics that subscriptions are generated for, by their names. */
function subscribed(properties: string, others = ""): Readonly<Record<string, string>> {
  const text = `Parameters: { Given: { Type: String } }
Conditions: { C: !Equals [!Ref AWS::Region, eu-west-1] }
Resources: { F: { Type: AWS::Serverless::Function, Condition: C, Properties: ${properties} }${others} }`;
  const made = [...onlyTemplate(text).resources.values()].filter(
    ({ type, generated }) => type === "AWS::SNS::Subscription" && generated === true,
  );
  expect(made.map(({ condition }) => condition && shown(condition))).toEqual(
    made.map(() => "local C"),
  );
  return Object.fromEntries(made.map((each) => [each.name, shown(propertyOf(each, "TopicArn"))]));
}

describe("a subscription", () => {
  const event = (type: string, topic = "{ Topic: a }"): string =>
    `{ Type: ${type}, Properties: ${topic} }`;
  const events = (written: string): string => `{ Events: ${written} }`;

  it.each<[properties: string, made: Readonly<Record<string, string>>]>([
    [events(`{ A: ${event("SNS")} }`), { FA: '"a"' }],
    [
      events(`{ A: ${event("SNS")}, B: ${event("SNS", "{ Topic: !Ref Given }")} }`),
      { FA: '"a"', FB: "input Given" },
    ],
    [events(`{ A: ${event("SNS")}, B: ${event("S3")} }`), { FA: '"a"' }],
    [events(`{ A: ${event("SNS", "!Ref Given")} }`), { FA: "unknown: it is computed" }],
    [events(`{ A: ${event("!Ref Given")} }`), { FA: "unknown: its type is computed" }],
    [
      events(`{ A: !If [C, ${event("SNS")}, !Ref AWS::NoValue] }`),
      { FA: "unknown: its type is computed" },
    ],
    [events("!Ref Given"), { FEvents: "unknown: its type is computed" }],
    [
      events(`{ A: ${event("SNS")}, Fn::Transform: { Name: a } }`),
      { FEvents: "unknown: its type is computed" },
    ],
    ["{ Fn::Transform: { Name: a } }", { FEvents: "unknown: its type is computed" }],
    [events("[]"), {}],
    [events("{ A: SNS, B: [], C: { Properties: { Topic: a } } }"), {}],
    ["{}", {}],
  ])("is generated for each event of a topic: %s", (properties, made) => {
    expect(subscribed(properties)).toEqual(made);
  });

  it("is what somebody else wrote under its name", () => {
    const written = ", FA: { Type: AWS::SQS::Queue }";
    expect(subscribed(events(`{ A: ${event("SNS")} }`), written)).toEqual({});
  });

  it("is declared by the loop that declares the function", () => {
    const f = `{ Type: AWS::Serverless::Function, Properties: ${events(`{ A: ${event("SNS")} }`)} }`;
    const text = `${transform}Resources: { Fn::ForEach::L: [Id, [x], { "F\${Id}": ${f} }] }`;
    const names = [...onlyTemplate(text).resources.values()].map((each) => each.declaration);
    expect(names).toEqual(["F${Id}", "F${Id}Role", "F${Id}A"]);
  });

  it("is not generated for what is no function", () => {
    const text = `Resources: { F: { Type: AWS::Serverless::StateMachine, Properties: ${events(`{ A: ${event("SNS")} }`)} } }`;
    expect([...onlyTemplate(text).resources.keys()]).toEqual(["F"]);
  });
});

describe("globals", () => {
  it.each([
    ["{ A: 1 }", "{}", "{A: 1}"],
    ["{ A: 1 }", "{ A: 2, B: 3 }", "{A: 2, B: 3}"],
    ["{ A: { B: 1, C: 1 } }", "{ A: { C: 2 } }", "{A: {B: 1, C: 2}}"],
    ["{ A: [1] }", "{ A: [2] }", "{A: [1, 2]}"],
    ["{ A: [1] }", "{ A: 2 }", "{A: 2}"],
    ["{ A: { B: 1 } }", "{ A: !Ref AWS::NoValue }", "{A: absent}"],
    ["{ B: 1, Fn::Transform: { Name: a } }", "{ A: 2 }", "{A: 2, ... a macro makes it}"],
    ["{ Fn::Transform: a }", "{ A: 2 }", "{A: 2, ... what it has in common is computed}"],
    ["1", "{ A: 2 }", "{A: 2}"],
  ])("are what functions have in common: %s and %s", (shared, properties, expected) => {
    const text = `${transform}Globals: { Function: ${shared}, Api: { Z: 1 } }
Resources:
  F: { Type: AWS::Serverless::Function, Properties: ${properties} }
  G: { Type: AWS::Lambda::Function }`;
    const template = onlyTemplate(text);
    expect(shown(resourceOf(template, "F").properties)).toBe(expected);
    expect(shown(resourceOf(template, "G").properties)).toBe("{}");
  });

  it("may have a boundary that limits every role", () => {
    const text = `${transform}Globals: { Fn::Transform: { Name: a }, Api: {} }
Resources: { F: { Type: AWS::Serverless::Function, Properties: { A: 1 } } }`;
    expect(resourceOf(onlyTemplate(text), "FRole").properties.gap).toBe("a macro makes it");
  });

  it("may be anything", () => {
    const f = "Resources: { F: { Type: AWS::Serverless::Function, Properties: { A: 1 } } }";
    for (const globals of ["[]", "1", "", "{ Function: [] }"]) {
      const [f1] = onlyTemplate(`${transform}Globals: ${globals}\n${f}`).resources.values();
      expect(f1!.properties.fields.map(({ name }) => name)).toContain("A");
    }
  });
});
