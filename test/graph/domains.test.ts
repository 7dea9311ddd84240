import { describe, expect, it } from "vitest";
import { answers, graphIn, read } from "./answers.js";

/** The values that conditions try for an input. */
function tried(input: string, sections: string, condition: string): readonly string[] {
  const read = answers(`
${sections}
Conditions: { Subject: ${condition} }
Resources:
  Subject: { Type: Custom::Subject, Properties: { Value: !If [Subject, 1, 2] } }
`);
  const choices = Object.keys(read ?? {}).flatMap((scenario) =>
    scenario.split(" ").filter((choice) => choice.startsWith(`${input}=`)),
  );
  return [...new Set(choices)].map((choice) => choice.slice(input.length + 1));
}

const parameters =
  "Parameters: { Env: { Type: String }, Other: { Type: String }, Ids: { Type: CommaDelimitedList } }";
const mappings = `${parameters}
Mappings:
  Sizes: { dev: { Days: 7, Big: false }, prod: { Days: 365, Big: true } }
  Images: { eu-west-1: { Id: ami-1 }, us-east-1: { Id: ami-2 } }`;

describe("the values that are tried", () => {
  it.each([
    ["!Equals [!Ref Env, prod]", ["prod", "other1"]],
    ["!Equals [Yes, !Ref Env]", ["true", "other1"]],
    ["!Equals [!Ref Env, !Ref Env]", ["other1"]],
    ["!Or [!Equals [!Ref Env, a], !Equals [!Ref Env, b]]", ["a", "b", "other1"]],
    ["!Equals [!Sub 'x-${Env}', x-prod]", ["x-prod", "other1"]],
    ["!Equals [!Select [0, !Split ['-', !Ref Env]], prod]", ["prod", "other1"]],
  ])("are those that matter: %s", (condition, values) => {
    expect(tried("Env", parameters, condition)).toEqual(values);
  });

  it.each([
    ["!Equals [!Join ['', !Ref Ids], '']", ["", "other1"]],
    ["!Equals [!Join [',', !Ref Ids], 'a,b']", ["a,b", "other1"]],
    ["!Equals [!Select [0, !Ref Ids], a]", ["a", "other1"]],
  ])("of a list are those that matter: %s", (condition, values) => {
    expect(tried("Ids", parameters, condition)).toEqual(values);
  });

  it.each([
    ["!Equals [!FindInMap [Sizes, !Ref Env, Days], 7]", ["dev", "prod", "other1"]],
    ["!Equals [!FindInMap [Sizes, dev, Days], !Ref Env]", ["7", "other1"]],
    ["!Equals [!FindInMap [Sizes, !Ref Other, Days], !Ref Env]", ["7", "365", "other1"]],
    ["!Equals [!FindInMap [Sizes, dev, !Ref Env], x]", ["Days", "Big", "other1"]],
    ["!Equals [!FindInMap [!Ref Env, dev, Days], x]", ["Sizes", "Images", "other1"]],
    [
      "!Equals [!FindInMap [Sizes, !Ref Other, Big, { DefaultValue: !Ref Env }], x]",
      ["x", "false", "true", "other1"],
    ],
  ])("are the keys of a mapping, or what is compared with its values: %s", (condition, values) => {
    expect(tried("Env", mappings, condition)).toEqual(values);
  });

  it("are the Regions of a mapping", () => {
    const condition = "!Equals [!FindInMap [Images, !Ref AWS::Region, Id], ami-1]";
    expect(tried("AWS::Region", mappings, condition)).toEqual(["eu-west-1", "us-east-1", "other1"]);
  });

  it("of a list with allowed values are lists of those, and any other", () => {
    const sections = "Parameters: { Ids: { Type: CommaDelimitedList, AllowedValues: [a, b] } }";
    const condition = "!Equals [!Join [',', !Ref Ids], a]";
    expect(tried("Ids", sections, condition)).toEqual(["a", "b", "other1"]);
  });

  it.each([
    ["{ Type: String, MinLength: 1 }", "!Equals [!Ref P, '']", ["other1"]],
    ["{ Type: String, AllowedPattern: '.+' }", "!Equals [!Ref P, '']", ["other1"]],
    ["{ Type: 'AWS::EC2::VPC::Id' }", "!Equals [!Ref P, '']", ["other1"]],
    ["{ Type: String, AllowedPattern: '.*' }", "!Equals [!Ref P, '']", ["", "other1"]],
    ["{ Type: String, AllowedPattern: '(' }", "!Equals [!Ref P, '']", ["other1"]],
    ["{ Type: String, MaxLength: 2 }", "!Equals [abc, !Ref P]", ["other1"]],
    ["{ Type: Number, MinValue: 5 }", "!Equals [!Ref P, 4]", ["other1"]],
    ["{ Type: Number, MaxValue: 5 }", "!Equals [!Ref P, 5]", ["5", "other1"]],
    ["{ Type: Number }", "!Equals [!Ref P, none]", ["other1"]],
    [
      "{ Type: CommaDelimitedList, MinLength: 9 }",
      "!Equals [!Join ['', !Ref P], '']",
      ["", "other1"],
    ],
  ])("are those that the parameter accepts: %s %s", (parameter, condition, values) => {
    expect(tried("P", `Parameters: { P: ${parameter} }`, condition)).toEqual(values);
  });

  it("are those of a condition that is written where it decides", () => {
    const text = `
${parameters}
Resources:
  Subject: { Type: Custom::Subject, Properties: { Value: !If [!Equals [!Ref Env, prod], 1, 2] } }
`;
    expect(answers(text)).toEqual({ "Env=prod": "1", "Env=other1": "2" });
  });

  it("are few however large the mappings are", () => {
    const images = Array.from({ length: 5000 }, (_, index) => `K${index}: { Id: ami-${index} }`);
    const sections = `
Parameters: { Env: { Type: String } }
Mappings: { Images: { ${images.join(", ")} }, Sizes: { dev: { Big: false }, prod: { Big: true } } }`;
    const condition = "!Equals [!FindInMap [Sizes, !Ref Env, Big], true]";
    expect(tried("Env", sections, condition)).toEqual(["dev", "prod", "other1"]);
  });
});

