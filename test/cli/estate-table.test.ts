import { describe, expect, it } from "vitest";
import { estateTable } from "../../src/cli/estate-table.js";
import { temporaryProject } from "../lint/temporary-project.js";

const project = temporaryProject();

const trail = (bucket: string): string => `Resources:
  Trail: { Type: AWS::CloudTrail::Trail, Properties: { IsLogging: true, S3BucketName: ${bucket} } }
`;

describe("the table of an estate", () => {
  it("is one of Markdown whatever names have in them", () => {
    project.write({ "a|b.yaml": trail('"x|y\\\\z\\n\\e[2J"') });
    const [head = "", , row = "", ...others] = estateTable({}).split("\n");
    expect(others).toEqual([]);
    // Bars that are not escaped part the cells.
    const cellsOf = (line: string): readonly string[] =>
      line.split(/(?<!(?<!\\)(?:\\\\)*\\)\|/).map((cell) => cell.trim());
    expect(cellsOf(row)).toHaveLength(cellsOf(head).length);
    expect(cellsOf(row)).toContain(String.raw`a\|b.yaml`);
    expect(cellsOf(row)[cellsOf(head).indexOf("Bucket")]).toBe(String.raw`x\|y\\z [2J`);
  });

  it("says below what it does not show, be it all", () => {
    const broken = `${trail("logs")}   bad: [\n`;
    const said = "Trails of 'broken.yaml' are not shown: it cannot be read.";
    project.write({ "broken.yaml": broken });
    expect(estateTable({})).toBe(said);
    project.write({ "a.yaml": trail("logs") });
    expect(estateTable({}).split("\n").slice(2)).toEqual([
      expect.stringContaining("a.yaml"),
      "",
      said,
    ]);
  });

  it("says which trails stack sets create elsewhere", () => {
    project.write({
      "a.yaml": `Conditions: { IsHere: !Equals [!Ref AWS::Region, eu-west-1] }
Resources:
  Baseline:
    Type: AWS::CloudFormation::StackSet
    Condition: IsHere
    Properties:
      StackSetName: baseline
      PermissionModel: SELF_MANAGED
      TemplateBody: |
        ${trail("logs").replaceAll("\n", "\n        ")}
`,
    });
    expect(estateTable({})).toContain("| Baseline.Trail if IsHere (in other accounts) |");
  });

  it("is nothing where there are no trails", () => {
    project.write({ "a.yaml": "Resources: { Queue: { Type: AWS::SQS::Queue } }\n" });
    expect(estateTable({})).toBe("");
  });
});
