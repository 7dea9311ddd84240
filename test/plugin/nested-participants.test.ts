import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { eslintFor, type Files, participants, projectRoot } from "./participants.js";

const bucket = (properties = "", head = ""): string => `${head}Resources:
  Logs:
    Type: AWS::S3::Bucket
    Properties: { BucketName: acme-logs${properties} }
Outputs: { Name: { Value: !Ref Logs } }
`;

const trailTo = (name: string): string => `  Trail:
    Type: AWS::CloudTrail::Trail
    Properties: { IsLogging: true, S3BucketName: ${name} }
`;

const nesting = (id: string, path: string, parameters = ""): string => `  ${id}:
    Type: AWS::CloudFormation::Stack
    Properties: { TemplateURL: ${path}${parameters} }
`;

const ofRoot = " (bucket of trail 'root.yaml:Trail')";

const unversioned = (name: string, more = ""): string =>
  `Log bucket '${name}' keeps no versions of logs that are overwritten or deleted${more}.`;

describe("a nested stack", () => {
  it("is judged as what nests it deploys it, each naming the other's file", async () => {
    const root = `Resources:
${nesting("Storage", "bucket.yaml")}${trailTo("!GetAtt Storage.Outputs.Name")}`;
    const files = { "bucket.yaml": bucket(), "root.yaml": root };
    expect(await participants(files, "log-bucket-versioning")).toEqual({
      "bucket.yaml": [`Logs: ${unversioned("Logs", ofRoot)}`],
      "root.yaml": [`bucket.yaml: ${unversioned("bucket.yaml:Logs")}`],
    });
    const right = bucket(", VersioningConfiguration: { Status: Enabled }");
    expect(await participants({ ...files, "bucket.yaml": right }, "log-bucket-versioning")).toEqual(
      {},
    );
  });

  it("is judged with what it is given, where that takes effect", async () => {
    const head = "Parameters: { Acl: { Type: String, Default: Private } }\n";
    const given = (acl: string): Files => ({
      "bucket.yaml": bucket(", AccessControl: !Ref Acl", head),
      "root.yaml": `Resources:
${nesting("Storage", "bucket.yaml", `, Parameters: { Acl: ${acl} }`)}${trailTo("!GetAtt Storage.Outputs.Name")}`,
    });
    expect(await participants(given("PublicRead"), "log-bucket-no-public-acl")).toEqual({
      "bucket.yaml": [`!Ref Acl: Log bucket 'Logs' lets everybody list logs${ofRoot}.`],
      "root.yaml": ["PublicRead: Log bucket 'bucket.yaml:Logs' lets everybody list logs."],
    });
    expect(await participants(given("Private"), "log-bucket-no-public-acl")).toEqual({});
    expect(await participants(given("!ImportValue acl"), "log-bucket-no-public-acl")).toEqual({});
  });

  it("is judged beside one that has the trail", async () => {
    const files = {
      "bucket.yaml": bucket(),
      "root.yaml": `Resources:
${nesting("Storage", "bucket.yaml")}${nesting("Audit", "trail.yaml", ", Parameters: { Name: !GetAtt Storage.Outputs.Name }")}`,
      "trail.yaml": `Parameters: { Name: { Type: String } }
Resources:
${trailTo("!Ref Name")}`,
    };
    expect(await participants(files, "log-bucket-versioning")).toEqual({
      "bucket.yaml": [`Logs: ${unversioned("Logs", ofRoot.replace("root", "trail"))}`],
      "root.yaml": [
        `bucket.yaml: ${unversioned("bucket.yaml:Logs", ofRoot.replace("root", "trail"))}`,
      ],
      "trail.yaml": [
        "!Ref Name: Log bucket 'bucket.yaml:Logs' keeps no versions of logs that are overwritten or deleted (bucket of trail 'Trail').",
      ],
    });
  });

  it("says in which of its stacks something is wrong that is right in others", async () => {
    const head = "Parameters: { Status: { Type: String } }\n";
    const versions = ", VersioningConfiguration: { Status: !Ref Status }";
    const given = (status: string): string => `, Parameters: { Status: ${status} }`;
    const twice = (one: string, other: string): string => `Resources:
${nesting("One", "bucket.yaml", given(one))}${nesting("Two", "bucket.yaml", given(other))}${trailTo("!GetAtt One.Outputs.Name")}${trailTo("!GetAtt Two.Outputs.Name").replace("Trail:", "Other:")}`;
    const files = {
      "bucket.yaml": bucket(versions, head).replace("BucketName: acme-logs, ", ""),
      "root.yaml": twice("Enabled", "Suspended"),
    };
    const rule = "log-bucket-versioning";
    expect(await participants(files, rule)).toEqual({
      "bucket.yaml": [
        `!Ref Status: ${unversioned("Logs", " (bucket of trail 'root.yaml:Other') (in stack 'root.yaml:Two')")}`,
      ],
      "root.yaml": [`Suspended: ${unversioned("bucket.yaml:Two.Logs")}`],
    });
    const both = { ...files, "root.yaml": twice("Suspended", "Suspended") };
    expect((await participants(both, rule))["bucket.yaml"]).toEqual([
      `!Ref Status: ${unversioned("Logs", " (bucket of trail 'root.yaml:Trail') (in stack 'root.yaml:One')")}`,
      `!Ref Status: ${unversioned("Logs", " (bucket of trail 'root.yaml:Other') (in stack 'root.yaml:Two')")}`,
    ]);
    const apart = (status: string): string => `Resources:
${nesting("Storage", "bucket.yaml", given(status))}${trailTo("!GetAtt Storage.Outputs.Name")}`;
    const roots = { ...files, "root.yaml": apart("Enabled"), "test.yaml": apart("Suspended") };
    expect((await participants(roots, rule))["bucket.yaml"]).toEqual([
      `!Ref Status: ${unversioned("Logs", " (bucket of trail 'test.yaml:Trail') (in stack 'test.yaml:Storage')")}`,
    ]);
  });

  it("is judged in the middle, too, and says once what it says whoever nests it", async () => {
    const files = {
      "bucket.yaml": bucket(),
      "middle.yaml": `Resources:
${nesting("Inner", "bucket.yaml")}Outputs: { Name: { Value: !GetAtt Inner.Outputs.Name } }
`,
      "root.yaml": `Resources:
${nesting("Outer", "middle.yaml")}${trailTo("!GetAtt Outer.Outputs.Name")}`,
    };
    const rule = "log-bucket-versioning";
    expect(await participants(files, rule)).toEqual({
      "bucket.yaml": [`Logs: ${unversioned("Logs", ofRoot)}`],
      "middle.yaml": [`bucket.yaml: ${unversioned("bucket.yaml:Logs", ofRoot)}`],
      "root.yaml": [`middle.yaml: ${unversioned("bucket.yaml:Logs")}`],
    });
    const own = bucket().replace("Outputs", `${trailTo("!Ref Logs")}Outputs`);
    expect(await participants({ ...files, "bucket.yaml": own }, rule)).toEqual({
      "bucket.yaml": [`Logs: ${unversioned("Logs")}`],
    });
  });

  it("is suppressed where it says so itself", async () => {
    const suppressed = bucket().replace(
      "    Type: AWS::S3::Bucket\n",
      `    Type: AWS::S3::Bucket
    Metadata: { cloudtrail: { suppress: [{ rule: cloudtrail/log-bucket-versioning, reason: Rehearsal }] } }
`,
    );
    const files = {
      "bucket.yaml": suppressed,
      "root.yaml": `Resources:
${nesting("Storage", "bucket.yaml")}${trailTo("!GetAtt Storage.Outputs.Name")}`,
    };
    expect(await participants(files, "log-bucket-versioning")).toEqual({});
    const [result] = await eslintFor(["log-bucket-versioning"], {}).lintFiles(["bucket.yaml"]);
    expect(result?.suppressedMessages).toHaveLength(1);
  });

  it("is judged as the text in the editor has it", async () => {
    const files = {
      "bucket.yaml": bucket(", VersioningConfiguration: { Status: Enabled }"),
      "root.yaml": `Resources:
${nesting("Storage", "bucket.yaml")}${trailTo("!GetAtt Storage.Outputs.Name")}`,
    };
    expect(await participants(files, "log-bucket-versioning")).toEqual({});
    const [held] = await eslintFor(["log-bucket-versioning"], {}).lintText(bucket(), {
      filePath: join(projectRoot(), "bucket.yaml"),
    });
    expect(held?.messages.map(({ message }) => message)).toEqual([unversioned("Logs", ofRoot)]);
  });

  it("is judged as its group deploys it", async () => {
    const head = `Parameters: { Stage: { Type: String } }
Conditions: { Dev: !Equals [!Ref Stage, dev] }
`;
    const given = ", Parameters: { Stage: !Ref Stage }";
    const files = {
      "bucket.yaml": bucket(", AccessControl: !If [Dev, PublicRead, Private]", head),
      "root.yaml": `Parameters: { Stage: { Type: String } }
Resources:
${nesting("Storage", "bucket.yaml", given)}${trailTo("!GetAtt Storage.Outputs.Name")}`,
    };
    const groups = ["dev", "prod"].map((name) => {
      return { name, files: "root.yaml", parameters: { Stage: name } };
    });
    const found = await participants(files, "log-bucket-no-public-acl", { groups });
    expect(found["bucket.yaml"]).toEqual([
      `PublicRead: Log bucket 'Logs' lets everybody list logs${ofRoot} (group 'dev').`,
    ]);
  });
});
