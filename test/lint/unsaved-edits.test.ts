import fc from "fast-check";
import { describe, expect, it } from "vitest";
import cloudtrail from "../../src/index.js";
import { reporter } from "./project.js";

const paths = ["a.yaml", "b.yaml", "c.yaml", "d.yaml"];

/** Few names, so that many meet. */
const word = fc.constantFrom("logs", "acme");
const path = fc.constantFrom(...paths);
const bucketName = fc.oneof(
  word,
  word.map((name) => `!ImportValue ${name}`),
  word.map((name) => `!Sub "${name}"`),
  fc.constant("!GetAtt Nested.Outputs.Out"),
);

const trail = fc
  .tuple(bucketName, fc.constantFrom("true", "false", "!If [IsLive, true, false]"))
  .map(
    ([bucket, isMultiRegion]) =>
      `  Trail: { Type: AWS::CloudTrail::Trail, Properties: { IsLogging: true, S3BucketName: ${bucket}, IsMultiRegionTrail: ${isMultiRegion} } }`,
  );

const bucket = fc.tuple(fc.option(word), fc.option(bucketName)).map(([name, target]) => {
  const called = name === null ? "" : `BucketName: ${name}, `;
  const logging =
    target === null ? "" : `LoggingConfiguration: { DestinationBucketName: ${target} }`;
  return `  Logs: { Type: AWS::S3::Bucket, Properties: { ${called}${logging} } }`;
});

const nested = fc
  .tuple(path, fc.constantFrom("live", "!GetAtt Other.Outputs.Out", "!ImportValue logs"))
  .map(
    ([location, stage]) =>
      `  Nested: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: ${location}, Parameters: { Stage: ${stage} } } }`,
  );

const other = path.map(
  (location) =>
    `  Other: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: ${location} } }`,
);

const output = fc
  .tuple(
    fc.constantFrom("!Ref Logs", "live", "!ImportValue logs", "!Ref Stage", "!If [IsLive, a, b]"),
    fc.option(word),
  )
  .map(([value, name]) => {
    const exported = name === null ? "" : `, Export: { Name: ${name} }`;
    return `Outputs: { Out: { Value: ${value}${exported} } }\n`;
  });

const policy =
  "  Policy: { Type: AWS::S3::BucketPolicy, Properties: { Bucket: logs, PolicyDocument: { Statement: [] } } }";

const template = fc
  .tuple(
    fc.constantFrom("live", "test"),
    fc.subarray([0, 1, 2, 3, 4], { minLength: 1 }),
    fc.tuple(trail, bucket, nested, other, fc.constant(policy)),
    fc.option(output),
  )
  .map(
    ([
      stage,
      which,
      resources,
      outputs,
    ]) => `Parameters: { Stage: { Type: String, Default: ${stage} } }
Conditions: { IsLive: !Equals [!Ref Stage, live] }
Resources:
${which.map((index) => resources[index]).join("\n")}
${outputs ?? ""}`,
  );

const rules = Object.keys(cloudtrail.rules);

describe.each([
  { deployed: "together", project: {} },
  {
    deployed: "to two accounts",
    project: {
      groups: [
        { name: "live", files: ["a.yaml", "b.yaml", "c.yaml"], account: "111111111111" },
        { name: "test", files: ["b.yaml", "c.yaml", "d.yaml"], parameters: { Stage: "test" } },
      ],
    },
  },
])("edits of what is deployed $deployed", ({ project }) => {
  const reported = reporter({ project });

  it("are judged as they will be once they are saved", () => {
    fc.assert(
      fc.property(
        fc.tuple(template, template, template, template),
        fc.array(fc.tuple(path, template), { minLength: 1, maxLength: 3 }),
        (texts, edits) => {
          const files = Object.fromEntries(paths.map((each, index) => [each, texts[index] ?? ""]));
          for (const each of paths) reported(each, files, rules);
          // One after the other, as they are typed.
          const unsaved = edits.map(([at, text]) => reported.unsaved(at, text, files, rules));
          const saved = edits.map(([at, text]) => reported(at, { ...files, [at]: text }, rules));
          expect(unsaved).toEqual(saved);
        },
      ),
      { numRuns: 12 },
    );
  });
});
