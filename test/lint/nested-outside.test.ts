import { describe, expect, it } from "vitest";
import { type Files, reporter } from "./project.js";

const reported = reporter({ project: { include: ["in/**"] } });

const nesting = (...files: readonly string[]): string =>
  `Resources:\n${files
    .map(
      (file, index) =>
        `  S${String(index)}: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: ${file} } }\n`,
    )
    .join("")}`;

const trail = (bucket = "logs", multiRegion = true): string => `Resources:
  Trail:
    Type: AWS::CloudTrail::Trail
    Properties: { S3BucketName: ${bucket}, IsLogging: true, IsMultiRegionTrail: ${String(multiRegion)} }
`;

const bucket = `Resources:
  Bucket: { Type: AWS::S3::Bucket, Properties: { BucketName: acme-logs } }
Outputs: { Name: { Value: !Ref Bucket, Export: { Name: logs } } }
`;

const once = "trail-global-service-events-once";
const versioning = "log-bucket-versioning";

const telling = (files: Files, rule: string): readonly string[] =>
  Object.keys(files).filter((path) => reported(path, files, rule).length > 0);

describe("a file outside of a project that a stack of it nests", () => {
  const deep: Files = {
    "in/parent.yaml": nesting("../out/nested.yaml"),
    "in/trail.yaml": trail(),
    "out/nested.yaml": nesting("deep.yaml"),
    "out/deep.yaml": trail(),
  };

  it("is judged as one of the project, however deep it is nested", () => {
    expect(telling(deep, once)).toEqual(Object.keys(deep));
    expect(telling({ ...deep, "in/parent.yaml": nesting("other.yaml") }, once)).toEqual([]);
  });

  it("is seen by what else is deployed as it is edited", () => {
    const files = {
      ...deep,
      "in/trail.yaml": nesting("../out/nested.yaml"),
      "out/deep.yaml": trail("logs", false),
    };
    expect(telling(files, once)).toEqual([]);
    const edited = reported.unsaved("out/deep.yaml", trail(), files, once);
    expect(edited).not.toEqual([]);
    expect(edited).toEqual(reported("out/deep.yaml", { ...files, "out/deep.yaml": trail() }, once));
  });

  it("is found by what it exports", () => {
    const files = {
      "in/parent.yaml": nesting("../out/bucket.yaml"),
      "in/trail.yaml": trail("!ImportValue logs"),
      "out/bucket.yaml": bucket,
    };
    expect(telling(files, versioning)).toEqual(Object.keys(files));
    const renamed = bucket.replace("Name: logs", "Name: other");
    expect(reported.unsaved("out/bucket.yaml", renamed, files, versioning)).toEqual([]);
    expect(telling({ ...files, "in/parent.yaml": nesting("other.yaml") }, versioning)).toEqual([]);
  });

  it("is found by its names", () => {
    const files = {
      "in/parent.yaml": nesting("../out/bucket.yaml"),
      "in/trail.yaml": trail("acme-logs"),
      "out/bucket.yaml": bucket,
    };
    expect(telling(files, versioning)).toEqual(Object.keys(files));
  });
});
