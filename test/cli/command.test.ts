import { readdirSync, readFileSync, symlinkSync } from "node:fs";
import module from "node:module";
import { join } from "node:path";
import type { ESLint } from "eslint";
import { describe, expect, it, vi } from "vitest";
import { prints, reports } from "../../src/cli/formats.js";
import { clean, folderWith, refusing, root, run, type Run, trail, weak } from "./command-line.js";

const finding = "Trail 'Trail' does not validate its log files";

describe("cloudtrail-lint", () => {
  it("succeeds silently where nothing is found", () => {
    const folder = folderWith({ "trail.json": clean, "other.yaml": "a: 1\n" });
    expect(run([], folder)).toEqual({
      status: 0,
      stdout: "",
      stderr: "1 template read, 0 unknown values met, 1 file is no template.\n",
    });
  });

  it("lets Node.js keep what it compiled, as told, unless it is told not to", () => {
    const told = readFileSync(join(root, "SECURITY.md"), "utf8");
    const variable = "NODE_DISABLE_COMPILE_CACHE";
    expect(told).toContain(`\`${variable}=1\``);
    const kept = (): readonly string[] => {
      const folder = folderWith({});
      for (const each of ["TMPDIR", "TEMP", "TMP"]) vi.stubEnv(each, folder);
      run(["--version"], root);
      return readdirSync(folder);
    };
    const known: readonly string[] = "enableCompileCache" in module ? ["node-compile-cache"] : [];
    vi.stubEnv("NODE_COMPILE_CACHE", undefined);
    vi.stubEnv(variable, undefined);
    expect(kept()).toEqual(known);
    expect(known.every((name) => told.includes(`\`${name}\``))).toBe(true);
    vi.stubEnv(variable, "1");
    expect(kept()).toEqual([]);
    vi.unstubAllEnvs();
  });

  it("says where nothing was judged, and what Terraform says instead of its own language", () => {
    const summary = (files: readonly string[], ...paths: readonly string[]): string =>
      run(paths, folderWith(Object.fromEntries(files.map((name) => [name, "{}"])))).stderr;
    const none =
      "0 templates read, 0 unknown values met, 1 file is no template. Nothing was judged.";
    const advice = "lint what 'terraform show -json' says of a plan.\n";
    expect(summary(["a.json"])).toBe(`${none}\n`);
    expect(summary(["a.json", "b/main.tf"])).toMatch(new RegExp(`^${none} Terr.*${advice}$`));
    expect(summary(["main.tf"], "main.tf")).toMatch(new RegExp(`^${none} Terr.*${advice}$`));
    expect(summary(["main.tf"])).toMatch(new RegExp(`^.*No file in '.' is .*\n.*${advice}$`));
  });

  it("names links that it does not follow", () => {
    const folder = folderWith({ "real/a.json": weak, "project/b.json": clean });
    symlinkSync("../real", join(folder, "project/stacks"));
    const { status, stderr } = run(["project"], folder);
    expect(status).toBe(0);
    expect(stderr).toContain(
      `cloudtrail-lint: '${join(folder, "project/stacks")}' is a link to a folder, and is not followed`,
    );
    expect(run(["project", "project/stacks"], folder)).toMatchObject({ status: 1 });
  });

  it("shows what is found and fails", () => {
    const folder = folderWith({ "a/trail.json": weak, "trail.json": clean });
    const { status, stdout, stderr } = run([], folder);
    expect(status).toBe(1);
    expect(stdout).toContain(join(folder, "a/trail.json"));
    expect(stdout).toMatch(/^ +10:36 +error +.*cloudtrail\/trail-log-file-validation$/m);
    expect(stdout).toContain(finding);
    expect(stdout).toContain("1 problem");
    expect(stdout).not.toContain("\u001b");
    expect(stderr).toMatch(/^2 templates read, .* 0 files are no templates\.\n$/);
  });

  it("needs no template's name where a file is named", () => {
    const folder = folderWith({ "a.txt": weak, "b.cfn": weak, "c.cjs": weak, d: weak });
    const { stdout } = run(["a.txt", "b.cfn", "c.cjs", "d"], folder);
    expect(stdout).toContain("4 problems");
  });

  it("reads outside of the working directory", () => {
    const here = folderWith({});
    const there = folderWith({ "a/.b/trail.cfn": weak, "node_modules/c/trail.json": weak });
    const paths = ["a/.b/trail.cfn", "node_modules/c"].map((path) => join(there, path));
    const { status, stdout } = run([...paths, "--format", "json-with-metadata"], here);
    expect(status).toBe(1);
    const { results, metadata } = JSON.parse(stdout) as {
      readonly results: readonly ESLint.LintResult[];
      readonly metadata: ESLint.LintResultData;
    };
    expect(results.map((result) => result.errorCount)).toEqual([1, 1]);
    expect(metadata.cwd).toBe(here);
    expect(Object.keys(metadata.rulesMeta)).toEqual(["cloudtrail/trail-log-file-validation"]);
  });

  it("applies the edits that only add evidence", () => {
    const folder = folderWith({ "trail.json": weak });
    expect(run(["--fix"], folder)).toMatchObject({ status: 0, stdout: "" });
    expect(readFileSync(join(folder, "trail.json"), "utf8")).toBe(clean);
  });

  it("obeys comments, but no configuration of ESLint", () => {
    const yaml = (line: string): string => `Resources:
  Trail:
    Type: AWS::CloudTrail::Trail
    Properties:
      S3BucketName: logs
      KMSKeyId: alias/logs
      IsLogging: true
      IsMultiRegionTrail: true
      EnableLogFileValidation: false${line}
`;
    const folder = folderWith({
      "eslint.config.js": "throw new Error('read');\n",
      "a.yaml": yaml(""),
      "b.yaml": yaml(" # eslint-disable-line cloudtrail/trail-log-file-validation -- a test"),
      "c.yaml": yaml(" # eslint-disable-line yml/indent -- for another plugin"),
      "d.yaml": yaml(" # eslint-disable-line cloudtrail/trail-longing -- no rule of ours"),
    });
    const { stdout } = run(["--format", "json"], folder);
    const results = JSON.parse(stdout) as readonly ESLint.LintResult[];
    expect(results.map(({ messages }) => messages.length)).toEqual([1, 0, 1, 2]);
  });

  it("counts warnings as ESLint does", () => {
    const comment = '# eslint cloudtrail/trail-log-file-validation: "warn"\n';
    const folder = folderWith({ "trail.yaml": `${comment}${weak}` });
    expect(run([], folder).status).toBe(0);
    expect(run(["--max-warnings", "1"], folder).status).toBe(0);
    const { status, stderr } = run(["--max-warnings", "0"], folder);
    expect(status).toBe(1);
    expect(stderr).toContain("Found 1 warnings, more than the 0 allowed.");
  });
});

