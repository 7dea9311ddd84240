import { describe, expect, it } from "vitest";
import { reporter } from "./project.js";

const reported = reporter();

function looped(collection: string): string {
  return `Transform: AWS::LanguageExtensions
Parameters:
  Names: { Type: CommaDelimitedList, Default: "a,b" }
Resources:
  Fn::ForEach::Stacks:
    - Id
    - ${collection}
    - "Nest\${Id}":
        Type: AWS::CloudFormation::Stack
        Properties:
          TemplateURL: "./\${Id}.yaml"
          Parameters: { Name: !Ref Bucket }
  Bucket:
    Type: AWS::S3::Bucket
  Trail:
    Type: AWS::CloudTrail::Trail
    Properties:
      S3BucketName: !Ref Bucket
      IsLogging: true
      IsMultiRegionTrail: true
      EnableLogFileValidation: true
`;
}

const nothing = `Parameters:
  Name: { Type: String }
Resources:
  Topic: { Type: AWS::SNS::Topic }
`;

const rule = "log-bucket-secure-transport";

describe("nested stacks that a loop makes", () => {
  it.each(["[a, b]", "!Ref Names"])("may each be unread: %s", (collection) => {
    const files = { "main.yaml": looped(collection), "a.yaml": nothing };
    expect(reported("main.yaml", files, rule)).toEqual([]);
    expect(reported("main.yaml", { ...files, "b.yaml": nothing }, rule)).toHaveLength(1);
  });
});

describe("what a nested stack declares", () => {
  const main = `Resources:
  Trail:
    Type: AWS::CloudTrail::Trail
    Properties:
      S3BucketName: logs
      EnableLogFileValidation: false
  Nest:
    Type: AWS::CloudFormation::Stack
    Properties: { TemplateURL: ./a.yaml }
`;

  it("is no round of what stands at the same place of the file around it", () => {
    const fixed = (nested: string): string =>
      reported.fixed(
        "main.yaml",
        { "main.yaml": main, "a.yaml": nested },
        "trail-log-file-validation",
      );
    const right = main.replace("false", "true");
    expect(fixed("Resources:\n  Other: { Type: AWS::SNS::Topic }\n")).toBe(right);
    expect(fixed("Resources:\n  Topic: { Type: AWS::SNS::Topic }\n")).toBe(right);
  });
});

/** Trails that a loop makes, which parameters say. */
function trails(collection: string): string {
  return `Transform: AWS::LanguageExtensions
Parameters:
  Names: { Type: CommaDelimitedList, Default: "A,B" }
Mappings:
  Of: { dev: { Trails: [A] }, prod: { Trails: [A, B] } }
Resources:
  Fn::ForEach::Trails:
    - Id
    - ${collection}
    - "Trail\${Id}":
        Type: AWS::CloudTrail::Trail
        Properties:
          S3BucketName: logs
          EnableLogFileValidation: false
  Topic: { Type: AWS::SNS::Topic }
Outputs:
  Topic: { Value: !Ref Topic, Export: { Name: topic } }
`;
}

const validation = "trail-log-file-validation";

function lacking(...names: readonly string[]): string {
  return `Trail '${names.join("' and '")}' does not validate its log files.`;
}

describe("a loop in a nested stack", () => {
  function lint(parameters: string, nested = trails("!Ref Names"), more = ""): readonly string[] {
    const main = `Parameters:
  Given: { Type: CommaDelimitedList, Default: "E,F" }
  Free: { Type: CommaDelimitedList }
Resources:
  Nest:
    Type: AWS::CloudFormation::Stack
    Properties: { TemplateURL: ./trails.yaml${parameters} }
${more}`;
    const inner = `Parameters:
  Ids: { Type: CommaDelimitedList, Default: "X,Y" }
Resources:
  Inner:
    Type: AWS::CloudFormation::Stack
    Properties: { TemplateURL: ./trails.yaml, Parameters: { Names: !Join [",", !Ref Ids] } }
`;
    const files = { "main.yaml": main, "trails.yaml": nested, "inner.yaml": inner };
    return reported("main.yaml", files, validation);
  }
  const at = "./trails.yaml: ";
  const given = (value: string): string => `, Parameters: { Names: ${value} }`;

  it("goes through the default", () => {
    expect(lint("")).toEqual([at + lacking("trails.yaml:TrailA", "trails.yaml:TrailB")]);
  });

  it("goes through what the stack is given", () => {
    expect(lint(given("C"))).toEqual([at + lacking("trails.yaml:TrailC")]);
    expect(lint(given('"C,D"'))).toEqual([
      at + lacking("trails.yaml:TrailC", "trails.yaml:TrailD"),
    ]);
    expect(lint(given('!Join [",", !Ref Given]'))).toEqual([
      at + lacking("trails.yaml:TrailE", "trails.yaml:TrailF"),
    ]);
    expect(lint(given('!Join [",", !Ref Free]'))).toEqual([]);
    expect(lint(given("!ImportValue names"))).toEqual([]);
  });

  it("goes through what each of two stacks is given", () => {
    const other = `  Other:
    Type: AWS::CloudFormation::Stack
    Properties: { TemplateURL: trails.yaml, Parameters: { Names: D } }
`;
    expect(lint(given("C"), undefined, other)).toEqual([
      at + lacking("trails.yaml:TrailC"),
      `trails.yaml: ${lacking("trails.yaml:TrailD")}`,
    ]);
  });

  it("goes through what is given from level to level", () => {
    const outer = (parameters: string): string => `  Outer:
    Type: AWS::CloudFormation::Stack
    Properties: { TemplateURL: inner.yaml${parameters} }
`;
    expect(lint(given("C"), undefined, outer("")).slice(1)).toEqual([
      `inner.yaml: ${lacking("trails.yaml:TrailX", "trails.yaml:TrailY")}`,
    ]);
    expect(lint(given("C"), undefined, outer(", Parameters: { Ids: Z }")).slice(1)).toEqual([
      `inner.yaml: ${lacking("trails.yaml:TrailZ")}`,
    ]);
  });

  it("may be in one that a loop makes", () => {
    const unnamed = trails("!Ref Names").replace(', Default: "A,B"', "");
    const main = `Transform: AWS::LanguageExtensions
Parameters:
  Stacks: { Type: CommaDelimitedList, Default: "P,Q" }
Resources:
  Fn::ForEach::Nested:
    - Stack
    - !Ref Stacks
    - "Nest\${Stack}":
        Type: AWS::CloudFormation::Stack
        Properties: { TemplateURL: ./trails.yaml, Parameters: { Names: "In\${Stack}" } }
`;
    const files = { "main.yaml": main, "trails.yaml": unnamed };
    expect(reported("main.yaml", files, validation)).toEqual([
      `./trails.yaml: ${lacking("trails.yaml:TrailInP", "trails.yaml:TrailInQ")}`,
    ]);
  });
});

