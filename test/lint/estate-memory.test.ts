import process from "node:process";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { ESLint, Linter } from "eslint";
import { describe, expect, it } from "vitest";
import cloudtrail from "../../src/index.js";
import { type Files, reporter } from "./project.js";

const once = "trail-global-service-events-once";
const trail = (flags = ""): string => `Resources:
  Trail:
    Type: AWS::CloudTrail::Trail
    Properties: { IsLogging: true, S3BucketName: logs${flags} }
`;
const regional = trail(", IncludeGlobalServiceEvents: false");
const parameterised = `Parameters: { Global: { Type: String, Default: "true" } }
${trail(", IncludeGlobalServiceEvents: !Ref Global")}`;
const said =
  "Trail 'Trail' includes global service events, which are also recorded by 'b.yaml:Trail'.";

/** What is found in a.yaml after each of some changes, in one process and with one configuration. */
function inTurn(settings: object = { project: {}, region: "us-east-1" }) {
  const reported = reporter(settings);
  return async (...changes: readonly Files[]): Promise<readonly (readonly string[])[]> => {
    const eslint = new ESLint({
      cwd: process.cwd(),
      overrideConfigFile: true,
      overrideConfig: {
        files: ["**/*.yaml"],
        language: "cloudtrail/template",
        plugins: { cloudtrail },
        settings: { cloudtrail: settings },
        rules: { [`cloudtrail/${once}`]: "error" },
      },
    });
    const found: string[][] = [];
    for (const files of changes) {
      // Writes them, and lets time pass.
      reported("a.yaml", { "a.yaml": trail(), ...files }, once);
      const filePath = `${reported.root()}/a.yaml`;
      const results = await eslint.lintText(trail(), { filePath });
      found.push(results.flatMap(({ messages }) => messages.map(({ message }) => message)));
    }
    return found;
  };
}

describe("what a long process remembers of an estate", () => {
  describe("of nested templates", () => {
    const after = inTurn();

    it("is forgotten when another file begins to nest one, or ceases to", async () => {
      const nesting = `Resources:
  Audit: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: b.yaml } }
`;
      const queue = "Resources: { Queue: { Type: AWS::SQS::Queue } }\n";
      expect(
        await after(
          { "b.yaml": trail(), "p.yaml": queue },
          { "p.yaml": nesting },
          { "p.yaml": queue },
        ),
      ).toEqual([[said], [said.replace("b.yaml:Trail", "p.yaml:Audit.Trail")], [said]]);
    });

    it("is forgotten when one has changed that is not listed", async () => {
      const nesting = `Resources:
  Audit: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: t.cfn } }
`;
      expect(await after({ "b.yaml": nesting, "t.cfn": trail() }, { "t.cfn": regional })).toEqual([
        [said.replace("b.yaml:Trail", "b.yaml:Audit.Trail")],
        [],
      ]);
    });

    it("is forgotten when what a template includes has changed", async () => {
      const included = (flags = ""): string =>
        `{ Type: AWS::CloudTrail::Trail, Properties: { IsLogging: true, S3BucketName: logs${flags} } }\n`;
      expect(
        await after(
          { "b.yaml": "Resources:\n  Trail: !Include trail.inc\n", "trail.inc": included() },
          { "trail.inc": included(", IncludeGlobalServiceEvents: false") },
        ),
      ).toEqual([[said], []]);
    });
  });

  describe("of parameters", () => {
    const parameters = (value: string): string =>
      JSON.stringify([{ ParameterKey: "Global", ParameterValue: value }]);
    const after = inTurn({
      project: {},
      region: "us-east-1",
      parameterFiles: { files: "b.yaml", parameters: "params/p.json" },
    });

    it("is forgotten when their file has changed", async () => {
      expect(
        await after(
          { "b.yaml": parameterised, "params/p.json": parameters("true") },
          { "params/p.json": parameters("false") },
        ),
      ).toEqual([[said], []]);
    });
  });

  describe("of Terraform", () => {
    const after = inTurn();
    const configuration = JSON.stringify({
      variable: { global: { default: true } },
      resource: {
        aws_cloudtrail: {
          main: { s3_bucket_name: "logs", include_global_service_events: "${var.global}" },
        },
      },
    });

    it("is forgotten when values of variables have changed", async () => {
      const values = (global: boolean): string => JSON.stringify({ global });
      const name = "tf/terraform.tfvars.json";
      expect(
        await after(
          { "tf/main.tf.json": configuration, [name]: values(true) },
          { [name]: values(false) },
        ),
      ).toEqual([[said.replace("b.yaml:Trail", "tf/main.tf.json:aws_cloudtrail.main")], []]);
    });
  });

  describe("of settings", () => {
    const reported = reporter();
    const everywhere = trail(", IsMultiRegionTrail: true");

    it("is nothing once nobody has them and others are linted", async () => {
      reported("a.yaml", { "a.yaml": everywhere, "b.yaml": everywhere }, once);
      const lint = (): WeakRef<object> => {
        const settings = { project: {} };
        const messages = new Linter({ configType: "flat" }).verify(
          everywhere,
          {
            files: ["**/*.yaml"],
            language: "cloudtrail/template",
            plugins: { cloudtrail },
            settings: { cloudtrail: settings },
            rules: { [`cloudtrail/${once}`]: "error" },
          },
          { filename: `${reported.root()}/a.yaml` },
        );
        expect(messages).toHaveLength(1);
        return new WeakRef(settings);
      };
      const before = lint();
      reported("a.yaml", { "a.yaml": everywhere, "b.yaml": everywhere }, once);
      setFlagsFromString("--expose-gc");
      const collect = runInNewContext("gc") as () => void;
      // What a weak reference is asked for in one turn stays until the next.
      await new Promise((resolve) => setTimeout(resolve, 10));
      collect();
      expect(before.deref()).toBeUndefined();
    });
  });
});