describe("--preset", () => {
  it("chooses the rules", () => {
    const folder = folderWith({ "trail.json": trail() });
    const [recommended, all] = ["recommended", "all"].map((preset) =>
      run(["--preset", preset, "--format", "json"], folder),
    );
    expect(JSON.parse(recommended!.stdout)).toMatchObject([{ messages: [] }]);
    expect(all!.status).toBeLessThan(2);
  });

  it.each([["none"], ["recommended-rules"], ["toString"]])("knows no preset %s", (name) => {
    const { status, stdout, stderr } = run(["--preset", name]);
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toMatch(`There is no preset '${name}'; there are: recommended, strict,`);
  });
});

describe("--format", () => {
  it("leaves the standard output to the format", () => {
    const folder = folderWith({ "trail.json": weak, "list.json": "[]" });
    const { status, stdout, stderr } = run(["-f", "json"], folder);
    expect(status).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject([{ errorCount: 0 }, { errorCount: 1 }]);
    expect(stderr).toContain("1 template read");
  });

  it("takes a formatter of the user's own", () => {
    const folder = folderWith({
      "trail.json": weak,
      "own.mjs": "export default (results, { cwd }) => `${cwd}: ${results.length}`;\n",
      "node_modules/eslint-formatter-installed/index.js": "module.exports = () => 'installed';\n",
    });
    expect(run(["--format", "./own.mjs"], folder).stdout).toBe(`${folder}: 1\n`);
    expect(run(["--format", "installed"], folder).stdout).toBe("installed\n");
  });

  it("knows no other", () => {
    const { status, stderr } = run(["--format", "none"]);
    expect(status).toBe(2);
    expect(stderr).toContain("There was a problem loading formatter");
  });
});