describe("loops that nest stacks with loops that nest stacks", () => {
  it("end", () => {
    const file = (level: number): string => `Transform: AWS::LanguageExtensions
Parameters: { Names: { Type: CommaDelimitedList, Default: "A,B" } }
Resources:
  Trail:
    Type: AWS::CloudTrail::Trail
    Properties: { S3BucketName: "logs-${level}", EnableLogFileValidation: false }
  Fn::ForEach::Nested:
    - Id
    - !Ref Names
    - "Nest\${Id}":
        Type: AWS::CloudFormation::Stack
        Properties:
          TemplateURL: ./s${level + 1}.yaml
          Parameters: { Names: !Join [",", !Ref Names] }
`;
    const levels = Array.from(
      { length: 12 },
      (_, level) => [`s${level}.yaml`, file(level)] as const,
    );
    expect(reported("s0.yaml", Object.fromEntries(levels), validation)).toContain(
      `false: ${lacking("Trail")}`,
    );
  });
});

describe("a loop in a stack that others import from", () => {
  it("goes through what that stack has", () => {
    const main = `Resources:
  Trail:
    Type: AWS::CloudTrail::Trail
    Properties: { S3BucketName: !ImportValue logs, EnableLogFileValidation: true }
`;
    const buckets = `Transform: AWS::LanguageExtensions
Parameters:
  Names: { Type: CommaDelimitedList, Default: "A,B" }
Resources:
  Fn::ForEach::Buckets: [Id, !Ref Names, { "Bucket\${Id}": { Type: AWS::S3::Bucket } }]
Outputs:
  Logs: { Value: !Ref BucketA, Export: { Name: logs } }
`;
    const files = { "main.yaml": main, "buckets.yaml": buckets };
    expect(reported("main.yaml", files, "log-bucket-versioning")).toEqual([
      "!ImportValue logs: Log bucket 'buckets.yaml:BucketA' keeps no versions of logs that are overwritten or deleted.",
    ]);
  });
});

describe("the template that a stack set carries", () => {
  function lint(body: string, parameters = "", more = ""): readonly string[] {
    const indented = body.replaceAll(/^(?=.)/gm, "        ");
    const main = `Transform: AWS::LanguageExtensions
Parameters:
  Given: { Type: CommaDelimitedList, Default: "E,F" }
Resources:
  Set:
    Type: AWS::CloudFormation::StackSet
    Properties:${parameters}
      TemplateBody: |
${indented}${more}`;
    return reported("main.yaml", { "main.yaml": main }, validation);
  }
  const at = "false: ";
  const given = (value: string): string => `
      Parameters: [{ ParameterKey: Names, ParameterValue: ${value} }]`;

  it("has loops of its own", () => {
    expect(lint(trails("[A, B]"))).toEqual([at + lacking("Set.TrailA", "Set.TrailB")]);
    expect(lint(trails("!Ref Names"))).toEqual([at + lacking("Set.TrailA", "Set.TrailB")]);
    expect(lint(trails("!Ref Names"), given("C"))).toEqual([at + lacking("Set.TrailC")]);
    expect(lint(trails("!Ref Names"), given('!Join [",", !Ref Given]'))).toEqual([
      at + lacking("Set.TrailE", "Set.TrailF"),
    ]);
  });

  it("stands beside loops of the template around it", () => {
    const own = `  Fn::ForEach::Trails:
    - Id
    - !Ref Given
    - "Own\${Id}":
        Type: AWS::CloudTrail::Trail
        Properties: { S3BucketName: logs, EnableLogFileValidation: no }
`;
    const body = trails("[A]").replaceAll("Id", "Name");
    expect(lint(body, "", own)).toEqual([
      at + lacking("Set.TrailA"),
      `no: ${lacking("OwnE", "OwnF")}`,
    ]);
  });
});
