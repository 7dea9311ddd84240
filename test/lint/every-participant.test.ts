import { mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import process from "node:process";
import { ESLint } from "eslint";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import cloudtrail from "../../src/index.js";

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

let root = "";

beforeAll(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), "estate-")));
  vi.spyOn(process, "cwd").mockReturnValue(root);
  for (const [path, text] of Object.entries(files)) writeFileSync(join(root, path), text);
});

afterAll(() => {
  vi.restoreAllMocks();
  rmSync(root, { recursive: true, force: true });
});

function eslint(): ESLint {
  return new ESLint({
    cwd: root,
    overrideConfigFile: true,
    overrideConfig: {
      files: ["**/*.{yaml,json}"],
      language: "cloudtrail/template",
      plugins: { cloudtrail },
      settings: { cloudtrail: { project: {} } },
      rules: Object.fromEntries(
        Object.keys(cloudtrail.rules).map((name) => [`cloudtrail/${name}`, "error" as const]),
      ),
    },
  });
}

async function lint(paths: readonly string[]): Promise<Readonly<Record<string, object>>> {
  const results = await eslint().lintFiles([...paths]);
  return Object.fromEntries(
    results.map(({ filePath, messages }) => [relative(root, filePath), messages]),
  );
}

it("is judged the same by a run over each file, over all, and over what an editor holds", async () => {
  const paths = Object.keys(files);
  const together = await lint(paths);
  for (const [path, text] of Object.entries(files)) {
    const alone = await lint([path]);
    expect(alone[path]).toEqual(together[path]);
    const [held] = await eslint().lintText(text, { filePath: join(root, path) });
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
  expect(reporting("log-bucket-no-wildcard-principal")).toEqual(["policy.json"]);
  expect(reporting("trail-key-policy")).toEqual(["trail.yaml", "keys.yaml"]);
}, 60_000);
