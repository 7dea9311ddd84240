import { describe, expect, it } from "vitest";

import { kindOf } from "../../src/document/gate.js";

const trail = "  Trail:\n    Type: AWS::CloudTrail::Trail\n";

describe("a template", () => {
  it.each([
    ["a version", "AWSTemplateFormatVersion: 2010-09-09\n"],
    ["resources", `Resources:\n${trail}`],
    ["resources after others", `Description: |\n  x\nParameters: {}\nResources:\n${trail}`],
    ["CRLF", `Resources:\n${trail}`.replaceAll("\n", "\r\n")],
    ["a BOM", `\uFEFFResources:\n${trail}`],
    ["a comment and a document mark", `# x\n%YAML 1.1\n---\n# y\nResources:\n${trail}`],
    ["an indented root", `  Resources:\n    Trail:\n      Type: AWS::CloudTrail::Trail\n`],
    ["a root less indented than its first line", ` Description: x\nResources:\n${trail}`],
    ["quoted keys", `"Resources":\n  'Trail':\n    "Type": 'AWS::CloudTrail::Trail'\n`],
    ["a type written last", "Resources:\n  A:\n    Properties: {}\n    Type: Custom::Thing\n"],
    ["a module", "Resources:\n  A:\n    Type: My::S3::Bucket::MODULE\n"],
    ["a third party", "Resources:\n  A:\n    Type: Alexa::ASK::Skill\n"],
    ["a transform", "Transform: My-Macro\nResources:\n  Fn::Transform: {}\n"],
    ["a tagged type", 'Resources:\n  A:\n    Type: !Rain::Module "x"\n'],
    ["flow style", "Resources: { Trail: { Type: AWS::CloudTrail::Trail } }\n"],
    ["flow style all over", "{ Resources: { Trail: { Type: 'AWS::CloudTrail::Trail' } } }"],
    [
      "flow style with a quote",
      "{ Description: don't, Resources: { A: { Type: AWS::S3::Bucket } } }",
    ],
    ["JSON", JSON.stringify({ Resources: { A: { Type: "AWS::S3::Bucket" } } }, null, 2)],
    ["minified JSON", JSON.stringify({ Resources: { A: { Type: "AWS::S3::Bucket" } } })],
    ["an array of JSON", JSON.stringify([{ Resources: { A: { Type: "AWS::S3::Bucket" } } }])],
    [
      "escapes and brackets in strings",
      '{ "Description": "\\"}}{[", "AWSTemplateFormatVersion": "x" }',
    ],
    ["space before a colon", '{ "Resources" : { "A" : { "Type" :\n "AWS::S3::Bucket" } } }'],
    ["a comment before JSON", '// x\n{\n  "AWSTemplateFormatVersion": "2010-09-09"\n}'],
    [
      "a comment on the line of a brace",
      '/* x\n */ {"Resources":{"A":{"Type":"AWS::S3::Bucket"}}}',
    ],
    [
      "UTF-16 taken for UTF-8",
      `\ufffd\ufffd${'{"Resources":{"A":{"Type":"AWS::S3::Bucket"}}}'.replaceAll(/./g, "$&\0")}`,
    ],
    ["an aliased type", "A: &type AWS::S3::Bucket\nResources:\n  A:\n    Type: *type\n"],
    ["brackets in a comment", '{\n  // }} "\n  "AWSTemplateFormatVersion": "2010-09-09"\n}'],
    ["a template language", "{% set x = 1 %}\nAWSTemplateFormatVersion: 2010-09-09\n"],
  ])("has %s", (_, text) => {
    expect(kindOf(text, undefined)).toBe("CloudFormation");
  });

  it.each([
    ["cut off in YAML", `Resources:\n${trail}    Properties:\n      S3BucketName: "lo`],
    ["cut off in JSON", '{ "AWSTemplateFormatVersion": "2010-09-09", "Resources": { "A": { "Ty'],
    ["a tab", `Resources:\n\tTrail:\n${trail}`],
    [
      "a missing brace",
      '{\n  "A": { "B": {\n  },\n  "Resources": {\n    "T": { "Type": "AWS::S3::Bucket" }\n  }\n}',
    ],
    [
      "a brace too many",
      '{\n  "A": {}}},\n  "Resources": { "T": { "Type": "AWS::S3::Bucket" } }\n}',
    ],
    ["an open quote", '{\n  "A": "x,\n  "Resources": { "T": { "Type": "AWS::S3::Bucket" } }\n}'],
    ["a merge conflict", `<<<<<<< HEAD\nResources:\n${trail}=======\n>>>>>>> x\n`],
  ])("may be broken: %s", (_, text) => {
    expect(kindOf(text, undefined)).toBe("CloudFormation");
  });
});

