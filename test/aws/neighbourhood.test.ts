import { describe, expect, it } from "vitest";
import type { Neighbour } from "../../src/aws/named-by.js";
import { neighbourhoodOf, trailsIn } from "../../src/aws/neighbourhood.js";
import { assembledOf } from "../../src/lint/assembled.js";
import { newDeployment } from "../../src/lint/deployment.js";
import { graphFor } from "../../src/lint/graph-for.js";
import { alone } from "../../src/lint/standpoint.js";
import { readTemplateFile } from "../../src/lint/template-file.js";

interface Shown {
  readonly trail: string;
  readonly near: readonly string[];
  readonly far: readonly string[];
  readonly relations: readonly string[];
}

function around(text: string, path = "a.yaml"): readonly Shown[] {
  const { drafts } = assembledOf(readTemplateFile(text, path), path, alone);
  const nameOf = (each: Neighbour): string =>
    each.kind === "Resource"
      ? each.name
      : `[${each.name ?? each.reason ?? text.slice(...each.place.span)}]`;
  return drafts
    .map((draft) => graphFor(draft, newDeployment({}, path)))
    .flatMap((graph) => trailsIn(graph).map((trail) => neighbourhoodOf(trail, graph)))
    .map(({ trail, near, far, relations }) => ({
      trail: trail.name,
      near: near.map(nameOf),
      far: far.map(nameOf),
      relations: relations.map(({ from, to, properties, waits }) => {
        const how = waits ? "waits for" : "names";
        const where = properties.length === 0 ? "" : ` in ${properties.join(", ")}`;
        return `${nameOf(from)} ${how} ${nameOf(to)}${where}`;
      }),
    }));
}

const trail = (properties: string, more = ""): string => `Parameters:
  Stage: { Type: String, Default: test }
  Bucket: { Type: String }
Conditions:
  IsProduction: !Equals [!Ref Stage, production]
Resources:
  Trail:
    Type: AWS::CloudTrail::Trail
    Properties:
      IsLogging: true
${properties}
${more}`;

/** A plan of a trail of which this is unknown. */
const plan = (unknown: object, values: object = { s3_bucket_name: "logs" }): string => {
  const audit = { address: "aws_cloudtrail.audit", mode: "managed", type: "aws_cloudtrail" };
  const references = Object.keys(unknown).map((name) => [name, { references: ["data.a.b.c"] }]);
  const expressions = Object.fromEntries(references) as object;
  const change = { actions: ["create"], before: null, after: values, after_unknown: unknown };
  return JSON.stringify({
    format_version: "1.2",
    planned_values: { root_module: { resources: [{ ...audit, name: "audit", values }] } },
    ...(Object.keys(unknown).length === 0
      ? {}
      : { resource_changes: [{ ...audit, name: "audit", change }] }),
    configuration: { root_module: { resources: [{ ...audit, name: "audit", expressions }] } },
  });
};

