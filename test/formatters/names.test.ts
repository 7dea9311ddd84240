import { execFileSync, spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { mkdtempSync, rmSync } from "node:fs";
import { join, win32 } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it, onTestFinished } from "vitest";
import { folderUriOf, nameOf, uriOf } from "../../src/formatters/path-name.js";
import { root, run, weak } from "../cli/command-line.js";
import { versions } from "../plugin/eslint-versions.js";

const formats = ["sarif", "html"];

/** What every report in a format begins with. */
const beginnings: Readonly<Record<string, RegExp>> = {
  html: /^<!DOCTYPE html>\n/,
  sarif: /^\{\n {2}"\$schema": "[^"]*sarif-schema-2\.1\.0\.json"/,
};

/** A project in which the plugin is installed, since it is one that is below it. */
function project(): string {
  const folder = mkdtempSync(join(root, "dist", "project-"));
  onTestFinished(() => {
    rmSync(folder, { recursive: true });
  });
  writeFileSync(join(folder, "trail.json"), weak);
  const config = `import cloudtrail from "eslint-plugin-cloudtrail";
export default [cloudtrail.configs.recommended];
`;
  writeFileSync(join(folder, "eslint.config.js"), config);
  return folder;
}

describe.each(formats)("the formatter %s", (format) => {
  const beginning = beginnings[format]!;

  it.each(versions)("is found by its file in $name", async ({ ESLint }) => {
    const cwd = project();
    const eslint = new ESLint({ cwd });
    const formatter = await eslint.loadFormatter(`../../dist/${format}.js`);
    const results = await eslint.lintFiles(["trail.json"]);
    const report = await formatter.format(results, {});
    expect(report).toMatch(beginning);
    expect(report).toContain("does not validate its log files");
  });

  it.each(versions)("is not found by its name in $name, as the page says", async ({ ESLint }) => {
    const eslint = new ESLint({ cwd: project() });
    const name = `eslint-plugin-cloudtrail/${format}`;
    await expect(eslint.loadFormatter(name)).rejects.toThrow("problem loading formatter");
  });

  it("is found by its file from ESLint's command line", () => {
    const name = `eslint-plugin-cloudtrail/${format}`;
    const resolve = ["-p", `require.resolve(${JSON.stringify(name)})`];
    const path = execFileSync(process.execPath, resolve, { cwd: project(), encoding: "utf8" });
    const eslint = fileURLToPath(
      new URL("../../node_modules/eslint/bin/eslint.js", import.meta.url),
    );
    const args = [eslint, "-f", path.trim(), "trail.json"];
    const { status, stdout } = spawnSync(process.execPath, args, {
      cwd: project(),
      encoding: "utf8",
    });
    expect(status).toBe(1);
    expect(stdout).toMatch(beginning);
  });

  it.each([format, `eslint-plugin-cloudtrail/${format}`])("is '%s' in cloudtrail-lint", (name) => {
    const { status, stdout, stderr } = run(["-f", name, "trail.json"], project());
    expect(status).toBe(1);
    expect(stdout).toMatch(beginning);
    expect(stdout).toContain("trail-log-file-validation");
    expect(stderr).toContain("1 template read");
  });
});

describe("a page of what is explained", () => {
  it("says below each finding how it came to be", () => {
    const { stdout } = run(["--explain", "-f", "html", "fixtures/templates/audit-trail.yaml"]);
    expect(stdout).toContain(
      '<p class="note">EnableLogFileValidation ← !Ref ValidateLogFiles ← parameter &#39;ValidateLogFiles&#39;',
    );
    expect(run(["-f", "html", "fixtures/templates/audit-trail.yaml"]).stdout).not.toContain(
      "← !Ref",
    );
  });
});

describe("the name of a file", () => {
  it.each<[path: string, cwd: string, name: string, uri: string]>([
    ["/a/b/c d.yaml", "/a", "b/c d.yaml", "b/c%20d.yaml"],
    ["/a/..b/c.yaml", "/a", "..b/c.yaml", "..b/c.yaml"],
    ["/b/c.yaml", "/a", "/b/c.yaml", "file:///b/c.yaml"],
    ["/a/x:y#z?.yaml", "/a", "x:y#z?.yaml", "x%3Ay%23z%3F.yaml"],
    ["<text>", "/a", "<text>", "%3Ctext%3E"],
  ])("%s from %s", (path, cwd, name, uri) => {
    expect(nameOf(path, cwd)).toBe(name);
    expect(uriOf(path, cwd)).toBe(uri);
  });

  it.each<[path: string, cwd: string, name: string, uri: string]>([
    ["C:\\a\\b\\c d.yaml", "C:\\a", "b/c d.yaml", "b/c%20d.yaml"],
    ["C:\\b\\c.yaml", "C:\\a", "C:/b/c.yaml", "file:///C:/b/c.yaml"],
    ["D:\\b.yaml", "C:\\a", "D:/b.yaml", "file:///D:/b.yaml"],
    ["c:\\A\\b.yaml", "C:\\a", "b.yaml", "b.yaml"],
    ["C:\\..b\\c.yaml", "C:\\", "..b/c.yaml", "..b/c.yaml"],
    ["\\\\host\\share\\b c.yaml", "C:\\a", "//host/share/b c.yaml", "file://host/share/b%20c.yaml"],
    ["\\\\host\\share\\a\\b.yaml", "\\\\host\\share\\a", "b.yaml", "b.yaml"],
    ["<text>", "C:\\a", "<text>", "%3Ctext%3E"],
  ])("on Windows, %s from %s", (path, cwd, name, uri) => {
    expect(nameOf(path, cwd, win32)).toBe(name);
    expect(uriOf(path, cwd, win32)).toBe(uri);
  });
});

describe("the folder that names are relative to", () => {
  it.each<[folder: string, uri: string]>([
    ["/a b", "file:///a%20b/"],
    ["/a/", "file:///a/"],
    ["/", "file:///"],
  ])("%s", (folder, uri) => {
    expect(folderUriOf(folder)).toBe(uri);
  });

  it.each<[folder: string, uri: string]>([
    ["C:\\a b", "file:///C:/a%20b/"],
    ["C:\\", "file:///C:/"],
    ["\\\\host\\share\\a", "file://host/share/a/"],
    ["\\\\host\\share\\", "file://host/share/"],
  ])("on Windows, %s", (folder, uri) => {
    expect(folderUriOf(folder, win32)).toBe(uri);
    const name = uriOf(win32.join(folder, "b.yaml"), folder, win32);
    expect(new URL(name, uri).href).toBe(`${uri}b.yaml`);
  });
});
