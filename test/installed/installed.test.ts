import { execFile } from "node:child_process";
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { reports } from "../../src/cli/formats.js";
import { clean, root, type Run, weak } from "../cli/command-line.js";
import { openRegistry } from "./registry.js";

/** What a new user has: a project with nothing in it but what npm has put there from our tarball. */
let project = "";
let installs = "";

const rule = "cloudtrail/trail-log-file-validation";

/** Runs a program without keeping this process from answering it. */
function run(command: string, args: readonly string[], cwd: string = project): Promise<Run> {
  return new Promise((done) => {
    const env = { ...process.env, FORCE_COLOR: undefined, CI: undefined, NO_PROXY: "127.0.0.1" };
    const child = execFile(command, args, { cwd, env, timeout: 120_000 }, (_, stdout, stderr) => {
      done({ status: child.exitCode, stdout, stderr });
    });
  });
}

/** Runs a program of a package, as `npx` and the scripts of a package do. */
function bin(name: string, ...args: readonly string[]): Promise<Run> {
  return run(join(project, "node_modules/.bin", name), args);
}

const manifest = '{ "private": true }\n';

/** Puts files into the project, and takes all out that others put there. */
function write(files: Readonly<Record<string, string>>): void {
  for (const name of readdirSync(project)) {
    if (!/^(node_modules|package(-lock)?\.json)$/.test(name)) {
      rmSync(join(project, name), { recursive: true });
    }
  }
  const all = { "package.json": manifest, "stacks/trail.json": weak, ...files };
  for (const [name, text] of Object.entries(all)) {
    mkdirSync(dirname(join(project, name)), { recursive: true });
    writeFileSync(join(project, name), text);
  }
}

beforeAll(async () => {
  project = realpathSync(mkdtempSync(join(tmpdir(), "cloudtrail-installed-")));
  const registry = await openRegistry();
  const packing = ["pack", "--ignore-scripts", "--json", "--pack-destination", project, root];
  const { stdout } = await run("npm", packing);
  const [{ filename }] = JSON.parse(stdout) as [{ readonly filename: string }];
  writeFileSync(join(project, "package.json"), manifest);
  const options = ["--no-audit", "--no-fund", "--userconfig", join(project, ".npmrc")];
  const cache = ["--cache", join(project, "cache"), "--registry", registry.url];
  const wanted = ["eslint", "@types/node", `./${filename}`];
  const { status, stderr } = await run("npm", ["install", ...options, ...cache, ...wanted]);
  registry.close();
  expect(status, stderr).toBe(0);
  installs = join(project, "node_modules/eslint-plugin-cloudtrail");
}, 180_000);

afterAll(() => {
  rmSync(project, { recursive: true, force: true });
});

