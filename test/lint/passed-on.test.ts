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
