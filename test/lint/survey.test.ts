import { describe, expect, it } from "vitest";
import { surveyOf, surveyQuestions } from "../../src/lint/estate/survey.js";
import { temporaryProject } from "./temporary-project.js";

const project = temporaryProject();

/** The answers for each trail, by question. */
function surveyed(settings: object = { project: {} }) {
  return surveyOf(settings).map(({ file, name, group, answers }) => ({
    trail: `${file}:${name}`,
    ...(group !== undefined && { group }),
    ...Object.fromEntries(answers.map((answer, index) => [surveyQuestions[index] ?? "", answer])),
  }));
}

const trail = (flags: string): string => `Resources:
  Trail:
    Type: AWS::CloudTrail::Trail
    Properties: { IsLogging: true, S3BucketName: logs, ${flags} }
`;

describe("the survey of a project", () => {
  it("says of each trail what it is", () => {
    project.write({ "a.yaml": trail("IsMultiRegionTrail: true, KMSKeyId: alias/audit") });
    expect(surveyed()).toEqual([
      {
        trail: "a.yaml:Trail",
        Regions: "all",
        "Global events": "yes",
        Validation: "no",
        Key: "alias/audit",
        Bucket: "logs",
        "Kept for": "?",
        "Deleted by": "?",
        Alarms: "none",
      },
    ]);
  });

  it("says what it is in some scenarios, and what nobody knows", () => {
    const head = `Parameters: { Stage: { Type: String }, Flag: { Type: String } }
Conditions: { IsProd: !Equals [!Ref Stage, prod] }
`;
    const flags =
      "IsMultiRegionTrail: !If [IsProd, true, false], EnableLogFileValidation: !Ref Flag";
    project.write({ "a.yaml": head + trail(flags) });
    expect(surveyed()).toMatchObject([{ Regions: "all or one", Validation: "?" }]);
    expect(surveyed({ project: {}, parameters: { Stage: "prod", Flag: "true" } })).toMatchObject([
      { Regions: "all", Validation: "yes" },
    ]);
  });

  it("looks at buckets of other templates, and at each trail once", () => {
    const child = trail('IsMultiRegionTrail: "true"').replace("logs,", "!Ref Bucket,");
    project.write({
      "child.yaml": `Parameters: { Bucket: { Type: String } }\n${child}`,
      "parent.yaml": `Resources:
  Audit:
    Type: AWS::CloudFormation::Stack
    Properties: { TemplateURL: child.yaml, Parameters: { Bucket: !ImportValue archive } }
`,
      "storage.yaml": `Resources:
  Archive:
    Type: AWS::S3::Bucket
    Properties:
      ObjectLockConfiguration: { Rule: { DefaultRetention: { Mode: COMPLIANCE, Days: 365 } } }
      LifecycleConfiguration: { Rules: [{ Status: Enabled, ExpirationInDays: 500 }] }
Outputs: { Archive: { Value: !Ref Archive, Export: { Name: archive } } }
`,
    });
    expect(surveyed()).toMatchObject([
      {
        trail: "parent.yaml:Audit.Trail",
        Bucket: "storage.yaml:Archive",
        "Deleted by": "nobody while locked",
      },
    ]);
  });

  it("is made for each group", () => {
    project.write({ "a.yaml": trail("IsMultiRegionTrail: true") });
    const groups = ["dev", "prod"].map((name) => ({ name, files: "*.yaml" }));
    expect(surveyed({ project: { groups } })).toMatchObject([{ group: "dev" }, { group: "prod" }]);
  });
});
