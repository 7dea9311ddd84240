import {
  copyFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { extname, join } from "node:path";
import process from "node:process";
import { fileURLToPath, URL } from "node:url";
import { stringify } from "yaml";
import { planOf } from "./plan-of.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));

/** Public templates, where there are some; else the fixtures again and again. */
const corpus = process.env.CLOUDTRAIL_CORPUS;

/**
 * What people lint, from one template before a commit to a repository: each in a folder of its own.
 * @param {string} folder where they are written
 * @returns {readonly { name: string, kind: "template" | "plan", isMany: boolean, folder: string, files: readonly string[] }[]}
 */
export function casesIn(folder) {
  const small = readFileSync(join(root, "fixtures/templates/audit-trail.yaml"), "utf8");
  return [
    one(folder, "one template of 4 kB", "audit-trail.yaml", small),
    one(folder, "YAML of 1 MB", "large.yaml", yamlOf(1_000_000)),
    one(folder, "JSON of 1 MB", "large.json", jsonOf(1_000_000)),
    one(folder, "plan of 20 MB", "plan.json", planOf(20_000_000), "plan"),
    many(folder, 1000),
    many(folder, 4000),
  ];
}

/** What is linted again after each edit, and how often: templates as people write them, and two that have much in them. */
export function editedIn(folder) {
  const small = readFileSync(join(root, "fixtures/templates/audit-trail.yaml"), "utf8");
  return [
    { ...many(folder, 100, 100_000), edits: 30 },
    { ...one(folder, "YAML of 4 kB", "audit-trail.yaml", small), edits: 1000 },
    { ...one(folder, "YAML of 100 kB", "edited.yaml", yamlOf(100_000)), edits: 300 },
  ];
}

function one(parent, name, file, text, kind = "template") {
  const folder = join(parent, name.replaceAll(" ", "-"));
  mkdirSync(folder, { recursive: true });
  const path = join(folder, file);
  writeFileSync(path, text);
  return { name, kind, isMany: false, folder, files: [path] };
}

/** Templates from everywhere among those there are, none of them longer than is said. */
function many(parent, count, maxLength = Infinity) {
  const folder = join(parent, String(count));
  mkdirSync(folder, { recursive: true });
  const found = corpus === undefined ? [] : ["cfn", "peers"].map((each) => join(corpus, each));
  const all = (found.length === 0 ? [join(root, "fixtures/templates")] : found)
    .flatMap(below)
    .filter((path) => statSync(path).size <= maxLength);
  const files = Array.from({ length: count }, (_, index) => {
    const from = all[Math.floor((index * all.length) / count)];
    const path = join(folder, `template-${index}${extname(from)}`);
    copyFileSync(from, path);
    return path;
  });
  const what = corpus === undefined ? "fixtures" : "public templates";
  const limit = maxLength === Infinity ? "" : ` up to ${String(maxLength / 1000)} kB`;
  const name = `${count.toLocaleString("en")} ${what}${limit}`;
  return { name, kind: "template", isMany: true, folder, files };
}

function below(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ya?ml|json|template)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => /AWSTemplateFormatVersion|Type"?: *"?AWS::/.test(readFileSync(path, "utf8")))
    .sort();
}

/** A trail, its bucket, and what else a large template is made of, so many characters of it. */
function resourcesOf(length, textOf) {
  const resources = {
    Trail: {
      Type: "AWS::CloudTrail::Trail",
      Properties: { IsLogging: true, IsMultiRegionTrail: true, S3BucketName: { Ref: "Logs" } },
    },
    Logs: { Type: "AWS::S3::Bucket", DeletionPolicy: "Retain" },
  };
  for (let written = 0, index = 0; written < length; index++) {
    resources[`Queue${index}`] = {
      Type: "AWS::SQS::Queue",
      Properties: { QueueName: `orders-${index}`, VisibilityTimeout: 300 },
    };
    resources[`Role${index}`] = {
      Type: "AWS::IAM::Role",
      Properties: {
        AssumeRolePolicyDocument: {
          Version: "2012-10-17",
          Statement: [
            {
              Effect: "Allow",
              Principal: { Service: "lambda.amazonaws.com" },
              Action: "sts:AssumeRole",
            },
          ],
        },
        ManagedPolicyArns: [`arn:aws:iam::aws:policy/service-role/Worker${index}`],
      },
    };
    written += textOf({ [`Queue${index}`]: resources[`Queue${index}`] }).length;
    written += textOf({ [`Role${index}`]: resources[`Role${index}`] }).length;
  }
  return { AWSTemplateFormatVersion: "2010-09-09", Resources: resources };
}

function jsonOf(length) {
  return JSON.stringify(resourcesOf(length, jsonText), undefined, 2);
}

function jsonText(value) {
  return JSON.stringify(value, undefined, 2);
}

function yamlOf(length) {
  return stringify(resourcesOf(length, (value) => stringify(value)));
}
