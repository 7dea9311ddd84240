import { describe, expect, it } from "vitest";
import { type Files, reporter } from "./project.js";

const reported = reporter();

const rule = "secret-rotation";

const secret = `Resources:
  S: { Type: AWS::SecretsManager::Secret }
Outputs:
  Out: { Value: !Ref S, Export: { Name: one } }
`;

const rotating = (id: string): string => `Resources:
  Rotation:
    Type: AWS::SecretsManager::RotationSchedule
    Properties: { SecretId: ${id}, RotationRules: { AutomaticallyAfterDays: 30 } }
`;

const using = (id: string, more = ""): string => `Resources:
  Queue: { Type: AWS::SQS::Queue, Properties: { QueueName: ${id} } }
${more}`;

const nest =
  "  Nest: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: part.yaml } }\n";

const putting = (value: string): string =>
  `Outputs: { Again: { Value: ${value}, Export: { Name: two } } }\n`;

describe("what a stack imports and puts out anew", () => {
  const never = ["!ImportValue one: Secret 's.yaml:S' is never rotated."];
  const lint = (mid: string, last: string, files: Files = {}): readonly string[] =>
    reported("mid.yaml", { "s.yaml": secret, "mid.yaml": mid, "last.yaml": last, ...files }, rule);

  it("may be configured by what imports that", () => {
    const mid = using("!ImportValue one", putting("!ImportValue one"));
    expect(lint(mid, rotating("!ImportValue two"))).toEqual([]);
    expect(lint(mid, rotating("!ImportValue others"))).toEqual(never);
    const other = using("!ImportValue one", putting("!Ref Queue"));
    expect(lint(other, rotating("!ImportValue two"))).toEqual(never);
  });

  it("takes no part where nothing else is imported", () => {
    const mid = secret.replace(
      "Export: { Name: one } }",
      `Export: { Name: own } }
  Again: { Value: !ImportValue one, Export: { Name: two } }`,
    );
    const lint = (id: string): readonly string[] => {
      const own = `${rotating(id)}Outputs: { Out: { Value: !Ref Rotation, Export: { Name: one } } }\n`;
      return reported("mid.yaml", { "mid.yaml": mid, "s.yaml": own }, rule);
    };
    expect(lint("!ImportValue own")).toEqual([]);
    expect(lint("!ImportValue others")).toEqual(["S: Secret 'S' is never rotated."]);
  });

  it("may be put out by a stack that is nested there", () => {
    const put = putting("!GetAtt Nest.Outputs.Out");
    const mid = using("!ImportValue one", nest + put);
    const part = using("x", "Outputs: { Out: { Value: !ImportValue one } }\n");
    const files = { "part.yaml": part };
    expect(lint(mid, rotating("!ImportValue two"), files)).toEqual([]);
    expect(lint(mid, rotating("!ImportValue others"), files)).toEqual(never);
    const exporting = { "part.yaml": using("x", putting("!ImportValue one")) };
    const around = using("!ImportValue one", nest);
    expect(lint(around, rotating("!ImportValue two"), exporting)).toEqual([]);
    expect(lint(around, rotating("!ImportValue others"), exporting)).toEqual(never);
  });

  it("may be put out by a stack that takes part", () => {
    const between = using("x", putting("!ImportValue one"));
    const mid = using("!ImportValue two");
    const files = { "between.yaml": between };
    const again = ["!ImportValue two: Secret 's.yaml:S' is never rotated."];
    expect(lint(mid, rotating("!ImportValue two"), files)).toEqual([]);
    expect(lint(mid, rotating("!ImportValue others"), files)).toEqual(again);
  });
});

