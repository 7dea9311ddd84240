import { describe, expect, it } from "vitest";
import { addressing } from "../../src/formatters/address.js";
import page from "../../src/formatters/html.js";
import { lintedFile } from "../../src/formatters/linted-file.js";
import plugin from "../../src/index.js";
import { attribute, read, tagged, withClass, within, wordsOf } from "./dom.js";
import { lint, type Linted } from "./linted.js";

const validation = {
  ...plugin.configs.recommended,
  rules: { "cloudtrail/trail-log-file-validation": "error" },
} as const;

interface Said {
  readonly declaration: string;
  readonly resources: readonly string[];
}

/** What the findings of files are about. */
function addressesIn({ results, context }: Linted): readonly Said[] {
  return results.flatMap((result) => {
    const file = lintedFile(result, context);
    const addressOf = addressing(file);
    return file.findings.map((finding) => {
      const { declaration, resources } = addressOf(finding)!;
      return { declaration, resources };
    });
  });
}

async function addresses(files: Readonly<Record<string, string>>): Promise<readonly Said[]> {
  return addressesIn(await lint(files, [validation]));
}

/** The boxes of the pictures, each with the number of its findings. */
async function boxes(linted: Linted): Promise<readonly string[]> {
  const all = read(await page(linted.results, linted.context));
  return withClass(all, "trail").map((box) => {
    const [title] = tagged(within(box), "title");
    const count = tagged(within(box), "text").find((each) => attribute(each, "class") === "count");
    return `${wordsOf(title!)}: ${count ? wordsOf(count) : "0"}`;
  });
}

function configuration(trail: object): Readonly<Record<string, string>> {
  return { "main.tf.json": JSON.stringify({ resource: { aws_cloudtrail: { t: trail } } }) };
}

function loop(collection: string, properties = ""): Readonly<Record<string, string>> {
  return {
    "loop.yaml": `Transform: AWS::LanguageExtensions
Parameters:
  Names: { Type: CommaDelimitedList, Default: "One,Two" }
Resources:
  Fn::ForEach::Trails:
    - Id
    - ${collection}
    - Trail\${Id}:
        Type: AWS::CloudTrail::Trail
        Properties: { S3BucketName: logs, IsLogging: true ${properties} }
`,
  };
}

describe("a finding about what is repeated", () => {
  const each = { name: "${each.key}", s3_bucket_name: "logs", enable_logging: true };

  it("is about all instances of the declaration that it names", async () => {
    const linted = await lint(configuration({ ...each, for_each: { a: "a", b: "b" } }), [
      validation,
    ]);
    expect(addressesIn(linted)).toEqual([
      { declaration: "aws_cloudtrail.t", resources: ["aws_cloudtrail.t"] },
    ]);
    expect(await boxes(linted)).toEqual([
      'aws_cloudtrail aws_cloudtrail.t["a"]: 1',
      'aws_cloudtrail aws_cloudtrail.t["b"]: 1',
    ]);
  });

  it("is about the one that it names, and keeps its declaration where another is mended", async () => {
    const weak = configuration({
      ...each,
      for_each: { a: false, b: true },
      enable_log_file_validation: "${each.value}",
    });
    const linted = await lint(weak, [validation]);
    expect(addressesIn(linted)).toEqual([
      { declaration: "aws_cloudtrail.t", resources: ['aws_cloudtrail.t["a"]'] },
    ]);
    expect(await boxes(linted)).toEqual([
      'aws_cloudtrail aws_cloudtrail.t["a"]: 1',
      'aws_cloudtrail aws_cloudtrail.t["b"]: 0',
    ]);
  });

  it("is about the resources that a loop makes, and stays where the loop grows", async () => {
    const linted = await lint(loop("[One, Two]"), [validation]);
    expect(addressesIn(linted)).toEqual([
      { declaration: "Trail${Id}", resources: ["TrailOne", "TrailTwo"] },
    ]);
    expect(await boxes(linted)).toEqual([
      "CloudTrail Trail TrailOne: 1",
      "CloudTrail Trail TrailTwo: 1",
    ]);
    const [{ declaration, resources } = undefined!] = await addresses(
      loop("[One, Two, Three, Four, Five]"),
    );
    expect(declaration).toBe("Trail${Id}");
    // The message names three of them.
    expect(resources).toHaveLength(5);
    expect(await addresses(loop("[One]"))).toEqual([
      { declaration: "Trail${Id}", resources: ["TrailOne"] },
    ]);
  });

  it("is about the resources of a loop that goes through a parameter", async () => {
    expect(await addresses(loop("!Ref Names"))).toEqual([
      { declaration: "Trail${Id}", resources: ["TrailOne", "TrailTwo"] },
    ]);
  });

  it("is about the instances of a module, in the file that calls it", async () => {
    const module = {
      variable: { validated: {} },
      resource: {
        aws_cloudtrail: {
          t: { ...each, name: "t", enable_log_file_validation: "${var.validated}" },
        },
      },
    };
    const source = "./modules/trail";
    const linted = await lint(
      {
        "main.tf.json": JSON.stringify({
          module: { audit: { source, for_each: { a: 1, b: 2 }, validated: false } },
        }),
        "modules/trail/main.tf.json": JSON.stringify(module),
      },
      [validation],
    );
    expect(addressesIn(linted)).toEqual([
      {
        declaration: "module.audit.aws_cloudtrail.t",
        resources: ['module.audit["a"].aws_cloudtrail.t', 'module.audit["b"].aws_cloudtrail.t'],
      },
    ]);
  });
});

