import { writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import type { ESLint } from "eslint";
import { expect, it } from "vitest";
import cloudtrail from "../../src/index.js";
import { eslintFor, projectRoot } from "../plugin/participants.js";

const files = {
  "trail.yaml": `Resources:
  Trail:
    Type: AWS::CloudTrail::Trail
    Properties: { S3BucketName: acme-trail-logs, KMSKeyId: alias/trail, IsLogging: true }
`,
  "storage.yaml": `Resources:
  Logs:
    Type: AWS::S3::Bucket
    Properties:
      BucketName: acme-trail-logs
      LoggingConfiguration: { DestinationBucketName: !ImportValue access-logs }
`,
  "access.yaml": `Resources:
  Access:
    Type: AWS::S3::Bucket
    Properties: { LoggingConfiguration: { DestinationBucketName: acme-trail-logs } }
Outputs: { Access: { Value: !Ref Access, Export: { Name: access-logs } } }
`,
  "policy.json": JSON.stringify({
    Resources: {
      Policy: {
        Type: "AWS::S3::BucketPolicy",
        Properties: {
          Bucket: "acme-trail-logs",
          PolicyDocument: {
            Statement: {
              Effect: "Allow",
              Principal: "*",
              Action: "s3:*",
              Resource: "arn:aws:s3:::acme-trail-logs/*",
            },
          },
        },
      },
    },
  }),
  "keys.yaml": `Resources:
  Key: { Type: AWS::KMS::Key, Properties: { KeyPolicy: { Statement: [] } } }
  Alias: { Type: AWS::KMS::Alias, Properties: { AliasName: alias/trail, TargetKeyId: !Ref Key } }
`,
};

const every = (): ESLint => eslintFor(Object.keys(cloudtrail.rules), {});

async function lint(paths: readonly string[]): Promise<Readonly<Record<string, object>>> {
  const results = await every().lintFiles([...paths]);
  return Object.fromEntries(
    results.map(({ filePath, messages }) => [relative(projectRoot(), filePath), messages]),
  );
}

it("is judged the same by a run over each file, over all, and over what an editor holds", async () => {
  for (const [path, text] of Object.entries(files)) {
    writeFileSync(join(projectRoot(), path), text);
  }
  const paths = Object.keys(files);
  const together = await lint(paths);
  for (const [path, text] of Object.entries(files)) {
    const alone = await lint([path]);
    expect(alone[path]).toEqual(together[path]);
    const [held] = await every().lintText(text, { filePath: join(projectRoot(), path) });
    expect(held?.messages).toEqual(together[path]);
  }
  const reporting = (rule: string): readonly string[] =>
    paths.filter((path) => JSON.stringify(together[path]).includes(`"cloudtrail/${rule}"`));
  expect(reporting("log-bucket-versioning")).toEqual(["trail.yaml", "storage.yaml"]);
  expect(reporting("log-bucket-access-logging")).toEqual([
    "trail.yaml",
    "storage.yaml",
    "access.yaml",
  ]);
  expect(reporting("log-bucket-no-wildcard-principal")).toEqual([
    "trail.yaml",
    "storage.yaml",
    "policy.json",
  ]);
  for (const rule of ["log-bucket-mfa-delete", "log-bucket-secure-transport"]) {
    expect(reporting(rule)).toEqual(["trail.yaml", "storage.yaml", "policy.json"]);
  }
  expect(reporting("trail-key-policy")).toEqual(["trail.yaml", "keys.yaml"]);
}, 60_000);