describe("what a resource hands on that it is given", () => {
  const holding = (type: string, properties: string): string =>
    `  Holder: { Type: "${type}", Properties: ${properties} }\n`;
  const lint = (holder: string, put: string, last = rotating("!ImportValue two")) => {
    const stack = `Resources:
  S: { Type: AWS::SecretsManager::Secret }
${holder}${putting(put)}`;
    return reported("s.yaml", { "s.yaml": stack, "last.yaml": last }, rule);
  };
  const never = ["S: Secret 'S' is never rotated."];

  it.each([
    ["AWS::SecretsManager::SecretTargetAttachment", "{ SecretId: !Ref S }", "!Ref Holder"],
    ["AWS::SecretsManager::ResourcePolicy", "{ SecretId: !Ref S }", "!Ref Holder"],
    ["AWS::SSM::Parameter", "{ Value: !Ref S }", "!GetAtt Holder.Value"],
    ["AWS::SSM::Parameter", "{ Value: !Ref S }", "!Ref Holder"],
    ["AWS::SSM::Parameter", '{ Value: !Sub "${S}" }', '!Sub "${Holder.Value}"'],
  ])("may be configured by what imports %s %s", (type, properties, put) => {
    const holder = holding(type, properties);
    expect(lint(holder, put)).toEqual([]);
    expect(lint(holder, put, rotating("!ImportValue others"))).toEqual(never);
    expect(lint(holder, "!Ref Other")).toEqual(never);
  });

  it("may be handed on twice, and go round in circles", () => {
    const attached = holding("AWS::SecretsManager::SecretTargetAttachment", "{ SecretId: !Ref S }");
    const kept = (value: string): string =>
      `  Kept: { Type: AWS::SSM::Parameter, Properties: { Value: ${value} } }\n`;
    expect(lint(attached + kept("!Ref Holder"), "!GetAtt Kept.Value")).toEqual([]);
    expect(lint(attached + kept("!GetAtt Kept.Value"), "!GetAtt Kept.Value")).toEqual(never);
  });

  it("is not what it only has to do with", () => {
    const environment = "{ Environment: { Variables: { SECRET: !Ref S } } }";
    const called = holding("AWS::Lambda::Function", environment);
    for (const put of ["!GetAtt Holder.Arn", "!Ref Holder"]) {
      expect(lint(called, put)).toEqual(never);
    }
    const attached = "{ SecretId: x, TargetId: !Ref S }";
    const attachment = holding("AWS::SecretsManager::SecretTargetAttachment", attached);
    expect(lint(attachment, "!Ref Holder")).toEqual(never);
  });
});

describe("the ARN of a name", () => {
  const lint = (name: string, arn: string, imported = "two"): readonly string[] => {
    const stack = `Parameters: { Name: { Type: String } }
Resources:
  S: { Type: AWS::SecretsManager::Secret, Properties: { Name: ${name} } }
${putting(arn)}`;
    const last = rotating(`!ImportValue ${imported}`);
    return reported("s.yaml", { "s.yaml": stack, "last.yaml": last }, rule);
  };
  const secrets = "arn:aws:secretsmanager:eu-west-1:111122223333:secret";
  const ofPlace = "arn:aws:secretsmanager:${AWS::Region}:${AWS::AccountId}:secret";

  it.each([
    ["acme/db", `${secrets}:acme/db`],
    ["acme/db", `!Sub "${ofPlace}:acme/db"`],
    ["!Ref Name", `!Sub "${ofPlace}:\${Name}"`],
  ])("may lead to what is called %s: %s", (name, arn) => {
    expect(lint(name, arn)).toEqual([]);
    expect(lint(name, arn, "others")).toHaveLength(1);
  });

  it.each([
    ["acme/db", `${secrets}:acme/db-of-others`],
    ["acme/db", `${secrets}:my-acme/db`],
    ["acme/db", "of:acme/db"],
    ["secret", `${secrets}:acme/db`],
    ["!Ref Name", `${secrets}:Name`],
    ['""', `!Sub "${ofPlace}:\${AWS::StackName}"`],
  ])("leads to nothing else than what is called %s: %s", (name, arn) => {
    expect(lint(name, arn)).toHaveLength(1);
  });
});
