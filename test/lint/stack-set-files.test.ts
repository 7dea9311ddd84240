import { describe, expect, it } from "vitest";
import { estateTable } from "../../src/cli/estate-table.js";
import { type Files, reporter } from "./project.js";

const reported = reporter();

const once = "trail-global-service-events-once";
const validated = "trail-log-file-validation";

const set = (more = "", file = "inner.yaml"): string => `Resources:
  Everywhere:
    Type: AWS::CloudFormation::StackSet
    Properties:
      StackSetName: baseline
      PermissionModel: SERVICE_MANAGED
      TemplateURL: ${file}
${more}`;

const nesting = (file: string): string =>
  `Resources: { Inner: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: ${file} } } }\n`;

const trail = (more = ""): string => `Parameters:
  Validates: { Type: String, Default: "false" }
Resources:
  Trail:
    Type: AWS::CloudTrail::Trail
    Properties: { S3BucketName: logs, IsLogging: true, IsMultiRegionTrail: true${more} }
`;

const estate: Files = { "set.yaml": set(), "inner.yaml": trail(), "own.yaml": trail() };

const inBoth = (files: Files): readonly number[] =>
  ["inner.yaml", "own.yaml"].map((path) => reported(path, files, once).length);

describe("a file that a stack set names as its template", () => {
  it("is deployed to other accounts", () => {
    expect(inBoth(estate)).toEqual([0, 0]);
    expect(estateTable({})).toContain("| Trail (in other accounts) |");
    expect(inBoth({ ...estate, "set.yaml": set("", "other.yaml") })).toEqual([1, 1]);
  });

  it("is deployed here, too, where another stack nests it", () => {
    const files = { ...estate, "nest.yaml": nesting("inner.yaml") };
    expect(inBoth(files)).toEqual([1, 1]);
    expect(estateTable({})).not.toContain("other accounts");
  });

  it("takes what it nests along", () => {
    const files = {
      ...estate,
      "set.yaml": set("", "nest.yaml"),
      "nest.yaml": nesting("inner.yaml"),
    };
    expect(inBoth(files)).toEqual([0, 0]);
    expect(estateTable({})).toContain("| Inner.Trail (in other accounts) |");
  });

  it("is so while it is edited, too", () => {
    const edited = `${trail()}Outputs: { Name: { Value: !Ref Trail } }\n`;
    expect(reported.unsaved("inner.yaml", edited, estate, once)).toEqual([]);
    expect(reported.unsaved("own.yaml", edited, estate, once)).toEqual([]);
  });

  it("is given parameters by the stack set alone", () => {
    const files = (more: string): Files => ({
      "set.yaml": set(more),
      "inner.yaml": trail(", EnableLogFileValidation: !Ref Validates"),
    });
    const parameters = (name: string): string =>
      `      Parameters: [{ ParameterKey: ${name}, ParameterValue: "true" }]\n`;
    const found = (more: string): number => reported("inner.yaml", files(more), validated).length;
    expect(found("")).toBe(1);
    expect(found(parameters("Other"))).toBe(1);
    expect(found(parameters("Validates"))).toBe(0);
    expect(found("      Parameters: !Ref Given\n")).toBe(0);
    const told = reported.with({ project: {}, parameters: { Validates: "true" } });
    expect(told("inner.yaml", files(""), validated)).toHaveLength(1);
  });
});