describe("no template", () => {
  it.each([
    ["nothing", ""],
    ["a BOM", "\uFEFF"],
    ["prose", "My Resources: see below.\nThe Type: AWS::S3::Bucket is one.\n"],
    ["Helm values", "image: nginx\nresources:\n  limits:\n    cpu: 1\n"],
    ["a Helm chart", "apiVersion: v1\n{{- if .Values.x }}\nkind: Service\n{{- end }}\n"],
    [
      "a config map that holds one",
      `apiVersion: v1\ndata:\n  t: |\n    Resources:\n    ${trail}\n`,
    ],
    [
      "a workflow",
      "on: push\njobs:\n  a:\n    runs-on: x\n    steps:\n      - run: aws cloudformation\n",
    ],
    ["a compose file", "services:\n  a:\n    image: b\n"],
    [
      "OpenAPI",
      "openapi: 3.0.0\npaths:\n  /a:\n    get:\n      x-amazon-apigateway-integration: {}\n",
    ],
    [
      "a lock file",
      '{ "name": "a", "lockfileVersion": 3, "packages": { "": { "version": "1" } } }',
    ],
    ["cdk.json", '{ "app": "node x", "context": { "@aws-cdk/core:a": true } }'],
    ["tsconfig.json", '{ "compilerOptions": { /* x */ "strict": true } }'],
    [
      "serverless.yml",
      `service: a\nresources:\n  Resources:\n    A:\n      Type: AWS::S3::Bucket\n`,
    ],
    ["serverless.json", '{ "resources": { "Resources": { "A": { "Type": "AWS::S3::Bucket" } } } }'],
    [
      "guard tests",
      `- name: a\n  input:\n    Resources:\n      A:\n        Type: AWS::S3::Bucket\n`,
    ],
    ["Config rules", '[{ "Scope": { "ComplianceResourceTypes": ["AWS::CloudTrail::Trail"] } }]'],
    ["Security Hub findings", '{ "Resources": [{ "Type": "AwsS3Bucket", "Id": "arn" }] }'],
    ["resources without types", "Resources:\n  a: 1\n  Type: x\n"],
    ["types without resources", "Outputs:\n  A:\n    Type: AWS::S3::Bucket\n"],
    [
      "a template in a string",
      '{ "body": "{ \\"Resources\\": { \\"A\\": { \\"Type\\": \\"AWS::S3::Bucket\\" } } }" }',
    ],
  ])("is %s", (_, text) => {
    expect(kindOf(text, undefined)).toBeUndefined();
  });
});

describe("time", () => {
  it.each([
    ["brackets", "[".repeat(1_000_000)],
    ["braces", "{".repeat(1_000_000)],
    ["spaces", `{${" ".repeat(1_000_000)}`],
    ["lines", "\n".repeat(1_000_000)],
    ["quotes", `{"${'"'.repeat(1_000_000)}`],
    ["escapes", `{"${"\\".repeat(1_000_001)}`],
    ["types", `Resources:\n${"Type: !".repeat(200_000)}`],
    ["minified types", `{"Resources":{${'"Type":!'.repeat(200_000)}`],
    ["keys", `{${'"a":1,'.repeat(200_000)}`],
    ["words", `{${"a ".repeat(500_000)}`],
  ])("is linear for a megabyte of %s", (_, text) => {
    const start = performance.now();
    expect(kindOf(text, undefined)).toBeUndefined();
    expect(performance.now() - start).toBeLessThan(1000);
  });
});
