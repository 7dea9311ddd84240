import { spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ESLint } from "eslint";
import { describe, expect, it } from "vitest";
import { folderWith, root, run, weak } from "./command-line.js";

/** A project with the packages that its configuration needs. */
function projectWith(files: Readonly<Record<string, string>>): string {
  const folder = folderWith({ "stacks/trail.json": weak, ...files });
  mkdirSync(join(folder, "node_modules/@eslint"), { recursive: true });
  symlinkSync(root, join(folder, "node_modules/eslint-plugin-cloudtrail"));
  for (const name of [
    "eslint",
    "eslint-plugin-yml",
    "typescript-eslint",
    "@eslint/js",
    "@eslint/json",
  ]) {
    symlinkSync(join(root, "node_modules", name), join(folder, "node_modules", name));
  }
  return folder;
}

const program = join(root, "node_modules/eslint/bin/eslint.js");

/** What a user's own ESLint says, by file. */
function lint(folder: string): Readonly<Record<string, readonly string[]>> {
  const args = [program, "--format", "json", "stacks"];
  const { stdout, stderr } = spawnSync(process.execPath, args, { cwd: folder, encoding: "utf8" });
  expect(stderr).not.toContain("Oops");
  const results = JSON.parse(stdout) as readonly ESLint.LintResult[];
  return Object.fromEntries(
    results.map(({ filePath, messages }) => [
      filePath.slice(folder.length + 1),
      messages.map(({ ruleId, message }) => ruleId ?? message),
    ]),
  );
}

const found = { "stacks/trail.json": ["cloudtrail/trail-log-file-validation"] };

describe("cloudtrail-lint init", () => {
  it.each([
    ["eslint.config.js", "of modules", { "package.json": '{ "type": "module" }\n' }],
    ["eslint.config.mjs", "of CommonJS", { "package.json": '{ "type": "commonjs" }\n' }],
    ["eslint.config.mjs", "that does not say", { "package.json": "{}\n" }],
    ["eslint.config.mjs", "that is none", {}],
    [
      "eslint.config.mjs",
      "with another type in it",
      { "package.json": '{ "jest": { "type": "module" } }\n' },
    ],
  ])("writes %s in a package %s, with which ESLint finds", (name, _kind, files) => {
    const folder = projectWith(files);
    expect(run(["init"], folder)).toEqual({
      status: 0,
      stdout: `Wrote ${name}.\nTo lint, run: npx eslint .\n`,
      stderr: "",
    });
    expect(readFileSync(join(folder, name), "utf8")).toBe(
      `import { defineConfig } from "eslint/config";
import cloudtrail from "eslint-plugin-cloudtrail";

export default defineConfig([cloudtrail.configs.recommended]);
`,
    );
    expect(lint(folder)).toEqual(found);
  });

  it("writes what a preset needs", () => {
    const folder = projectWith({});
    expect(run(["init", "--preset", "cis-5.0"], folder).status).toBe(0);
    const written = readFileSync(join(folder, "eslint.config.mjs"), "utf8");
    expect(written).toContain('[cloudtrail.configs["cis-5.0"]]');
    expect(lint(folder)["stacks/trail.json"]).toContain(found["stacks/trail.json"][0]);
  });

  it("says what is not installed", () => {
    const { status, stdout } = run(["init"], folderWith({}));
    expect(status).toBe(0);
    expect(stdout).toContain("\nFirst install: npm install -D eslint eslint-plugin-cloudtrail\n");
  });

  it("knows no preset of another name, and writes nothing", () => {
    const folder = folderWith({});
    const { status, stderr } = run(["init", "--preset", "none"], folder);
    expect(status).toBe(2);
    expect(stderr).toContain("There is no preset 'none'; there are: recommended,");
    expect(readdirSync(folder)).toEqual([]);
  });
});

const commonJs = "/** @type {import('eslint').Linter.Config[]} */\n";

