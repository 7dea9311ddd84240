import { describe, expect, it } from "vitest";
import { versions } from "./eslint-versions.js";
import { plugin } from "./trail-names.js";

const yaml = `Conditions:
  IsProd: !Equals [!Ref AWS::Region, us-east-1]
Resources:
  Logs:
    Type: AWS::S3::Bucket
    Properties:
      BucketName: false
  Trail:
    Type: AWS::CloudTrail::Trail
    DeletionPolicy: Retain
    Properties:
      IsMultiRegionTrail: false
      S3BucketName: !Ref Logs
  Other:
    Type: AWS::CloudTrail::Trail
    Properties:
      IsMultiRegionTrail: !If [IsProd, true, false]
      KMSKeyId: !GetAtt Logs.Arn
`;

const json = JSON.stringify(
  {
    Resources: {
      Trail: { Type: "AWS::CloudTrail::Trail", Properties: { IsMultiRegionTrail: "false" } },
    },
  },
  undefined,
  2,
);

describe.each(versions)("no-restricted-syntax in $name", ({ Linter }) => {
  function select(selector: string, text: string, filename: string): readonly string[] {
    const messages = new Linter().verify(
      text,
      [
        {
          files: ["**"],
          plugins: { cloudtrail: plugin },
          language: "cloudtrail/template",
          rules: { "no-restricted-syntax": ["error", selector] },
        },
      ],
      filename,
    );
    const lines = text.split("\n");
    return messages.map(({ message, line, column, endLine, endColumn }) => {
      expect(message).toContain(selector);
      const end = line === endLine ? endColumn! - 1 : undefined;
      return `${line}: ${lines[line - 1]!.slice(column - 1, end)}`;
    });
  }

  it.each<[selector: string, selected: readonly string[]]>([
    [
      "Resource[type='AWS::CloudTrail::Trail'] Field[name='IsMultiRegionTrail'] > Constant[value=false]",
      ["12: false"],
    ],
    ["Resource[type=/Trail$/]:not(:has(Field[name='KMSKeyId']))", ["8: Trail:"]],
    ["Choice > .whenFalse", ["17: false"]],
    [
      "Field:has(Reference[resource='Logs'])",
      ["13: S3BucketName: !Ref Logs", "18: KMSKeyId: !GetAtt Logs.Arn"],
    ],
    ["Reference[attribute='Arn']", ["18: !GetAtt Logs.Arn"]],
    ["Resource > Field[name='DeletionPolicy']", ["10: DeletionPolicy: Retain"]],
    ["Field ~ Field[name='KMSKeyId']", ["18: KMSKeyId: !GetAtt Logs.Arn"]],
    ["Constant[parent.name='BucketName']", ["7: false"]],
    ["Resource[name='Logs']:exit", ["4: Logs:"]],
  ])("selects %s", (selector, selected) => {
    expect(select(selector, yaml, "a.yaml")).toEqual(selected);
  });

  it("selects in JSON what it selects in YAML", () => {
    const selector =
      "Resource[type=/Trail$/] Field[name='IsMultiRegionTrail'] > Constant[value='false']";
    expect(select(selector, json, "a.json")).toEqual(['6: "false"']);
  });
});