describe("a name", () => {
  it("may have the words of a rule in it", async () => {
    const keys = ["x' does not validate its log files", "x' does not validate its log filesB"];
    const resources = keys.map((index, at) => ({
      address: `aws_cloudtrail.t[${JSON.stringify(index)}]`,
      mode: "managed",
      type: "aws_cloudtrail",
      name: "t",
      index,
      values: { name: String(at), s3_bucket_name: "logs", enable_log_file_validation: false },
    }));
    const plan = {
      format_version: "1.2",
      terraform_version: "1.9.0",
      planned_values: { root_module: { resources } },
      configuration: { root_module: {} },
    };
    const names = resources.map(({ address }) => address);
    expect(await addresses({ "plan.json": JSON.stringify(plan) })).toEqual(
      names.map((name) => ({ declaration: name, resources: [name] })),
    );
  });

  it("may be of what another configuration declares, which is called by its file", async () => {
    const state = { backend: "local", config: { path: "b/terraform.tfstate" } };
    const bucket = "${data.terraform_remote_state.b.outputs.logs}";
    const files = {
      "main.tf.json": JSON.stringify({
        data: { terraform_remote_state: { b: state } },
        resource: { aws_cloudtrail: { t: { s3_bucket_name: bucket } } },
      }),
      "b/main.tf.json": JSON.stringify({
        resource: { aws_s3_bucket: { logs: {} } },
        output: { logs: { value: "${aws_s3_bucket.logs.id}" } },
      }),
    };
    const rules = { "cloudtrail/log-bucket-versioning": "error" } as const;
    const linted = await lint(files, [{ ...plugin.configs.recommended, rules }]);
    const own = linted.results.slice(0, 1);
    expect(own[0]?.messages[0]?.message).toContain("'b/main.tf.json:aws_s3_bucket.logs'");
    const address = "b:aws_s3_bucket.logs";
    expect(addressesIn({ ...linted, results: own })).toEqual([
      { declaration: address, resources: [address] },
    ]);
  });

  it("is what the message says where nobody declares it any more", async () => {
    const trail = `Resources:
  Audit:
    Type: AWS::CloudTrail::Trail
    Properties: { S3BucketName: logs, IsLogging: true }
`;
    const linted = await lint({ "a.yaml": trail }, [validation]);
    const [result] = linted.results;
    const changed = { ...result!, source: trail.replace("Audit", "Other") };
    expect(addressesIn({ ...linted, results: [changed] })).toEqual([
      { declaration: "Audit", resources: ["Audit"] },
    ]);
  });

  it("is not looked for without end", async () => {
    const linted = await lint({ "a.yaml": "Resources:\n  A: { Type: AWS::CloudTrail::Trail }\n" }, [
      validation,
    ]);
    const [result] = linted.results;
    const [message] = result!.messages;
    const long = `Trail '${"' does not validate its log files".repeat(50_000)}`;
    const hostile = { ...result!, messages: [{ ...message!, message: long }] };
    const before = performance.now();
    addressesIn({ ...linted, results: [hostile] });
    expect(performance.now() - before).toBeLessThan(5_000);
  });
});
