import yml from "eslint-plugin-yml";
import { Linter } from "eslint";
import { describe, expect, it } from "vitest";
import cloudtrail from "../../src/index.js";
import { lintHostile, maxMilliseconds } from "./lint-hostile.js";

const oneRegion = "Trail 'T' records events from one Region only.";
const trail = { Type: "AWS::CloudTrail::Trail", Properties: { S3BucketName: "logs" } };
const trailInYaml = `Resources:
  T: { Type: AWS::CloudTrail::Trail, Properties: { S3BucketName: logs } }
`;

const lines = (count: number, line: (index: string) => string): string =>
  Array.from({ length: count }, (_, index) => line(String(index))).join("\n");

const inYaml = (section: string, count: number, line: (index: string) => string): string =>
  `${section}:\n${lines(count, line)}\n${trailInYaml}`;

const inJson = (section: string, count: number, value: unknown): string => {
  const entries = Array.from({ length: count }, (_, index) => [`Entry${String(index)}`, value]);
  const written = Object.fromEntries(entries) as object;
  return JSON.stringify({ [section]: written, Resources: { T: trail } });
};

describe("a file of some megabytes is read to its end", () => {
  it.each<[what: string, name: string, text: string]>([
    ["entries in YAML", "a.yaml", inYaml("Metadata", 300_000, (index) => `  Entry${index}: value`)],
    [
      "parameters in YAML",
      "a.yaml",
      inYaml("Parameters", 200_000, (index) => `  Entry${index}: { Type: String }`),
    ],
    ["items in YAML", "a.yaml", inYaml("Metadata", 1_000_000, () => "  - a")],
    ["entries in JSON", "a.json", inJson("Metadata", 300_000, "value")],
    ["mappings in JSON", "a.json", inJson("Mappings", 60_000, { a: { b: "c" } })],
    [
      "items in JSON",
      "a.json",
      JSON.stringify({ Metadata: Array<number>(1_000_000).fill(1), Resources: { T: trail } }),
    ],
  ])("of %s", (_, name, text) => {
    const { problems, findings, milliseconds } = lintHostile(name, text);
    expect(problems).toEqual([]);
    expect(findings).toContain(oneRegion);
    expect(milliseconds).toBeLessThan(maxMilliseconds);
  });
});

describe("a file that is larger than anybody has is a problem with a place", () => {
  const tooLarge = "This is not read: it has more than 10000000 characters.";
  const entries = inYaml("Metadata", 1_000_000, (index) => `  Entry${index}: value`);

  it.each<[what: string, name: string, text: string]>([
    ["YAML", "a.yaml", entries],
    ["JSON", "a.json", inJson("Metadata", 1_000_000, "value")],
    [
      "Terraform",
      "main.tf.json",
      JSON.stringify({ locals: { a: "a".repeat(10_000_000) }, resource: { aws_cloudtrail: {} } }),
    ],
  ])("in %s", (_, name, text) => {
    const { problems, findings, milliseconds } = lintHostile(name, text);
    expect(problems).toEqual([`1:1 ${tooLarge}`]);
    expect(findings).toEqual([]);
    expect(milliseconds).toBeLessThan(1000);
  });

  it("for those too who read it in another language", () => {
    const guest: Linter.Config = {
      files: ["**/*.yaml"],
      plugins: { yml, cloudtrail },
      language: "yml/yaml",
      rules: { "cloudtrail/template-readable": "error" },
    };
    const text = `${trailInYaml}# ${"a".repeat(10_000_000)}\n`;
    const messages = new Linter().verify(text, guest, { filename: "a.yaml" });
    expect(messages.map(({ message }) => message)).toEqual([tooLarge]);
  });

  it("is none in a plan, of which little is read", () => {
    const plan = {
      format_version: "1.2",
      terraform_version: "1.9.0",
      planned_values: {
        root_module: {
          resources: [
            {
              address: "aws_cloudtrail.T",
              mode: "managed",
              type: "aws_cloudtrail",
              name: "T",
              provider_name: "registry.terraform.io/hashicorp/aws",
              values: { name: "t", s3_bucket_name: "logs", is_multi_region_trail: false },
            },
          ],
        },
      },
      resource_changes: [],
      configuration: { root_module: {} },
      prior_state: { padding: "a".repeat(10_000_000) },
    };
    const { problems, findings } = lintHostile("plan.json", JSON.stringify(plan));
    expect(problems).toEqual([]);
    expect(findings).toContain("Trail 'aws_cloudtrail.T' records events from one Region only.");
  });
});
