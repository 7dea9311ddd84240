import { Linter } from "eslint";
import { expect, it } from "vitest";
import cloudtrail from "../../src/index.js";

const numbers = Array.from({ length: 13 }, (_, index) => index);

/** A policy that lets everybody in, whatever its other statements come to. */
const template = `
Parameters:
${numbers.map((n) => `  P${String(n)}: { Type: String, Default: "" }`).join("\n")}
Conditions:
${numbers.map((n) => `  C${String(n)}: !Not [!Equals [!Ref P${String(n)}, ""]]`).join("\n")}
Resources:
  Policy:
    Type: AWS::S3::BucketPolicy
    Properties:
      Bucket: logs
      PolicyDocument:
        Statement:
          - { Effect: Allow, Principal: "*", Action: "s3:GetObject", Resource: "*" }
${numbers
  .map(
    (n) =>
      `          - !If [C${String(n)}, { Effect: Allow, Principal: { AWS: !Ref P${String(n)} }, Action: "s3:GetObject", Resource: "*" }, !Ref AWS::NoValue]`,
  )
  .join("\n")}
  Trail:
    Type: AWS::CloudTrail::Trail
    Properties: { S3BucketName: logs, IsLogging: true }
`;

it("hide nothing that is so in each of them", () => {
  const messages = new Linter().verify(template, [cloudtrail.configs.recommended], "template.yaml");
  expect(messages.map(({ ruleId }) => ruleId)).toContain(
    "cloudtrail/log-bucket-no-wildcard-principal",
  );
});
