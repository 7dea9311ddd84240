import { mkdirSync, mkdtempSync, realpathSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

const bucket = { Type: "AWS::S3::Bucket", Properties: { BucketName: { Ref: "A" } } };

/** What generated files lead to, each in its way and some of them back again. */
const files: Readonly<Record<string, unknown>> = {
  "child.yaml": {
    Parameters: { A: { Type: "String", Default: "logs" }, Env: { Type: "String" } },
    Resources: {
      Logs: bucket,
      Again: { Type: "AWS::CloudFormation::Stack", Properties: { TemplateURL: "./main.yaml" } },
    },
    Outputs: { A: { Value: { Ref: "Logs" }, Export: { Name: "logs" } } },
  },
  "main.yaml": {
    Resources: {
      Child: {
        Type: "AWS::CloudFormation::Stack",
        Properties: { TemplateURL: "./child.yaml", Parameters: { A: { "Fn::ImportValue": "a" } } },
      },
      Trail: {
        Type: "AWS::CloudTrail::Trail",
        Properties: { IsLogging: true, S3BucketName: { "Fn::GetAtt": ["Child", "Outputs.A"] } },
      },
    },
    Outputs: { A: { Value: "logs", Export: { Name: "a" } } },
  },
  "part.yaml": { Env: "prod", "Fn::Include": "part.yaml" },
  "child/main.tf.json": {
    variable: { a: { default: "logs" }, b: {} },
    module: { back: { source: "../" }, self: { source: "./" } },
    resource: {
      aws_s3_bucket: { logs: { bucket: "${var.a}" } },
      aws_cloudtrail: {
        a: {
          for_each: "${var.b}",
          name: "${each.key}",
          s3_bucket_name: "${aws_s3_bucket.logs.id}",
        },
      },
    },
    output: { logs: { value: "${aws_s3_bucket.logs.arn}" }, a: { value: "${module.back.logs}" } },
  },
  "nowhere/main.tf.json": "[",
};

/** A new folder in which they are. */
export function folderOfNeighbours(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "fuzz-")));
  for (const [name, content] of Object.entries(files)) {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, typeof content === "string" ? content : JSON.stringify(content));
  }
  return folder;
}
