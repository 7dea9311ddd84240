import { describe, expect, it } from "vitest";
import { reporter } from "./project.js";

const reported = reporter();
const rule = "trail-log-file-validation";

const child = `Parameters: { Flag: { Type: String, AllowedValues: ["true", "false"] } }
Conditions: { IsOn: !Equals [!Ref Flag, "true"] }
Resources:
  Trail:
    Type: AWS::CloudTrail::Trail
    Properties: { IsLogging: true, S3BucketName: logs, EnableLogFileValidation: !If [IsOn, true, false] }
`;

const nesting = (flag: string, path = "child.yaml"): string => `Resources:
  Audit:
    Type: AWS::CloudFormation::Stack
    Properties: { TemplateURL: ${path}, Parameters: { Flag: ${flag} } }
`;

const isOff = [
  "false: Trail 'Trail' does not validate its log files when condition 'IsOn' is false.",
];

describe("a nested stack", () => {
  it("is judged in the scenarios in which something nests it", () => {
    const right = { "child.yaml": child, "one.yaml": nesting('"true"') };
    expect(reported("child.yaml", { "child.yaml": child }, rule)).toEqual(isOff);
    expect(reported("child.yaml", right, rule)).toEqual([]);
    const wrong = { ...right, "two.yaml": nesting('"false"') };
    expect(reported("child.yaml", wrong, rule)).toEqual(isOff);
  });

  it("is judged in those of what nests what nests it", () => {
    const middle = `Parameters: { Flag: { Type: String } }
${nesting("!Ref Flag")}`;
    const files = (flag: string): Readonly<Record<string, string>> => ({
      "child.yaml": child,
      "middle.yaml": middle,
      "root.yaml": nesting(flag, "middle.yaml"),
    });
    expect(reported("child.yaml", files('"true"'), rule)).toEqual([]);
    expect(reported("child.yaml", files('"false"'), rule)).toEqual(isOff);
  });

  it("is judged in all of them where somebody else may nest it", () => {
    const files = { "child.yaml": child, "one.yaml": nesting('"true"') };
    const broken = { ...files, "other.yaml": `${nesting('"false"')}  Broken: [` };
    expect(reported("child.yaml", broken, rule)).toEqual(isOff);
  });

  it("is judged in all of them where what nests it has too many", () => {
    const names = Array.from({ length: 13 }, (_, index) => `P${String(index)}`);
    const parameters = names.map((name) => `  ${name}: { Type: String }\n`).join("");
    const conditions = names.map((name) => `  Is${name}: !Equals [!Ref ${name}, "on"]\n`).join("");
    const letters = names.map((name) => `!If [Is${name}, "", t]`).join(", ");
    const flag = `!Join ["", [${letters}]]`;
    const many = `Parameters:\n${parameters}Conditions:\n${conditions}${nesting(flag)}`;
    const files = { "child.yaml": child, "one.yaml": many };
    expect(reported("child.yaml", files, rule)).toEqual(isOff);
  });

  it("keeps the edits of what it says whoever nests it", () => {
    const own = child.replace("!If [IsOn, true, false]", "false");
    const files = { "child.yaml": own, "one.yaml": nesting('"true"') };
    expect(reported.fixed("child.yaml", files, rule)).toContain("EnableLogFileValidation: true");
  });

  it("says of the templates in its stack sets what it says alone", () => {
    const set = `Parameters: { Flag: { Type: String } }
Resources:
  Set:
    Type: AWS::CloudFormation::StackSet
    Properties:
      StackSetName: trails
      PermissionModel: SELF_MANAGED
      TemplateBody: |
        Resources:
          Trail:
            Type: AWS::CloudTrail::Trail
            Properties: { IsLogging: true, S3BucketName: logs, EnableLogFileValidation: false }
`;
    const files = { "child.yaml": set, "one.yaml": nesting('"true"') };
    expect(reported("child.yaml", files, rule)).toHaveLength(1);
  });
});
