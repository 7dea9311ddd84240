import { execFileSync, spawnSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { delimiter, join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import type { Log } from "../../src/formatters/sarif/log.js";
import { root } from "../cli/command-line.js";

const page = readFileSync(join(root, "docs/reports.md"), "utf8");

function blocks(language: string): readonly string[] {
  const all = page.matchAll(/^```(\w+)\n(.*?)^```/gms);
  return Array.from(all).flatMap(([, named, text = ""]) => (named === language ? [text] : []));
}

const [template = ""] = blocks("yaml");

/** A repository in which the package is installed, with the template of the page. */
function repository(): string {
  const folder = mkdtempSync(join(root, "dist", "reports-"));
  onTestFinished(() => {
    rmSync(folder, { recursive: true });
  });
  mkdirSync(join(folder, "stacks"));
  mkdirSync(join(folder, "node_modules"));
  symlinkSync(root, join(folder, "node_modules", "eslint-plugin-cloudtrail"), "junction");
  writeFileSync(join(folder, "stacks", "trail.yaml"), template);
  const config =
    'import cloudtrail from "eslint-plugin-cloudtrail";\nexport default [cloudtrail.configs.recommended];\n';
  writeFileSync(join(folder, "eslint.config.mjs"), config);
  return folder;
}

/** Lines that need nothing but what this repository has installed. */
const commands = blocks("sh")
  .flatMap((block) => block.split("\n"))
  .filter((line) => /\b(sarif|html)\b/.test(line));

describe("the commands of the page about reports", () => {
  it("are all there", () => {
    expect(commands).toHaveLength(5);
  });

  it.skipIf(process.platform === "win32").each(commands)("write a report: %s", (command) => {
    const cwd = repository();
    const bin = join(cwd, "bin");
    mkdirSync(bin);
    symlinkSync(join(root, "dist/cli.js"), join(bin, "cloudtrail-lint"));
    const path = [bin, join(root, "node_modules", ".bin"), process.env["PATH"]].join(delimiter);
    execFileSync("chmod", ["+x", join(root, "dist/cli.js")]);
    const { status, stderr } = spawnSync(command, {
      cwd,
      shell: true,
      encoding: "utf8",
      env: { ...process.env, PATH: path },
    });
    expect([status, stderr.replace(/^1 template read.*\n/, "")]).toEqual([1, ""]);
    const name = /cloudtrail\.(sarif|html)/.exec(command)![0];
    expect(readFileSync(join(cwd, name), "utf8")).toContain("trail-log-file-validation");
  });

  it("have a program that does the same", () => {
    const cwd = repository();
    writeFileSync(join(cwd, "report.mjs"), blocks("js").join("\n"));
    execFileSync(process.execPath, ["report.mjs"], { cwd });
    expect(readFileSync(join(cwd, "cloudtrail.html"), "utf8")).toMatch(/^<!DOCTYPE html>/);
    expect(existsSync(join(cwd, "cloudtrail.sarif"))).toBe(false);
  });
});

describe("the result on the page about reports", () => {
  it("is that of the template above it", () => {
    const stdout = spawnSync(
      process.execPath,
      [join(root, "dist/cli.js"), "-f", "sarif", "stacks"],
      {
        cwd: repository(),
        encoding: "utf8",
      },
    ).stdout;
    const { runs } = JSON.parse(stdout) as Log;
    expect(runs[0]?.results).toEqual([
      expect.objectContaining(JSON.parse(blocks("json")[0]!) as object),
    ]);
    expect(stdout).toContain('"ruleAndAddress/v1"');
  });

  it("is linked to", () => {
    for (const name of ["README.md", "docs/README.md"]) {
      expect(readFileSync(join(root, name), "utf8")).toMatch(/[(/]reports\.md\)/);
    }
  });
});
