import { execFileSync } from "node:child_process";
import { chmodSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import type { ESLint } from "eslint";
import { describe, expect, it } from "vitest";
import { folderWith, refusing, root, run, trail } from "./command-line.js";

const off = trail({ IsLogging: false, IsMultiRegionTrail: false });
const isOff = "Trail 'Trail' is switched off and records nothing";

/** What a run leaves of the only file of a folder. */
function left(text: string | Uint8Array, ...args: readonly string[]): string {
  const folder = folderWith({ "a.template": text });
  run([...args, "a.template"], folder);
  return readFileSync(join(folder, "a.template"), "utf8");
}

describe("--fix-suggestions", () => {
  it("applies what every rule suggests and saves the files", () => {
    const folder = folderWith({ "trail.json": off });
    const { status, stdout, stderr } = run(["--fix-suggestions"], folder);
    expect({ status, stdout }).toEqual({ status: 0, stdout: "" });
    expect(stderr).toContain("1 template read");
    expect(readFileSync(join(folder, "trail.json"), "utf8")).toBe(trail());
  });

  it.each([
    ["a rule", "trail-logging", trail({ IsMultiRegionTrail: false })],
    [
      "a rule as findings name it",
      "cloudtrail/trail-logging",
      trail({ IsMultiRegionTrail: false }),
    ],
    ["several rules", "trail-logging,trail-multi-region", trail()],
  ])("applies what %s suggests", (_which, names, expected) => {
    expect(left(off, `--fix-suggestions=${names}`)).toBe(expected);
  });

  it("reports what is left as usual", () => {
    const folder = folderWith({ "trail.json": off });
    const { status, stdout } = run(["--fix-suggestions=trail-multi-region"], folder);
    expect(status).toBe(1);
    expect(stdout).toContain(isOff);
    expect(stdout).toContain("1 problem");
    expect(stdout).not.toContain("fixable");
  });

  it("says so where it stops before everything is applied", () => {
    // Each of them is typed in front of the one key of the same object.
    const names = Array.from({ length: 14 }, (_, index) => `Logs${index}`);
    const buckets = names.map((name) => [name, { Type: "AWS::S3::Bucket" }] as const);
    const trails = names.map((name) => {
      const Properties = { S3BucketName: { Ref: name }, IsLogging: true };
      return [`Of${name}`, { Type: "AWS::CloudTrail::Trail", Properties }] as const;
    });
    const Resources = Object.fromEntries<unknown>([...buckets, ...trails]);
    const folder = folderWith({ "trails.json": JSON.stringify({ Resources }, null, 2) });
    const args = ["--fix-suggestions=trail-bucket-policy", "--format", "json"];
    const said = /Stopped fixing '.*trails\.json' after ten rounds: run again for the rest\.$/m;
    const first = run(args, folder);
    expect(first.stderr).toMatch(said);
    expect(first.status).toBe(1);
    expect(run(args, folder).stderr).not.toMatch(said);
    const left = readFileSync(join(folder, "trails.json"), "utf8");
    expect(left.match(/AWS::S3::BucketPolicy/g)).toHaveLength(names.length);
  });

  it("leaves what '--fix' is for to that", () => {
    const weak = trail({ EnableLogFileValidation: false, IsLogging: false });
    expect(left(weak, "--fix-suggestions")).toBe(trail({ EnableLogFileValidation: false }));
    expect(left(weak, "--fix")).toBe(trail({ IsLogging: false }));
    expect(left(weak, "--fix", "--fix-suggestions")).toBe(trail());
  });

  it("goes on until nothing is left to apply", () => {
    const name = "audit-trail.yaml";
    const folder = folderWith({
      [name]: readFileSync(join(root, "fixtures/templates", name), "utf8"),
    });
    const args = ["--fix", "--fix-suggestions", "--format", "json"];
    const [result] = JSON.parse(run(args, folder).stdout) as readonly ESLint.LintResult[];
    expect(result?.messages.flatMap(({ suggestions = [] }) => suggestions)).toEqual([]);
    const saved = readFileSync(join(folder, name), "utf8");
    run(args, folder);
    expect(readFileSync(join(folder, name), "utf8")).toBe(saved);
  });

  it("cures one of those that are judged together, and looks again", () => {
    const Properties = { S3BucketName: "logs", IsLogging: true, IsMultiRegionTrail: false };
    const one = { Type: "AWS::CloudTrail::Trail", Properties };
    const text = JSON.stringify({ Resources: { One: one, Other: one } });
    expect(left(text, "--fix-suggestions=trail-multi-region")).toBe(
      text.replace('"IsMultiRegionTrail":false', '"IsMultiRegionTrail":true'),
    );
  });

  it("cures one of those that a project judges together, and looks at the others again", () => {
    const own = (flags: object): string =>
      trail({ IsMultiRegionTrail: false, EnableLogFileValidation: true, ...flags });
    const files = { "a.json": own({}), "b.json": own({}), "net/c.json": own({}) };
    const groups = [{ name: "all", files: "**", region: "us-east-1" }];
    const folder = folderWith({ ...files, "project.json": JSON.stringify({ root: ".", groups }) });
    const texts = (): readonly string[] =>
      Object.keys(files).map((name) => readFileSync(join(folder, name), "utf8"));
    const rule = "trail-global-service-events-once";
    const args = ["--project=project.json", `--fix-suggestions=${rule}`, "."];
    const dry = run([...args, "--dry-run"], folder).stdout;
    expect(texts()).toEqual(Object.values(files));
    const { stdout } = run(args, folder);
    const flags = texts().map((text) => text.includes('"IncludeGlobalServiceEvents": false'));
    expect(flags.filter((isLeftOut) => isLeftOut)).toHaveLength(2);
    expect(stdout).not.toContain(rule);
    expect(dry.match(/^\+ .*"IncludeGlobalServiceEvents": false/gm)).toHaveLength(2);
    const after = texts();
    run(args, folder);
    expect(texts()).toEqual(after);
  });

  it("leaves nothing said that another file of its project has made untrue", () => {
    const one = trail({ IsMultiRegionTrail: false });
    const folder = folderWith({ "a.json": one, "b.json": one });
    const args = ["--project=.", "--fix-suggestions=trail-multi-region", "."];
    expect(run(args, folder).stdout).not.toContain("trail-multi-region");
    expect(["a.json", "b.json"].map((name) => readFileSync(join(folder, name), "utf8"))).toEqual([
      trail({ IsMultiRegionTrail: true }),
      one,
    ]);
  });

  it.skipIf(process.platform === "win32")("keeps what a file is besides its text", () => {
    const bytes = (text: string): string => `\uFEFF${text.trimEnd().replaceAll("\n", "\r\n")}`;
    const folder = folderWith({ "trail.json": bytes(off) });
    const path = join(folder, "trail.json");
    chmodSync(path, 0o640);
    run(["--fix-suggestions"], folder);
    expect(readFileSync(path, "utf8")).toBe(bytes(trail()));
    expect(statSync(path).mode & 0o777).toBe(0o640);
  });

  it("makes no two changes of one trail that contradict one another", () => {
    const flags = ["IncludeGlobalServiceEvents", "IsMultiRegionTrail"] as const;
    const Conditions = { Leads: { "Fn::Equals": [{ Ref: "AWS::Region" }, "us-east-1"] } };
    const trailOf = (
      name: string,
      keys: readonly string[],
      values: Readonly<Record<string, boolean>>,
    ): object => {
      const written = { IncludeGlobalServiceEvents: true, IsMultiRegionTrail: false, ...values };
      const properties = keys.map(
        (key) => [key, new Map(Object.entries(written)).get(key)] as const,
      );
      const Properties = {
        S3BucketName: "logs",
        IsLogging: true,
        ...Object.fromEntries<unknown>(properties),
      };
      return { [name]: { Type: "AWS::CloudTrail::Trail", Condition: "Leads", Properties } };
    };
    const template = (
      keys: readonly string[],
      a: Readonly<Record<string, boolean>>,
      b: Readonly<Record<string, boolean>>,
    ): string =>
      JSON.stringify(
        { Conditions, Resources: { ...trailOf("A", keys, a), ...trailOf("B", keys, b) } },
        null,
        2,
      );
    const cured = (keys: readonly string[]): string =>
      left(
        template(keys, {}, {}),
        "--fix-suggestions=trail-global-service-events-once,trail-multi-region",
      );
    const [everywhere, elsewhere] = [
      { IsMultiRegionTrail: true },
      { IncludeGlobalServiceEvents: false },
    ];
    expect(cured(flags)).toBe(template(flags, elsewhere, everywhere));
    expect(cured(flags.toReversed())).toBe(template(flags.toReversed(), everywhere, elsewhere));
  });

  it("obeys comments", () => {
    const yaml = (flag: string): string => `Resources:
  Trail:
    Type: AWS::CloudTrail::Trail
    Properties:
      S3BucketName: logs
      KMSKeyId: alias/logs
      # eslint-disable-next-line cloudtrail/trail-logging -- not yet
      IsLogging: false
      IsMultiRegionTrail: ${flag}
      EnableLogFileValidation: true
`;
    expect(left(yaml("false"), "--fix-suggestions")).toBe(yaml("true"));
  });

  it("leaves plans alone", () => {
    const plan = readFileSync(join(root, "fixtures/templates/weak/plan.json"), "utf8");
    expect(left(plan, "--fix", "--fix-suggestions")).toBe(plan);
  });

  it("leaves alone what the CDK writes, and what a suppression there would be lost with", () => {
    const artifacts = {
      App: { type: "aws:cloudformation:stack", properties: { templateFile: "App.template.json" } },
      "App.assets": { type: "cdk:asset-manifest", properties: { file: "App.assets.json" } },
    };
    const weak = trail({ EnableLogFileValidation: false, IsLogging: false });
    const folder = folderWith({
      "manifest.json": JSON.stringify({ artifacts }),
      "App.assets.json": JSON.stringify({ files: { f00: { source: { path: "Nested.json" } } } }),
      "App.template.json": weak,
      "Nested.json": weak,
      "own.json": weak,
    });
    const names = ["App.template.json", "Nested.json", "own.json"];
    const { stdout } = run(["--format", "json", ...names], folder);
    const results = JSON.parse(stdout) as ESLint.LintResult[];
    const offered = results.map(({ messages }) =>
      messages.some(({ fix, suggestions }) => fix !== undefined || suggestions !== undefined),
    );
    expect(offered).toEqual([false, false, true]);
    expect(results.map(({ errorCount }) => errorCount)).toEqual([2, 2, 2]);
    run(["--fix", "--fix-suggestions", ...names], folder);
    expect(names.map((name) => readFileSync(join(folder, name), "utf8"))).toEqual([
      weak,
      weak,
      trail(),
    ]);
  });

  it("leaves a file alone whose bytes are no text", () => {
    const yaml = off.replace("{", "{ # caf\u00e9");
    const bytes = Buffer.from(yaml, "latin1");
    const folder = folderWith({ "a.yaml": bytes, "b.json": off });
    const { status, stdout, stderr } = run(["--fix-suggestions", "."], folder);
    expect(status).toBe(2);
    expect(stdout).toContain(isOff);
    expect(stdout).not.toContain("fixable");
    expect(stderr).toContain(`Cannot fix '${join(folder, "a.yaml")}': it is not in UTF-8.`);
    expect(readFileSync(join(folder, "a.yaml"))).toEqual(bytes);
    expect(readFileSync(join(folder, "b.json"), "utf8")).toBe(trail());
    expect(run(["a.yaml"], folder).status).toBe(1);
  });

  it("tells what it finds where files cannot be changed, and changes the others", () => {
    const folder = folderWith({
      "a.json": off,
      "b.json": off,
      "c.json": off,
      "refuse.cjs": `const fs = require("node:fs");
function refusing(name, act) {
  return (path, ...rest) => {
    const isMeant = String(path).endsWith(name) && rest[0] !== "r";
    if (isMeant) throw new Error(\`EACCES: permission denied, open '\${path}'\`);
    return act(path, ...rest);
  };
}
fs.openSync = refusing("a.json", fs.openSync);
const write = refusing("b.json", fs.promises.writeFile);
fs.promises.writeFile = async (...args) => write(...args);
`,
    });
    const refuse = ["--require", join(folder, "refuse.cjs")];
    const { status, stdout, stderr } = run(["--fix-suggestions", "."], folder, refuse);
    expect(status).toBe(2);
    expect(stdout).toContain(`${join(folder, "a.json")}\n`);
    expect(stdout).toContain(isOff);
    expect(stdout).not.toContain(join(folder, "c.json"));
    expect(stderr).toContain(`Cannot fix '${join(folder, "a.json")}': permission denied.`);
    expect(stderr).toContain(`Cannot save '${join(folder, "b.json")}': permission denied.`);
    const left = ["a.json", "b.json", "c.json"].map((name) =>
      readFileSync(join(folder, name), "utf8"),
    );
    expect(left).toEqual([off, off, trail()]);
  });

  it.each([
    ["--fix-suggestions=trail-longing", "There is no rule 'trail-longing'."],
    ["--fix-suggestions=toString", "There is no rule 'toString'."],
    ["--fix-suggestions=trail-required", "The preset has no rule 'trail-required'."],
    ["--fix-suggestions=trail-not-removed", "Rule 'trail-not-removed' suggests nothing."],
  ])("does nothing for %s", (option, problem) => {
    const folder = folderWith({ "trail.json": off });
    expect(run(["--fix", option], folder)).toEqual({
      status: 2,
      stdout: "",
      stderr: `cloudtrail-lint: ${problem}\n`,
    });
    expect(readFileSync(join(folder, "trail.json"), "utf8")).toBe(off);
  });

  it("does nothing where rules stand for paths", () => {
    const folder = folderWith({ "trail.json": off });
    const names = "trail-kms-key,trail-logging";
    const { status, stderr } = run(["--fix-suggestions", names, "."], folder);
    expect(status).toBe(2);
    expect(stderr).toContain(`write '--fix-suggestions=${names}', or './${names}'`);
    expect(readFileSync(join(folder, "trail.json"), "utf8")).toBe(off);
  });
});

describe("--dry-run", () => {
  const diff = `--- a/b/trail.json
+++ b/b/trail.json
@@ -5,7 +5,7 @@
       "Properties": {
         "S3BucketName": "logs",
         "KMSKeyId": "alias/logs",
-        "IsLogging": false,
+        "IsLogging": true,
         "IsMultiRegionTrail": true,
         "EnableLogFileValidation": true
       }
`;

  it("shows what would change above what would be left, and saves nothing", () => {
    const text = trail({ IsLogging: false });
    const folder = folderWith({ "b/trail.json": text, "clean.json": trail() });
    const { status, stdout } = run(["--fix-suggestions", "--dry-run"], folder);
    expect({ status, stdout }).toEqual({ status: 0, stdout: diff });
    expect(readFileSync(join(folder, "b/trail.json"), "utf8")).toBe(text);
    const more = trail({ IsLogging: false, KMSKeyId: "alias/aws/s3" });
    const left = run(["--fix-suggestions", "--dry-run"], folderWith({ "trail.json": more }));
    expect(left.status).toBe(1);
    expect(left.stdout).toMatch(/^--- a\/trail\.json\n[^]*\n +\}\n\n\S*trail\.json\n +\d+:\d+ /);
  });

  it("shows what '--fix' would do", () => {
    const weak = trail({ EnableLogFileValidation: false });
    const folder = folderWith({ "trail.json": weak });
    const { status, stdout } = run(["--fix", "--dry-run"], folder);
    expect(status).toBe(0);
    expect(stdout).toContain('\n-        "EnableLogFileValidation": false\n+        "Enable');
    expect(readFileSync(join(folder, "trail.json"), "utf8")).toBe(weak);
  });

  it("is silent where nothing would change", () => {
    const folder = folderWith({ "trail.json": trail() });
    expect(run(["--fix-suggestions", "--dry-run"], folder)).toMatchObject({
      status: 0,
      stdout: "",
    });
  });

  it("leaves the standard output to a format for programs", () => {
    const folder = folderWith({ "b/trail.json": trail({ IsLogging: false }) });
    const { stdout, stderr } = run(["--fix-suggestions", "--dry-run", "-f", "json"], folder);
    expect(JSON.parse(stdout)).toMatchObject([{ errorCount: 0, output: trail() }]);
    expect(stderr.startsWith(diff)).toBe(true);
  });

  it.each([
    ["lines that end as on Windows", off.replaceAll("\n", "\r\n")],
    ["no line ending at the end", off.trimEnd()],
    ["a byte order mark", `\uFEFF${off}`],
    ["one line", JSON.stringify(JSON.parse(off))],
  ])("shows what git applies to %s", (_layout, text) => {
    const folder = folderWith({ "a.json": text });
    const { stdout } = run(["--fix-suggestions", "--dry-run"], folder);
    execFileSync("git", ["apply", "-"], { cwd: folder, input: stdout });
    expect(readFileSync(join(folder, "a.json"), "utf8")).toBe(left(text, "--fix-suggestions"));
  });

  it.each([
    ["::stop-commands::x", "<U+003A>:stop-commands::x"],
    ["\t::stop-commands::x", "\t<U+003A>:stop-commands::x"],
    ["see ##[error]x", "see <U+0023>#[error]x"],
    ["see ##vso[task.complete]x", "see <U+0023>#vso[task.complete]x"],
    ["\u202etxet", "<U+202E>txet"],
  ])("gives no command to a pipeline by what is beside a change, as '%s'", (line, shown) => {
    const text = `Resources:
  Trail:
    Type: AWS::CloudTrail::Trail
    Properties:
      S3BucketName: logs
      IsLogging: false
    Metadata:
      Note: |
        ${line}
`;
    const folder = folderWith({ "a.yaml": text });
    const args = ["--fix-suggestions=trail-logging", "--dry-run", "a.yaml"];
    const { stdout, stderr } = run(args, folder);
    expect(stdout).toContain("\n+      IsLogging: true\n");
    expect(stdout).toContain(`\n         ${shown}\n`);
    expect(stdout).not.toContain(line.trim());
    expect(stderr).toContain(`What would change in '${join(folder, "a.yaml")}' is no patch`);
  });

  it("loads what makes the diff for no other run", () => {
    const folder = folderWith({
      "trail.json": off,
      "refuse.cjs": refusing(/unified-diff/),
    });
    const refuse = ["--require", join(folder, "refuse.cjs")];
    const dry = run(["--fix-suggestions", "--dry-run", "trail.json"], folder, refuse);
    expect(dry.status).toBe(2);
    expect(dry.stderr).toContain("unified-diff");
    expect(run(["--fix-suggestions", "trail.json"], folder, refuse).status).toBe(0);
  });
});
