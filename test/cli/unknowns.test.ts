import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Linter } from "eslint";
import { describe, expect, it } from "vitest";
import { type FileTally, tallyRule } from "../../src/cli/tally.js";
import plugin from "../../src/index.js";

/** What rules could not know of a template: the characters where it takes effect, and why. */
function unknownsOf(
  text: string,
  root?: string,
): readonly (readonly [place: string, reason: string])[] {
  const tallies = new Map<string, FileTally>();
  const { rules } = plugin.configs.recommended;
  const config: Linter.Config = {
    files: ["**/?*"],
    plugins: { cloudtrail: plugin, cli: { rules: { tally: tallyRule(tallies) } } },
    language: "cloudtrail/template",
    rules: { ...rules, "cli/tally": "error" },
    settings: { cloudtrail: root === undefined ? {} : { project: { root } } },
  };
  const linter = new Linter({ configType: "flat", ...(root !== undefined && { cwd: root }) });
  linter.verify(
    text,
    config,
    root === undefined ? {} : { filename: join(root, "one/main.tf.json") },
  );
  const [tally] = tallies.values();
  return [...(tally?.unknowns ?? [])].map(([place, reason]) => {
    const [start, end] = place.split("-").map(Number);
    return [text.slice(start, end), reason];
  });
}

const head = `Parameters:
  Name: { Type: String }
  Region: { Type: String, Default: us-east-1 }
Resources:
  Logs:
    Type: AWS::S3::Bucket
`;

function trail(...properties: readonly string[]): string {
  const lines = ["S3BucketName: !Ref Logs", ...properties].map((line) => `      ${line}\n`);
  return `${head}  Trail:\n    Type: AWS::CloudTrail::Trail\n    Properties:\n${lines.join("")}`;
}

describe("the tally of unknown values", () => {
  it("has none of what is written, defaulted, absent or in the template", () => {
    expect(unknownsOf(trail("IsLogging: true", "TrailName: !Ref Region"))).toEqual([]);
  });

  it("calls what another configuration declares by its file", () => {
    const root = realpathSync(mkdtempSync(join(tmpdir(), "unknowns-")));
    const versioning = { bucket: "acme-logs", versioning_configuration: { status: "Enabled" } };
    const texts = [
      {
        aws_cloudtrail: { t: { name: "t", s3_bucket_name: "${aws_s3_bucket.b.id}" } },
        aws_s3_bucket: { b: { bucket: "acme-logs" } },
      },
      { aws_s3_bucket_versioning: { v: versioning, w: versioning } },
    ].map((resource) => JSON.stringify({ terraform: { backend: { s3: {} } }, resource }));
    for (const [index, name] of ["one", "two"].entries()) {
      mkdirSync(join(root, name));
      writeFileSync(join(root, name, "main.tf.json"), texts[index] ?? "");
    }
    const found = unknownsOf(texts[0] ?? "", root);
    rmSync(root, { recursive: true });
    expect(found.map(([, reason]) => reason)).toContain(
      "'two/main.tf.json:aws_s3_bucket_versioning.v' may configure it",
    );
  });

  it("has none of what the CDK adds to a template", () => {
    const url = new URL(
      "../../fixtures/rules/trail-multi-region/invalid/made-by-cdk.json",
      import.meta.url,
    );
    expect(unknownsOf(readFileSync(url, "utf8"))).toEqual([]);
  });

  it("has each once, however many rules and scenarios ask for it, with its reason", () => {
    const text = trail(
      "KMSKeyId: !Ref Name",
      "EnableLogFileValidation: !ImportValue validates",
      "IsMultiRegionTrail: !Ref Nobody",
      "IsLogging: !Equals [!Ref Region, us-east-1]",
    );
    expect(unknownsOf(text)).toEqual(
      expect.arrayContaining([
        ["!Ref Name", "parameter 'Name' has no default"],
        ["!ImportValue validates", "it is exported by another stack"],
      ]),
    );
    const places = unknownsOf(text).map(([place]) => place);
    expect(places).toEqual([...new Set(places)]);
    expect(places).toContain("!Ref Nobody");
  });

  it("has what no rule asks for not", () => {
    expect(unknownsOf(trail("Tags: !Ref Name", "IsLogging: true"))).toEqual([]);
  });

  it("has a template of which there are too many scenarios", () => {
    const names = Array.from({ length: 13 }, (_, index) => `P${index}`);
    const text = `Parameters:
${names.map((name) => `  ${name}: { Type: String, Default: a }\n`).join("")}Conditions:
${names.map((name) => `  C${name}: !Equals [!Ref ${name}, a]\n`).join("")}Resources:
${names.map((name) => `  T${name}: { Type: AWS::CloudTrail::Trail, Condition: C${name} }\n`).join("")}`;
    expect(unknownsOf(text).map(([, reason]) => reason)).toContain(
      "there are too many scenarios to judge it in",
    );
  });

  it("counts nothing in what is no template", () => {
    expect(unknownsOf("Name: !Ref Name\n")).toEqual([]);
  });
});
