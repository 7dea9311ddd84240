import { execFileSync, spawn } from "node:child_process";
import * as fs from "node:fs";
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import process from "node:process";
import { Linter } from "eslint";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import cloudtrail from "../../src/index.js";

vi.mock("node:fs", { spy: true });

const actual = await vi.importActual<typeof fs>("node:fs");

/** A project that reads all that a project may: what is nested, called, included and said beside. */
const files = {
  "root.yaml": `Resources:
  Storage: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: storage.yaml } }
  Trail:
    Type: AWS::CloudTrail::Trail
    Properties:
      IsLogging: true
      S3BucketName: !GetAtt Storage.Outputs.Logs
      IsMultiRegionTrail: !Include flag.yml
`,
  "storage.yaml": `Resources: { Logs: { Type: AWS::S3::Bucket } }
Outputs: { Logs: { Value: !Ref Logs, Export: { Name: logs } } }
`,
  "importer.yaml": `Parameters: { Regions: { Type: String } }
Resources:
  Imported:
    Type: AWS::CloudTrail::Trail
    Properties: { IsLogging: true, S3BucketName: !ImportValue logs, IsMultiRegionTrail: !Ref Regions }
`,
  "parameters.json": `{ "Parameters": { "Regions": "false" } }\n`,
  "flag.yml": "false\n",
  "live/main.tf.json": `{
  "module": { "logs": { "source": "../modules/logs", "bucket": "x" } },
  "resource": { "aws_cloudtrail": { "t": { "name": "t", "s3_bucket_name": "\${module.logs.id}" } } }
}
`,
  "live/terraform.tfvars.json": "{}\n",
  "modules/logs/main.tf.json": `{
  "variable": { "bucket": {} },
  "resource": { "aws_s3_bucket": { "logs": { "bucket": "\${var.bucket}" } } },
  "output": { "id": { "value": "\${aws_s3_bucket.logs.id}" } }
}
`,
  "more/.git": "gitdir: elsewhere\n",
  "more/queue.yaml": "Resources: { Queue: { Type: AWS::SQS::Queue } }\n",
};

/** Those that ask what else there is. */
const rules = [
  "template-readable",
  "trail-required",
  "trail-multi-region",
  "log-bucket-access-logging",
  "log-bucket-versioning",
] as const;

const linted = ["root.yaml", "storage.yaml", "importer.yaml", "live/main.tf.json"] as const;

const config: Linter.Config = {
  files: ["**/*.{yaml,json}"],
  language: "cloudtrail/template",
  plugins: { cloudtrail },
  rules: Object.fromEntries(rules.map((rule) => [`cloudtrail/${rule}`, "error"])),
  settings: {
    cloudtrail: {
      project: {},
      parameterFiles: { files: "importer.yaml", parameters: "parameters.json" },
    },
  },
};

let root = "";

beforeEach(() => {
  const now = vi.spyOn(performance, "now");
  now.mockReturnValue(0);
  vi.spyOn(process, "cwd").mockImplementation(() => root);
});

afterEach(() => {
  vi.restoreAllMocks();
});

/** What is said of a file in a folder that nobody has seen before. */
function lint(path: (typeof linted)[number], meanwhile: () => void): readonly string[] {
  root = realpathSync(mkdtempSync(join(tmpdir(), "vanishing-")));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), text);
  }
  try {
    meanwhile();
    const linter = new Linter({ configType: "flat", cwd: root });
    const messages = linter.verify(files[path], config, { filename: join(root, path) });
    return messages.map(
      ({ ruleId, message }) => `${String(ruleId).replace("cloudtrail/", "")}: ${message}`,
    );
  } finally {
    vi.mocked(fs.readFileSync).mockReset();
    vi.mocked(fs.readdirSync).mockReset();
    vi.mocked(fs.statSync).mockReset();
    vi.mocked(fs.realpathSync.native).mockReset();
    rmSync(root, { recursive: true, force: true });
  }
}

