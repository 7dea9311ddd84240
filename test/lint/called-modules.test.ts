import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import process from "node:process";
import { Linter } from "eslint";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import cloudtrail from "../../src/index.js";

let root = "";

beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), "modules-")));
  vi.spyOn(process, "cwd").mockReturnValue(root);
});

afterEach(() => {
  vi.restoreAllMocks();
  rmSync(root, { recursive: true, force: true });
});

type Files = Readonly<Record<string, object>>;

/** What is reported in a file, each with the text it is reported at. */
function reported(path: string, files: Files, rule: string): readonly string[] {
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), JSON.stringify(content));
  }
  const text = JSON.stringify(files[path]);
  const linter = new Linter({ configType: "flat" });
  const config: Linter.Config = {
    files: ["**/*.json"],
    language: "cloudtrail/template",
    plugins: { cloudtrail },
    rules: { [`cloudtrail/${rule}`]: "error" },
  };
  return linter
    .verify(text, config, { filename: join(root, path) })
    .map(({ column, endColumn = 0, message }) => {
      return `${text.slice(column - 1, endColumn - 1)}: ${message}`;
    });
}

const trail = {
  name: "t",
  s3_bucket_name: "${aws_s3_bucket.b.id}",
  is_multi_region_trail: true,
  enable_logging: true,
};

describe("what is wrong with a module that is called", () => {
  it("is reported at the call where only the caller shows it", () => {
    const files: Files = {
      "main.tf.json": {
        module: { logs: { source: "./modules/logs" } },
        resource: { aws_cloudtrail: { t: { ...trail, s3_bucket_name: "${module.logs.id}" } } },
      },
      "modules/logs/main.tf.json": {
        resource: { aws_s3_bucket: { b: {} } },
        output: { id: { value: "${aws_s3_bucket.b.id}" } },
      },
    };
    const rule = "log-bucket-versioning";
    expect(reported("main.tf.json", files, rule)).toEqual([
      `"logs": Log bucket 'module.logs.aws_s3_bucket.b' keeps no versions of logs that are overwritten or deleted.`,
    ]);
    expect(reported("modules/logs/main.tf.json", files, rule)).toEqual([]);
  });

  const files: Files = {
    "main.tf.json": { module: { audit: { source: "./audit" } } },
    "audit/main.tf.json": {
      variable: { validated: { default: false } },
      resource: {
        aws_s3_bucket: { b: {} },
        aws_cloudtrail: { t: { ...trail, enable_log_file_validation: "${var.validated}" } },
      },
    },
  };

  it("is reported at the call where a default of the module makes it so", () => {
    const rule = "trail-log-file-validation";
    expect(reported("main.tf.json", files, rule)).toEqual([
      `"audit": Trail 'module.audit.aws_cloudtrail.t' does not validate its log files.`,
    ]);
    expect(reported("audit/main.tf.json", files, rule)).toEqual([]);
  });

  it("is reported where it is given", () => {
    const given = { audit: { source: "./audit", validated: false } };
    const more = { ...files, "main.tf.json": { module: given } };
    expect(reported("main.tf.json", more, "trail-log-file-validation")).toEqual([
      "false: Trail 'module.audit.aws_cloudtrail.t' does not validate its log files.",
    ]);
  });

  it("is reported in its own file alone where that shows it", () => {
    const rule = "log-bucket-versioning";
    expect(reported("main.tf.json", files, rule)).toEqual([]);
    expect(reported("audit/main.tf.json", files, rule)).toEqual([
      `"b": Log bucket 'aws_s3_bucket.b' keeps no versions of logs that are overwritten or deleted.`,
    ]);
  });

  it("may be mended by the caller, who is given the bucket", () => {
    const mended: Files = {
      "main.tf.json": {
        module: { audit: { source: "./audit" } },
        resource: {
          aws_s3_bucket_versioning: {
            v: {
              bucket: "${module.audit.id}",
              versioning_configuration: { status: "Enabled" },
            },
          },
        },
      },
      "audit/main.tf.json": {
        ...files["audit/main.tf.json"],
        output: { id: { value: "${aws_s3_bucket.b.id}" } },
      },
    };
    for (const path of Object.keys(mended)) {
      expect(reported(path, mended, "log-bucket-versioning")).toEqual([]);
    }
  });

  it("may be mended by the caller, who is given what names the bucket", () => {
    const lint = (value: string, more = {}): readonly string[] =>
      reported(
        "audit/main.tf.json",
        {
          ...files,
          "audit/main.tf.json": {
            resource: {
              aws_s3_bucket: { b: {} },
              aws_cloudtrail: { t: trail },
              aws_s3_bucket_public_access_block: {
                p: { bucket: "${aws_s3_bucket.b.id}", ...more },
              },
            },
            output: { id: { value } },
          },
        },
        "log-bucket-versioning",
      );
    expect(lint("${aws_s3_bucket_public_access_block.p.bucket}")).toEqual([]);
    expect(lint("${aws_s3_bucket_public_access_block.p[0].bucket}", { count: 1 })).toEqual([]);
    expect(lint("${aws_s3_bucket_public_access_block.p.block_public_acls}")).toHaveLength(1);
  });

  it("is one finding for all instances of the module", () => {
    const repeated = {
      ...files,
      "main.tf.json": { module: { audit: { source: "./audit", for_each: { a: 1, b: 2 } } } },
    };
    expect(reported("main.tf.json", repeated, "trail-log-file-validation")).toEqual([
      `"audit": Trail 'module.audit.aws_cloudtrail.t' does not validate its log files.`,
    ]);
  });

  it("is what two of its instances record both", () => {
    const repeated = {
      ...files,
      "main.tf.json": { module: { audit: { source: "./audit", count: 2 } } },
    };
    expect(reported("main.tf.json", repeated, "trail-global-service-events-once")).toEqual(
      [
        ["0", "1"],
        ["1", "0"],
      ].map(
        ([one, other]) =>
          expect.stringMatching(RegExp(`^"audit": .*\\[${one}\\].*\\[${other}\\]`)) as unknown,
      ),
    );
  });

  it("is not compared with what is elsewhere", () => {
    const call = { source: "./audit", providers: { aws: "aws.eu" } };
    const elsewhere = {
      ...files,
      "main.tf.json": { module: { here: { source: "./audit" }, there: call } },
    };
    expect(reported("main.tf.json", elsewhere, "trail-global-service-events-once")).toEqual([]);
  });

  it("is reported at the call that makes it so", () => {
    const nested = {
      "main.tf.json": { module: { estate: { source: "./modules/estate" } } },
      "modules/estate/main.tf.json": { module: { audit: { source: "../audit" } } },
      "modules/audit/main.tf.json": { ...files["audit/main.tf.json"] },
    };
    const rule = "trail-log-file-validation";
    expect(reported("main.tf.json", nested, rule)).toEqual([]);
    expect(reported("modules/audit/main.tf.json", nested, rule)).toEqual([]);
    expect(reported("modules/estate/main.tf.json", nested, rule)).toEqual([
      `"audit": Trail 'module.audit.aws_cloudtrail.t' does not validate its log files.`,
    ]);
  });
});