describe("wrong usage", () => {
  it("shows where help is", () => {
    const { status, stdout, stderr } = run(["--strict"]);
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toMatch(/^cloudtrail-lint: Unknown option '--strict'.*\n.*--help'\.\n$/);
  });

  it("includes paths that lead nowhere, beside others", () => {
    const folder = folderWith({ "trail.json": weak });
    expect(run(["none.yaml"], folder)).toEqual({
      status: 2,
      stdout: "",
      stderr: "cloudtrail-lint: No file matches 'none.yaml'.\n",
    });
    const both = run(["none.yaml", "trail.json"], folder);
    expect(both.status).toBe(2);
    expect(both.stdout).toContain(finding);
    expect(both.stderr).toContain("No file matches 'none.yaml'.");
  });
});

describe("a format for programs", () => {
  it("has what findings suggest, to suppress them too", () => {
    const { stdout } = run(["--format", "json"], folderWith({ "trail.json": weak }));
    const [{ messages } = { messages: [] }] = JSON.parse(stdout) as {
      messages: { suggestions: unknown }[];
    }[];
    expect(messages).toMatchObject([
      { suggestions: [{ messageId: expect.any(String) as string }] },
    ]);
    expect(JSON.stringify(messages)).toContain("suppressWithReason");
  });
});

describe("the standard input", () => {
  it.each([["--fix"], ["--fix-suggestions"], ["--explain"]])("is not read with %s", (option) => {
    expect(run([option, "-"], folderWith({}))).toEqual({
      status: 2,
      stdout: "",
      stderr: "cloudtrail-lint: The standard input is not read: name a file.\n",
    });
  });
});

describe("an error of the program", () => {
  it("is told without a stack trace", () => {
    const folder = folderWith({
      "trail.json": weak,
      "broken.mjs": "export default () => { throw new Error('out of order'); };\n",
    });
    expect(run(["--format", "./broken.mjs"], folder)).toEqual({
      status: 2,
      stdout: "",
      stderr: "cloudtrail-lint: out of order\n",
    });
  });
});

describe("--help and --version", () => {
  it("show the options and the version", () => {
    const help = run(["--help"]);
    expect(help).toMatchObject({ status: 0, stderr: "" });
    const others = ["dry-run", "explain", "max-warnings", "help", "version"];
    for (const option of ["preset", "format", "fix", ...others]) {
      expect(help.stdout).toContain(` --${option} `);
    }
    const formats = /--format NAME ([^-]*)/.exec(help.stdout)?.[1]?.split(/\W+/);
    expect(formats).toEqual(
      expect.arrayContaining([...Object.keys(reports), ...Object.keys(prints)]),
    );
    expect(help.stdout).toContain(" --fix-suggestions[=RULES]\n");
    expect(Math.max(...help.stdout.split("\n").map((line) => line.length))).toBeLessThan(100);
    const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
      readonly version: string;
    };
    expect(run(["--version"])).toEqual({
      status: 0,
      stdout: `${manifest.version}\n`,
      stderr: "",
    });
  });

  it.each([["--help"], ["--version"], ["--wrong"]])("load no package for %s", (option) => {
    const folder = folderWith({
      "refuse.cjs": refusing(/^[\w@][^:]*$/),
    });
    const strictly = (...args: readonly string[]): Run =>
      run(args, root, ["--require", join(folder, "refuse.cjs")]);
    expect(strictly(option)).toEqual(run([option]));
    expect(strictly("fixtures").stderr).toBe("cloudtrail-lint: @eslint/plugin-kit\n");
  });
});
