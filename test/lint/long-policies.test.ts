import { Linter } from "eslint";
import { describe, expect, it } from "vitest";
import cloudtrail from "../../src/index.js";

const tooLong =
  "This policy has more than 1000 statements, which AWS takes from nobody, so nothing in it is judged.";

/** What is said of a template, and where, by who judges policies and by who tells what is not read. */
function said(filename: string, text: string): readonly string[] {
  const config: Linter.Config = {
    files: ["**/*.{yaml,json}"],
    language: "cloudtrail/template",
    plugins: { cloudtrail },
    rules: {
      "cloudtrail/template-readable": "error",
      "cloudtrail/log-bucket-no-wildcard-principal": "error",
    },
  };
  const messages = new Linter().verify(text, config, { filename });
  return messages.map(
    ({ line, column, message }) => `${String(line)}:${String(column)} ${message}`,
  );
}

const many = <T>(count: number, each: T): readonly T[] => Array.from({ length: count }, () => each);

const statement = { Effect: "Allow", Principal: "*", Action: "s3:GetObject", Resource: "*" };
const document = (count: number): object => ({ Statement: many(count, statement) });

const stack = (count: number): string => `Resources:
  Trail: { Type: AWS::CloudTrail::Trail, Properties: { IsLogging: true, S3BucketName: logs } }
  Policy:
    Type: AWS::S3::BucketPolicy
    Properties:
      Bucket: logs
      PolicyDocument:
        Statement:
${many(count, '          - { Effect: Allow, Principal: "*", Action: "s3:GetObject", Resource: "*" }\n').join("")}`;

const configuration = (policy: string, more: object = {}): string =>
  JSON.stringify({
    resource: {
      aws_cloudtrail: { t: { name: "t", s3_bucket_name: "${aws_s3_bucket.logs.id}" } },
      aws_s3_bucket: { logs: {} },
      aws_s3_bucket_policy: { p: { bucket: "${aws_s3_bucket.logs.id}", policy } },
    },
    ...more,
  });

const spelled = `{Effect = "Allow", Principal = "*", Action = "s3:GetObject", Resource = "*"}`;

describe("a policy of a thousand statements", () => {
  it("is judged, and nobody is told of one that has none too many", () => {
    const found = said("a.yaml", stack(1000));
    expect(found).toHaveLength(1000);
    expect(found.filter((each) => each.includes(tooLong))).toEqual([]);
  });
});

describe("a policy of more statements is not judged, which is said where it is", () => {
  it("in an object", () => {
    expect(said("a.yaml", stack(1001))).toEqual([`8:9 ${tooLong}`]);
  });

  it.each<[what: string, text: string]>([
    ["in a text", configuration(JSON.stringify(document(1001)))],
    [
      "in a text with parts that are unknown",
      configuration(JSON.stringify(document(1001)).replace("s3:GetObject", "s3:${var.action}")),
    ],
    [
      "in what is encoded",
      configuration(`\${jsonencode({Statement = [${many(1001, spelled).join(",")}]})}`),
    ],
    [
      "in a data source",
      configuration("${data.aws_iam_policy_document.d.json}", {
        data: {
          aws_iam_policy_document: {
            d: { statement: many(1001, { actions: ["s3:GetObject"], resources: ["*"] }) },
          },
        },
      }),
    ],
  ])("%s", (_, text) => {
    expect(said("main.tf.json", text)).toEqual([expect.stringContaining(tooLong)]);
  });
});