describe("a folder that others call", () => {
  const module = {
    variable: { on: { default: false } },
    resource: {
      aws_cloudtrail: { t: { ...trail, enable_log_file_validation: "${var.on}" } },
    },
  };
  const call = { module: { m: { source: "../../stack", on: true } } };

  it.each<[what: string, path: string, content: object | string, findings: number]>([
    ["beside it", "envs/prod/main.tf.json", call, 0],
    ["in Terraform's own language", "main.tf", 'module "m" {\n  source = "./stack"\n}\n', 0],
    ["from within, as an example", "stack/examples/main.tf", 'module "m" { source = "../" }', 1],
    ["not at all", "main.tf", 'module "m" { source = "./other" }', 1],
    ["in what is installed", "node_modules/a/main.tf", 'module "m" { source = "../../stack" }', 1],
  ])("is no deployment of its own: %s", (_, path, content, findings) => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(
      join(root, path),
      typeof content === "string" ? content : JSON.stringify(content),
    );
    const files = { "stack/main.tf.json": module };
    expect(reported("stack/main.tf.json", files, "trail-log-file-validation")).toHaveLength(
      findings,
    );
  });
});

describe("a folder among modules", () => {
  const audit = {
    variable: { on: { default: false } },
    resource: {
      aws_s3_bucket: { b: {} },
      aws_cloudtrail: {
        t: { ...trail, enable_log_file_validation: "${var.on}", is_multi_region_trail: false },
      },
    },
  };

  it.each(["trail-log-file-validation", "trail-multi-region"])(
    "is no deployment of its own: %s",
    (rule) => {
      const path = "modules/audit/main.tf.json";
      expect(reported(path, { [path]: audit }, rule)).toEqual([]);
      expect(reported("main.tf.json", { "main.tf.json": audit }, rule)).toHaveLength(1);
    },
  );
});