/** Lets one of the answers of the disk be a refusal; tells how many there were, and what was refused. */
function refuseAt(
  which: number,
  code: string,
): { readonly calls: number; readonly refused: string } {
  const told = { calls: 0, refused: "" };
  const before = (path: unknown): void => {
    told.calls += 1;
    if (told.calls !== which) return;
    told.refused = String(path);
    throw Object.assign(new Error(`${code}: ${told.refused}`), { code });
  };
  const { readFileSync, readdirSync, statSync, realpathSync: real } = actual;
  vi.mocked(fs.readFileSync).mockImplementation(((path: string, as: "utf8") => {
    before(path);
    return readFileSync(path, as);
  }) as typeof fs.readFileSync);
  vi.mocked(fs.readdirSync).mockImplementation(((path: string, as: { withFileTypes: true }) => {
    before(path);
    return readdirSync(path, as);
  }) as unknown as typeof fs.readdirSync);
  vi.mocked(fs.statSync).mockImplementation(((path: string) => {
    before(path);
    return statSync(path);
  }) as typeof fs.statSync);
  vi.mocked(fs.realpathSync.native).mockImplementation(((path: string) => {
    before(path);
    return real.native(path);
  }) as typeof fs.realpathSync.native);
  return told;
}

const ruleOf = (said: string): string => said.slice(0, said.indexOf(":"));

/** What is said only once something is refused that the disk was asked, each thing in its turn. */
function saidMore(path: (typeof linted)[number], code: string): readonly string[] {
  const usual = new Set(linted.flatMap((each) => lint(each, () => undefined)).map(ruleOf));
  expect(usual.size).toBeGreaterThan(2);
  const more: string[] = [];
  for (let which = 1; ; which += 1) {
    let told = { calls: 0, refused: "" };
    const said = lint(path, () => {
      told = refuseAt(which, code);
    });
    if (told.calls < which) break;
    // A project without its folder is none.
    if (told.refused !== root) more.push(...said.filter((each) => !usual.has(ruleOf(each))));
  }
  return [...new Set(more)];
}

describe(
  "nobody throws, whatever the disk refuses while something is judged",
  { timeout: 60_000 },
  () => {
    it.each(linted)("and what nobody may read is unknown: %s", (path) => {
      const said = saidMore(path, "EACCES");
      expect(said.filter((each) => ruleOf(each) !== "template-readable")).toEqual([]);
    });

    it("and what keeps trails from being known is said", () => {
      const said = saidMore("root.yaml", "EIO").join("\n");
      for (const folder of ["live", "modules", "more"]) {
        expect(said).toContain(`since '${folder}' cannot be read`);
      }
    });

    it("and what is gone is not there", () => {
      expect(saidMore("importer.yaml", "ENOENT")).toEqual([
        "template-readable: Parameter file 'parameters.json' cannot be used: there is no such file.",
      ]);
    });
  },
);

describe("what is there in place of what was listed", () => {
  it.each<[what: string, replace: () => void]>([
    [
      "a file in place of a folder",
      () => {
        rmSync(join(root, "modules"), { recursive: true });
        writeFileSync(join(root, "modules"), "");
      },
    ],
    [
      "a folder in place of a file",
      () => {
        rmSync(join(root, "storage.yaml"));
        mkdirSync(join(root, "storage.yaml"));
      },
    ],
    [
      "a link that leads nowhere",
      () => {
        rmSync(join(root, "storage.yaml"));
        symlinkSync(join(root, "gone.yaml"), join(root, "storage.yaml"));
      },
    ],
  ])("is unknown: %s", (_, replace) => {
    for (const path of linted) expect(() => lint(path, replace)).not.toThrow();
  });

  it("is said of a template that is nested", () => {
    const said = lint("root.yaml", () => {
      rmSync(join(root, "storage.yaml"));
      mkdirSync(join(root, "storage.yaml"));
    });
    expect(said.join("\n")).toContain("'storage.yaml' is no file");
  });

  it("is said of the project's folder by its name", () => {
    const said = lint("root.yaml", () => {
      vi.mocked(fs.readdirSync).mockImplementation(() => {
        throw Object.assign(new Error("EACCES"), { code: "EACCES" });
      });
    });
    expect(said.join("\n")).toContain("since '.' cannot be read");
  });

  it.skipIf(process.platform === "win32")("is never waited for: a pipe that nobody fills", () => {
    const fill = `sleep 9; while [ -p "$0" ]; do echo > "$0"; done`;
    const start = process.hrtime.bigint();
    const said = lint("root.yaml", () => {
      for (const name of ["more/.git", "more/queue.yaml", "flag.yml"]) {
        rmSync(join(root, name));
        execFileSync("mkfifo", [join(root, name)]);
        // Whoever waits, waits for this.
        spawn("timeout", ["30", "sh", "-c", fill, join(root, name)], {
          stdio: "ignore",
        }).unref();
      }
    });
    expect(Number(process.hrtime.bigint() - start) / 1e9).toBeLessThan(8);
    expect(said.join("\n")).toContain("'flag.yml' is no file");
  });
});