describe("cloudtrail-lint init, where there is a configuration", () => {
  it.each<[shape: string, name: string, text: string]>([
    [
      "a list",
      "eslint.config.mjs",
      'import js from "@eslint/js";\n\nexport default [\n  js.configs.recommended,\n];\n',
    ],
    [
      "a list in a line",
      "eslint.config.mjs",
      'import js from "@eslint/js";\n\nexport default [js.configs.recommended];\n',
    ],
    ["an empty list", "eslint.config.mjs", "export default [];\n"],
    [
      "defineConfig",
      "eslint.config.mjs",
      'import {\n  defineConfig,\n} from "eslint/config";\n\nexport default defineConfig([\n\t{ rules: { eqeqeq: "error" } },\n]);\n',
    ],
    [
      "defineConfig without a list",
      "eslint.config.mjs",
      'import { defineConfig } from "eslint/config";\n\nexport default defineConfig(\n  { rules: { eqeqeq: "error" } },\n);\n',
    ],
    [
      "typescript-eslint's",
      "eslint.config.mjs",
      '// @ts-check\nimport tseslint from "typescript-eslint";\n\nexport default tseslint.config(\n  tseslint.configs.base,\n);\n',
    ],
    [
      "CommonJS",
      "eslint.config.cjs",
      `"use strict";\n\nconst js = require("@eslint/js");\n\n${commonJs}module.exports = [\n  js.configs.recommended,\n];\n`,
    ],
    [
      "CommonJS that requires nothing",
      "eslint.config.js",
      '"use strict";\n\nmodule.exports = [];\n',
    ],
    [
      "one for YAML",
      "eslint.config.mjs",
      'import yml from "eslint-plugin-yml";\n\nexport default [\n  ...yml.configs.recommended,\n];\n',
    ],
    [
      "one for JSON",
      "eslint.config.mjs",
      'import { defineConfig } from "eslint/config";\nimport json from "@eslint/json";\n\nexport default defineConfig([\n  { files: ["**/*.json"], plugins: { json }, language: "json/json" },\n]);\n',
    ],
    [
      "comments that look like code",
      "eslint.config.mjs",
      `/*
import everything from "eslint-plugin-cloudtrail" as above;
export default [
  nothing,
];
*/
// export default [];
import js from "@eslint/js";
// eslint-plugin-yml is not here.
export default [ // The list.
  // The first.
  js.configs.recommended,
];
`,
    ],
    [
      "a list that begins with a comment of several lines",
      "eslint.config.mjs",
      'import js from "@eslint/js";\nexport default [ /* All\n  of it. */ js.configs.recommended ];\n',
    ],
    ["an empty list of lines", "eslint.config.mjs", "export default [\n];\n"],
    [
      "a comment on what is exported",
      "eslint.config.cjs",
      `"use strict";\n\n${commonJs}module.exports = [];\n`,
    ],
    [
      "lines that end as on Windows",
      "eslint.config.mjs",
      'import js from "@eslint/js";\r\n\r\nexport default [\r\n  js.configs.recommended,\r\n];\r\n',
    ],
    ["a mark of the order of bytes", "eslint.config.mjs", "\uFEFFexport default [\n  {},\n];\n"],
  ])("shows as a diff what to add to %s", (_shape, name, text) => {
    const yaml = weak.replace('"logs"', "logs");
    const folder = projectWith({ [name]: text, "stacks/a.yaml": yaml, "stacks/b.template": weak });
    const { status, stdout, stderr } = run(["init"], folder);
    expect({ status, stderr }).toEqual({
      status: 2,
      stderr: `cloudtrail-lint: '${name}' is there and stays as it is. Above is what to add.\n`,
    });
    expect(readFileSync(join(folder, name), "utf8")).toBe(text);
    const changed = stdout.split("\n").filter((line) => /^-[^-]/.test(line));
    expect(changed.length).toBeLessThan(2);
    const apply = ["-c", "core.autocrlf=false", "apply", "-"];
    expect(spawnSync("git", apply, { cwd: folder, input: stdout }).status).toBe(0);
    const after = readFileSync(join(folder, name), "utf8");
    expect(after.startsWith("\uFEFF")).toBe(text.startsWith("\uFEFF"));
    expect(after.match(/(?<!\r)\n/g)?.length ?? 0).toBe(
      text.includes("\r") ? 0 : after.split("\n").length - 1,
    );
    expect(lint(folder)).toEqual({
      "stacks/a.yaml": found["stacks/trail.json"],
      "stacks/b.template": found["stacks/trail.json"],
      ...found,
    });
    expect(run(["init"], folder)).toEqual({
      status: 0,
      stdout: `'${name}' has eslint-plugin-cloudtrail already.\n`,
      stderr: "",
    });
  });

  it.each([
    ["tseslint.configs.recommendedTypeChecked", true],
    ["tseslint.configs.strictTypeCheckedOnly", true],
    ["tseslint.configs.strict, // not strictTypeChecked", false],
    ["tseslint.configs.disableTypeChecked", false],
  ])("tells what else rules with types need beside %s", (element, isTold) => {
    const text = `import tseslint from "typescript-eslint";\nexport default tseslint.config(\n  ${element}\n);\n`;
    const { stderr } = run(["init"], folderWith({ "eslint.config.mjs": text }));
    expect(stderr.includes("Give what is 'TypeChecked' in it 'files'")).toBe(isTold);
  });

  it.each([
    [
      "export default config;\n",
      'import cloudtrail from "eslint-plugin-cloudtrail";\ncloudtrail.configs.strict,\n',
    ],
    [
      "module.exports = antfu({});\n",
      'const cloudtrail = require("eslint-plugin-cloudtrail");\ncloudtrail.configs.strict,\n',
    ],
  ])("says in words what to add to %j", (text, lines) => {
    const folder = folderWith({ "eslint.config.js": text });
    expect(run(["init", "--preset", "strict"], folder)).toEqual({
      status: 2,
      stdout: `Add to it, and to the list that it exports:\n\n${lines}`,
      stderr: "cloudtrail-lint: 'eslint.config.js' is there and stays as it is.\n",
    });
  });

  it.each([
    ["eslint.config.ts", "import"],
    ["eslint.config.cts", "const"],
  ])("says in words what to add to what it cannot read in %s", (name, keyword) => {
    const folder = folderWith({
      [name]: "// eslint-plugin-cloudtrail\nexport default [] satisfies Linter.Config[];\n",
    });
    const { status, stdout } = run(["init"], folder);
    expect(status).toBe(2);
    expect(stdout).toMatch(
      `Add to it, and to the list that it exports, unless it has them:\n\n${keyword} cloudtrail`,
    );
  });

  it("finds it in a folder above, as ESLint does", () => {
    const folder = folderWith({ "eslint.config.ts": "export default [];\n", "a/b/c.txt": "" });
    const { status, stderr } = run(["init"], join(folder, "a/b"));
    expect(status).toBe(2);
    expect(stderr).toContain("'../../eslint.config.ts' is there and stays as it is.");
    expect(readdirSync(join(folder, "a/b"))).toEqual(["c.txt"]);
  });

  it("writes through no link", () => {
    const folder = folderWith({});
    symlinkSync(join(folder, "elsewhere.js"), join(folder, "eslint.config.mjs"));
    expect(run(["init"], folder)).toEqual({
      status: 2,
      stdout: "",
      stderr: "cloudtrail-lint: file already exists\n",
    });
    writeFileSync(join(folder, "elsewhere.js"), "");
    expect(readFileSync(join(folder, "elsewhere.js"), "utf8")).toBe("");
  });
});
