import { describe, expect, it } from "vitest";
import { Bucket } from "../../src/aws/bucket.js";
import { BucketPolicy } from "../../src/aws/bucket-policy.js";
import { resourcesOf, viewOf } from "../../src/aws/view.js";
import { graphOf } from "../../src/graph/graph.js";
import type { Edit } from "../../src/lint/edit.js";
import { set } from "../../src/lint/set.js";
import { readTemplateFile } from "../../src/lint/template-file.js";
import { reference } from "../../src/template/written.js";
import { textAfter } from "./edited.js";

/** What an edit of the first bucket of a file makes of it, or nothing where it is refused. */
function edited(text: string, editOf: (bucket: Bucket) => Edit): string | undefined {
  const { document, templates } = readTemplateFile(text, "a.tf.json");
  const [template] = templates;
  if (document === undefined || template === undefined) throw new Error("It is no template.");
  const graph = graphOf({ template }, { pins: {}, varyAllowed: false });
  const [resource] = resourcesOf(Bucket, graph);
  const [after] = graph.ask((scenario) => {
    const bucket = resource && viewOf(Bucket, resource, { graph, scenario, settings: {} });
    return bucket && textAfter(editOf(bucket), document, graph.template);
  })!;
  return after;
}

const type = BucketPolicy.cloudformation ?? "";

/** Declares a policy of a bucket. */
function policy({ resource }: Bucket): Edit {
  const properties = { Bucket: reference(resource), PolicyDocument: { Statement: [] } };
  return [{ kind: "declaration", behind: resource, name: "Policy", type, properties }];
}

const typed = (condition = ""): string => `  Policy:
    Type: AWS::S3::BucketPolicy
${condition}    Properties:
      Bucket: !Ref Logs
      PolicyDocument:
        Statement: []
`;

describe("a resource of CloudFormation", () => {
  const logs = "Resources:\n  Logs:\n    Type: AWS::S3::Bucket\n";
  const other = "  Other:\n    Type: A::B::C\n";

  it.each([
    ["at the end", logs, logs + typed()],
    ["between others", logs + other, logs + typed() + other],
    ["after an empty line", `${logs}\n${other}`, `${logs}\n${typed()}\n${other}`],
    ["above a comment", `${logs}  # other\n${other}`, `${logs}${typed()}  # other\n${other}`],
    ["above outputs", `${logs}Outputs: {}\n`, `${logs}${typed()}Outputs: {}\n`],
    [
      "where the bucket is",
      `${logs}    Condition: C\nConditions:\n  C: !Equals [a, !Ref AWS::Region]\n`,
      `${logs}    Condition: C\n${typed("    Condition: C\n")}Conditions:\n  C: !Equals [a, !Ref AWS::Region]\n`,
    ],
  ])("is declared %s", (_, before, after) => {
    expect(edited(before, policy)).toBe(after);
  });

  it("is not declared beside one of its name that nobody can read", () => {
    expect(edited(`${logs}  Policy:\n    Type: {}\n`, policy)).toBeUndefined();
  });

  it("is declared between braces", () => {
    const flow = "Resources: { Logs: { Type: AWS::S3::Bucket } }";
    expect(edited(flow, policy)).toBe(
      "Resources: { Logs: { Type: AWS::S3::Bucket }, Policy: { Type: AWS::S3::BucketPolicy, Properties: { Bucket: !Ref Logs, PolicyDocument: { Statement: [] } } } }",
    );
  });

  it.each([undefined, 2, "\t"])("is declared in JSON that is indented by %j", (indentation) => {
    const json = (more: object): string => {
      const Other = { Type: "A::B::C", Properties: { A: { Ref: "Logs" } } };
      const Resources = { Logs: { Type: "AWS::S3::Bucket" }, ...more, Other };
      return JSON.stringify({ Resources }, undefined, indentation);
    };
    const Properties = { Bucket: { Ref: "Logs" }, PolicyDocument: { Statement: [] } };
    const Policy = { Type: "AWS::S3::BucketPolicy", Properties };
    expect(edited(json({}), policy)).toBe(json({ Policy }));
  });

  it.each([
    ["under a name that is taken", `${logs}  Policy:\n    Type: A::B::C\n`],
    ["among resources that are merged", `x: &x\n  A:\n    Type: A::B::C\n${logs}  <<: *x\n`],
    [
      "on a condition behind an alias",
      `Conditions:\n  C: !Equals [a, !Ref AWS::Region]\nMetadata: { C: &c C }\n${logs}    Condition: *c\n`,
    ],
    ["behind one that others share", "Resources:\n  Logs: &a\n    Type: AWS::S3::Bucket\n"],
    [
      "in a loop",
      "Transform: AWS::LanguageExtensions\nResources:\n  Fn::ForEach::L:\n    - L\n    - [A]\n    - Logs${L}:\n        Type: AWS::S3::Bucket\n",
    ],
  ])("is not declared %s", (_, before) => {
    expect(edited(before, policy)).toBeUndefined();
  });
});