describe("the package, installed from its tarball", { timeout: 60_000 }, () => {
  it("is there, and brings nothing that ESLint does not bring", () => {
    const lock = JSON.parse(readFileSync(join(project, "package-lock.json"), "utf8")) as {
      readonly packages: Readonly<Record<string, { readonly dependencies?: object }>>;
    };
    const { dependencies = {} } = lock.packages["node_modules/eslint-plugin-cloudtrail"]!;
    const eslint = lock.packages["node_modules/eslint"]!.dependencies!;
    expect(Object.keys(dependencies).filter((name) => !(name in eslint))).toEqual([]);
    expect(readdirSync(join(project, "node_modules/.bin"))).toContain("cloudtrail-lint");
    expect(readdirSync(installs)).not.toContain("node_modules");
  });

  it.each([
    [
      "eslint.config.mjs",
      `import cloudtrail from "eslint-plugin-cloudtrail";
export default [cloudtrail.configs.recommended];`,
    ],
    [
      "eslint.config.cjs",
      `const cloudtrail = require("eslint-plugin-cloudtrail");
module.exports = [cloudtrail.configs.recommended];`,
    ],
  ])("is a plugin in %s", async (name, config) => {
    write({ [name]: config });
    const { status, stdout, stderr } = await bin("eslint", ".");
    expect(stdout).toContain(`${rule}\n`);
    expect({ status, stderr }).toEqual({ status: 1, stderr: "" });
    expect(await bin("eslint", "--fix", ".")).toEqual({ status: 0, stdout: "", stderr: "" });
    expect(readFileSync(join(project, "stacks/trail.json"), "utf8")).toBe(clean);
  });

  it("has types, and a house rule that is written with them", async () => {
    write({});
    cpSync(join(root, "fixtures/house-rule"), project, { recursive: true });
    const more = {
      "user.mts": `import cloudtrail, { type AstNode, type Plugin } from "eslint-plugin-cloudtrail";
import { type ProjectSettings, project } from "eslint-plugin-cloudtrail/project";
import gitlab from "eslint-plugin-cloudtrail/gitlab";
import html from "eslint-plugin-cloudtrail/html";
import sarif from "eslint-plugin-cloudtrail/sarif";
import { defineConfig } from "eslint/config";

const settings: ProjectSettings = project({ root: "stacks" });
export const plugin: Plugin = cloudtrail;
export const kindOf = (node: AstNode): string => node.kind;
export const reports: readonly Promise<string>[] = [gitlab, html, sarif].map(
  async (format) => await format([], { cwd: ".", rulesMeta: {} }),
);
export default defineConfig([
  cloudtrail.configs["cis-5.0"],
  { files: ["*.yaml"], extends: [cloudtrail.configs["strict-rules"]], settings: { cloudtrail: { project: settings } } },
]);
// @ts-expect-error there is no such preset
export const none = cloudtrail.configs.recommanded;
`,
      "user.cts": `import cloudtrail = require("eslint-plugin-cloudtrail");
export = [cloudtrail.configs.recommended];
`,
      "tsconfig.json": JSON.stringify({
        compilerOptions: {
          target: "es2023",
          module: "nodenext",
          types: ["node"],
          strict: true,
          exactOptionalPropertyTypes: true,
          outDir: "built",
        },
        include: ["*.ts", "*.mts", "*.cts"],
      }),
      "package.json": '{ "private": true, "type": "module" }\n',
    };
    for (const [name, text] of Object.entries(more)) writeFileSync(join(project, name), text);
    const tsc = join(root, "node_modules/typescript/bin/tsc");
    expect(await run(process.execPath, [tsc, "-p", "."])).toEqual({
      status: 0,
      stdout: "",
      stderr: "",
    });
    for (const name of ["trail-in-archive.test.js", "function-key.test.js"]) {
      expect(await run(process.execPath, [join("built", name)])).toMatchObject({ status: 0 });
    }
    writeFileSync(
      join(project, "stacks/trail.yaml"),
      "Resources:\n  T: { Type: AWS::CloudTrail::Trail }\n",
    );
    const { stdout } = await bin("eslint", "--config", "built/eslint.config.js", "stacks");
    expect(stdout).toContain("Give the trail the name that our runbooks use");
    expect(stdout).toContain("cloudtrail/trail-kms-key");
  });

  it("lints, mends and explains itself from the command line", async () => {
    write({});
    const found = await bin("cloudtrail-lint", "stacks");
    expect(found.stdout).toContain(rule);
    expect(found.status).toBe(1);
    const page = await bin("cloudtrail-lint", "rules", "trail-log-file-validation");
    expect(page.stdout).toContain("# cloudtrail/trail-log-file-validation\n");
    expect(page.stdout).toContain("## Incorrect\n");
    expect((await bin("cloudtrail-lint", "rules")).stdout).toContain("trail-log-file-validation  ");
    const diff = await bin("cloudtrail-lint", "--fix", "--dry-run", "stacks");
    expect(diff.stdout).toContain('+        "EnableLogFileValidation": true');
    expect(await bin("cloudtrail-lint", "--fix", "stacks")).toMatchObject({
      status: 0,
      stdout: "",
    });
  });

  it("configures ESLint by 'init'", async () => {
    write({});
    expect((await bin("cloudtrail-lint", "init")).stdout).toBe(
      "Wrote eslint.config.mjs.\nTo lint, run: npx eslint .\n",
    );
    const { status, stdout } = await run("npx", ["--no", "--", "eslint", "."]);
    expect({ status, found: stdout.includes(rule) }).toEqual({ status: 1, found: true });
  });

  it("has formatters, by their files and by their names", async () => {
    write({
      "eslint.config.mjs": `import cloudtrail from "eslint-plugin-cloudtrail";
export default [cloudtrail.configs.recommended];`,
      "names.mjs": `const names = ["gitlab", "html", "sarif"];
const all = names.map((name) => import("eslint-plugin-cloudtrail/" + name));
const formats = (await Promise.all(all)).map((each) => each.default);
const texts = await Promise.all(formats.map((format) => format([], { cwd: ".", rulesMeta: {} })));
console.log(texts.map((text) => text.length > 0).join());`,
    });
    const begin = { gitlab: "[", html: "<!doctype html>", sarif: "{" };
    expect(Object.keys(begin)).toEqual(Object.keys(reports));
    for (const [name, start] of Object.entries(begin)) {
      const file = `node_modules/eslint-plugin-cloudtrail/dist/${name}.js`;
      const byEslint = await bin("eslint", "--format", file, "stacks");
      expect(byEslint.stdout.toLowerCase().startsWith(start), byEslint.stderr).toBe(true);
      expect(byEslint.stdout).toContain("trail-log-file-validation");
      expect((await bin("cloudtrail-lint", "-f", name, "stacks")).stdout).toContain(
        "trail-log-file-validation",
      );
    }
    expect((await run(process.execPath, ["names.mjs"])).stdout).toBe("true,true,true\n");
  });
});