describe("a lookup by an input that varies", () => {
  const text = `
Parameters: { Env: { Type: String } }
Mappings: { Sizes: { dev: { Days: 7 }, prod: { Days: 365 } } }
Conditions:
  IsLong: !Equals [!FindInMap [Sizes, !Ref Env, Days, { DefaultValue: 30 }], 365]
Resources:
  Subject:
    Type: Custom::Subject
    Properties:
      Value: [!If [IsLong, 1, 2], !FindInMap [Sizes, !Ref Env, Days, { DefaultValue: 30 }]]
`;

  it("leads where its key leads, and to the default for any other", () => {
    expect(answers(text)).toEqual({
      "Env=dev": "[2, 7]",
      "Env=prod": "[1, 365]",
      "Env=other1": "[2, 30]",
    });
  });
});

describe("a list joined to the empty text", () => {
  const text = (parameter: string): string => `
Parameters: { Ids: ${parameter} }
Conditions: { HasIds: !Not [!Equals [!Join ["", !Ref Ids], ""]] }
Resources:
  Subject:
    Type: Custom::Subject
    Properties: { Value: !If [HasIds, !Ref Ids, !Ref AWS::NoValue] }
`;

  it("is empty or not, with and without a default", () => {
    const other = "unknown: it stands for any other value";
    expect(answers(text("{ Type: CommaDelimitedList }"))).toEqual({
      "Ids=": "absent",
      "Ids=other1": other,
    });
    expect(answers(text("{ Type: CommaDelimitedList, Default: 'a,b' }"))).toEqual({
      "Ids=": "absent",
      "Ids=a,b": '["a", "b"]',
      "Ids=other1": other,
    });
  });
});

describe("what a value is spelled with", () => {
  it("is the default of an input that only supplies it", () => {
    const text = `
Parameters:
  Flag: { Type: String, Default: false }
Resources:
  Subject: { Type: Custom::Subject, Properties: { Value: !Ref Flag } }
`;
    const graph = graphIn(text);
    const [value] = graph.ask((scenario) => read(graph, scenario))!;
    expect(text.slice(...value!.use.span)).toBe("!Ref Flag");
    expect(text.slice(...value!.source.span)).toBe("false");
    expect(value).toMatchObject({ state: "known", value: false, text: "false" });
  });
});