describe("a resource of Terraform", () => {
  const block = { versioning_configuration: { status: "Enabled" } };
  const versioned = ({ versioning }: Bucket): Edit => set(versioning, "Enabled");

  it("is declared behind what it configures", () => {
    const json = (more: object): string => {
      const resource = { aws_s3_bucket: { logs: {} }, ...more, aws_sns_topic: { t: {} } };
      return JSON.stringify({ resource }, undefined, 2);
    };
    const logs = { bucket: "${aws_s3_bucket.logs.id}", ...block };
    expect(edited(json({}), versioned)).toBe(json({ aws_s3_bucket_versioning: { logs } }));
  });

  it("is declared behind others of its type", () => {
    const json = (more: object): string => {
      const other = { bucket: "other", ...block };
      const aws_s3_bucket_versioning = { other, ...more };
      const resource = { aws_s3_bucket: { logs: {} }, aws_s3_bucket_versioning };
      return JSON.stringify({ resource }, undefined, 2);
    };
    const logs = { bucket: "${aws_s3_bucket.logs.id}", ...block };
    expect(edited(json({}), versioned)).toBe(json({ logs }));
  });

  it("is declared under a name that is free", () => {
    const json = (more: object): string => {
      const aws_s3_bucket_versioning = { logs: { bucket: "other", ...block }, ...more };
      return JSON.stringify({
        resource: { aws_s3_bucket: { logs: {} }, aws_s3_bucket_versioning },
      });
    };
    const logs = { bucket: "${aws_s3_bucket.logs.id}", ...block };
    expect(edited(json({}), versioned)).toBe(json({ logs_2: logs }));
  });

  it("is declared beside one of its name that nobody can read", () => {
    const json = (more: object): string =>
      JSON.stringify({
        resource: { aws_s3_bucket: { logs: {} }, aws_s3_bucket_versioning: { logs: "", ...more } },
      });
    expect(edited(json({}), versioned)).toBe(json({ logs_2: logs }));
  });

  it.each(["", [], 1])("is not declared where its type stands for nothing: %j", (others) => {
    const resource = { aws_s3_bucket: { logs: {} }, aws_s3_bucket_versioning: others };
    expect(edited(JSON.stringify({ resource }), versioned)).toBeUndefined();
  });

  const logs = { bucket: "${aws_s3_bucket.logs.id}", ...block };

  it("is declared among lists of blocks, which programs write", () => {
    const listed = (more: object): string =>
      JSON.stringify({ resource: [{ aws_s3_bucket: { logs: {} }, ...more }, { a_b: { c: {} } }] });
    expect(edited(listed({}), versioned)).toBe(listed({ aws_s3_bucket_versioning: { logs } }));
    const bodies = (more: object): string =>
      JSON.stringify({ resource: { aws_s3_bucket: { logs: [{}] }, ...more } });
    const body = { aws_s3_bucket_versioning: { logs: [logs] } };
    expect(edited(bodies({}), versioned)).toBe(bodies(body));
    const groups = (more: object): string =>
      JSON.stringify({ resource: { aws_s3_bucket: [{ logs: {} }], ...more } });
    const group = { aws_s3_bucket_versioning: [{ logs }] };
    expect(edited(groups({}), versioned)).toBe(groups(group));
  });

  it.each([
    ["count", 2, "count.index"],
    ["count", "${var.on ? 1 : 0}", "count.index"],
    ["for_each", { a: "b" }, "each.key"],
    ["for_each", '${toset(["a"])}', "each.key"],
  ])("is declared for each instance by %s %j", (argument, over, key) => {
    const json = (more: object): string =>
      JSON.stringify({
        variable: { on: { default: true } },
        resource: { aws_s3_bucket: { logs: { [argument]: over, a: "b" } }, ...more },
      });
    const of = `\${aws_s3_bucket.logs[${key}].id}`;
    const logs = { [argument]: over, bucket: of, ...block };
    const after = json({ aws_s3_bucket_versioning: { logs } });
    expect(edited(json({}), versioned)).toBe(after);
  });

  it("is created by the provider of what it configures", () => {
    const json = (more: object): string =>
      JSON.stringify({
        resource: { aws_s3_bucket: { logs: { provider: "aws.ireland" } }, ...more },
      });
    const ofIreland = { provider: "aws.ireland", ...logs };
    expect(edited(json({}), versioned)).toBe(
      json({ aws_s3_bucket_versioning: { logs: ofIreland } }),
    );
  });
});
