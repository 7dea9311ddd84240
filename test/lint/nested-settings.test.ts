import { describe, expect, it } from "vitest";
import { surveyOf } from "../../src/lint/estate/survey.js";
import { reporter } from "./project.js";

const rule = "trail-log-file-validation";
const reported = reporter();

const notValidated = "!Ref Flag: Trail 'Trail' does not validate its log files.";

const child = `Parameters: { Flag: { Type: String } }
Resources:
  Trail:
    Type: AWS::CloudTrail::Trail
    Properties: { IsLogging: true, S3BucketName: logs, EnableLogFileValidation: !Ref Flag }
`;

const parent = (flag: string): string => `Resources:
  Audit:
    Type: AWS::CloudFormation::Stack
    Properties: { TemplateURL: child.yaml, Parameters: { Flag: ${flag} } }
`;

const files = { "child.yaml": child, "parent.yaml": parent("true") };
const wrong = { Flag: "false" };
const flagFile = {
  "values.json": JSON.stringify([{ ParameterKey: "Flag", ParameterValue: "false" }]),
};

/** Ways to say what parameters are. */
const ways: Readonly<Record<string, object>> = {
  "the settings": { project: {}, parameters: wrong },
  "a group": { project: { groups: [{ name: "all", files: "**", parameters: wrong }] } },
  "a file of parameters": {
    project: {},
    parameterFiles: { files: "**/*.yaml", parameters: "values.json" },
  },
};

describe("a nested stack knows of its parameters", () => {
  for (const [way, settings] of Object.entries(ways)) {
    it(`what nests it says, whatever ${way} says of others`, () => {
      const lint = reported.with(settings);
      expect(lint("child.yaml", { ...files, ...flagFile }, rule)).toEqual([]);
      const given = { ...files, ...flagFile, "parent.yaml": parent('"false"') };
      expect(lint("child.yaml", given, rule)).toEqual([notValidated]);
    });

    it(`what ${way} says where nothing nests it`, () => {
      const alone = { "alone.yaml": child, ...flagFile };
      const [found = "nothing"] = reported.with(settings)("alone.yaml", alone, rule);
      expect(found).toContain(notValidated.slice(0, -1));
    });
  }

  it("what nests it says where that is told what is wrong", () => {
    const head = `Parameters: { Flag: { Type: String } }
Conditions: { IsOn: !Equals [!Ref Flag, "true"] }
`;
    const deciding = child
      .replace(/^.*\n/, head)
      .replace(
        "EnableLogFileValidation: !Ref Flag",
        "EnableLogFileValidation: !If [IsOn, true, false]",
      );
    const all = { "child.yaml": deciding, "parent.yaml": parent('"false"') };
    const lint = (pin: string): readonly string[] =>
      reported.with({ project: {}, parameters: { Flag: pin } })("parent.yaml", all, rule);
    // It says so itself.
    expect(lint("true")).toEqual([]);
    expect(lint("false")).toEqual([]);
  });

  it("nothing from the settings where another stack imports from it", () => {
    const storage = `Parameters: { Acl: { Type: String } }
Resources: { Logs: { Type: AWS::S3::Bucket, Properties: { AccessControl: !Ref Acl } } }
Outputs: { Logs: { Value: !Ref Logs, Export: { Name: logs } } }
`;
    const importing = `Resources:
  Trail:
    Type: AWS::CloudTrail::Trail
    Properties: { IsLogging: true, S3BucketName: !ImportValue logs }
`;
    const nesting = parent("true").replace("Flag: true", "Acl: Private");
    const all = { "child.yaml": storage, "parent.yaml": nesting, "trail.yaml": importing };
    const lint = reported.with({ project: {}, parameters: { Acl: "PublicRead" } });
    expect(lint("trail.yaml", all, "log-bucket-no-public-acl")).toEqual([]);
  });

  it("in which Region it is", () => {
    const settings = { project: {}, region: "us-east-1" };
    const text = child
      .replace(
        "Resources:",
        'Conditions: { Here: !Equals [!Ref AWS::Region, "eu-west-1"] }\nResources:',
      )
      .replace("!Ref Flag", "!If [Here, true, false]");
    const all = { ...files, "child.yaml": text };
    expect(reported.with(settings)("child.yaml", all, rule)).toEqual([
      "false: Trail 'Trail' does not validate its log files.",
    ]);
  });
});

describe("the table of trails", () => {
  it("tells of a nested stack what nests it says", () => {
    reported.with({ project: {} })("child.yaml", files, rule);
    const { trails } = surveyOf({ project: {}, parameters: { Flag: "false" } });
    expect(trails.map(({ file, answers }) => [file, answers[3]])).toEqual([["parent.yaml", "yes"]]);
  });
});