describe("what is around a trail", () => {
  it("is unknown where a plan does not say what it names", () => {
    const [shown] = around(plan({ kms_key_id: true }), "plan.json");
    expect(shown?.near.toSorted()).toEqual(["[known only after apply]", "[logs]"]);
  });

  it.each<[where: string, text: string, path: string]>([
    ["a plan without changes", plan({}), "plan.json"],
    ["a template under a macro", `Transform: Fill\n${trail("      S3BucketName: logs")}`, "a.yaml"],
  ])("is not what may be written besides in %s", (_where, text, path) => {
    expect(around(text, path)[0]?.near).toEqual(["[logs]"]);
  });

  it("is what it refers to, and what configures that", () => {
    const text = trail(
      "      S3BucketName: !Ref Logs\n      KMSKeyId: !GetAtt Key.Arn",
      `  Logs:
    Type: AWS::S3::Bucket
    Properties: { LoggingConfiguration: { DestinationBucketName: !Ref Access } }
  Access: { Type: AWS::S3::Bucket }
  AccessPolicy:
    Type: AWS::S3::BucketPolicy
    Properties: { Bucket: !Ref Access }
  Policy:
    Type: AWS::S3::BucketPolicy
    Properties:
      Bucket: !Ref Logs
      PolicyDocument: { Statement: [{ Resource: !Sub "\${Logs.Arn}/*" }] }
  Key: { Type: AWS::KMS::Key }
  Other: { Type: AWS::KMS::Key }
`,
    );
    expect(around(text)).toEqual([
      {
        trail: "Trail",
        near: ["Logs", "Key"],
        far: ["Policy", "Access"],
        relations: [
          "Trail names Logs in S3BucketName",
          "Trail names Key in KMSKeyId",
          "Policy names Logs in Bucket, PolicyDocument",
          "Logs names Access in LoggingConfiguration",
        ],
      },
    ]);
  });

  it("is what has the name it names", () => {
    const text = trail(
      "      S3BucketName: audit-logs",
      `  Logs: { Type: AWS::S3::Bucket, Properties: { BucketName: audit-logs } }
  Policy: { Type: AWS::S3::BucketPolicy, Properties: { Bucket: audit-logs } }
  Elsewhere: { Type: AWS::S3::BucketPolicy, Properties: { Bucket: other-logs } }
`,
    );
    const [{ near, far, relations } = undefined!] = around(text);
    expect([near, far]).toEqual([["Logs"], ["Policy"]]);
    expect(relations).toEqual(["Trail names Logs in S3BucketName", "Policy names Logs in Bucket"]);
  });

  it("is elsewhere where the template does not declare it", () => {
    const properties = "      S3BucketName: !Ref Bucket\n      KMSKeyId: alias/audit";
    const [{ near } = undefined!] = around(trail(properties));
    expect(near).toEqual(["[!Ref Bucket]", "[alias/audit]"]);
  });

  it("is there in whatever scenario it is named", () => {
    const text = trail(
      "      S3BucketName: !If [IsProduction, !Ref Logs, test-logs]",
      "  Logs: { Type: AWS::S3::Bucket, Condition: IsProduction }\n",
    );
    const [{ near } = undefined!] = around(text);
    expect(near.toSorted()).toEqual(["Logs", "[test-logs]"]);
  });

  it("is not what it only waits for, which is said of what is near", () => {
    const text = trail(
      "      S3BucketName: !Ref Logs\n    DependsOn: [Policy, Topic]",
      `  Logs: { Type: AWS::S3::Bucket }
  Policy: { Type: AWS::S3::BucketPolicy, Properties: { Bucket: !Ref Logs } }
  Topic: { Type: AWS::SNS::Topic }
`,
    );
    const [{ near, far, relations } = undefined!] = around(text);
    expect([near, far]).toEqual([["Logs"], ["Policy"]]);
    expect(relations).toContain("Trail waits for Policy");
  });

  it("is read in Terraform, where properties have resources of their own", () => {
    const text = JSON.stringify({
      resource: {
        aws_cloudtrail: { audit: { name: "a", s3_bucket_name: "${aws_s3_bucket.logs.id}" } },
        aws_s3_bucket: { logs: {} },
        aws_s3_bucket_versioning: { logs: { bucket: "${aws_s3_bucket.logs.id}" } },
      },
    });
    expect(around(text, "main.tf.json")).toEqual([
      {
        trail: "aws_cloudtrail.audit",
        near: ["aws_s3_bucket.logs"],
        far: ["aws_s3_bucket_versioning.logs"],
        relations: [
          "aws_cloudtrail.audit names aws_s3_bucket.logs in s3_bucket_name",
          "aws_s3_bucket_versioning.logs names aws_s3_bucket.logs in bucket",
        ],
      },
    ]);
  });

  it("is not the bucket once more where its policy is written in it", () => {
    const policy = JSON.stringify({ Statement: [] });
    const text = JSON.stringify({
      resource: {
        aws_cloudtrail: { audit: { name: "a", s3_bucket_name: "${aws_s3_bucket.logs.id}" } },
        aws_s3_bucket: { logs: { policy } },
      },
    });
    const [{ near, far, relations } = undefined!] = around(text, "main.tf.json");
    expect([near, far]).toEqual([["aws_s3_bucket.logs"], []]);
    expect(relations).toEqual(["aws_cloudtrail.audit names aws_s3_bucket.logs in s3_bucket_name"]);
  });
});
