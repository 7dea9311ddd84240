import { execFileSync, spawn } from "node:child_process";
import * as fs from "node:fs";
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { describe, expect, it, vi } from "vitest";
import { disturbedProject, linted } from "./disturbed-project.js";

vi.mock("node:fs", { spy: true });

const project = disturbedProject();
const at = (name: string): string => join(project.root, name);

describe("what is there in place of what was listed", () => {
  it.each<[what: string, replace: () => void]>([
    [
      "a file in place of a folder",
      () => {
        rmSync(at("modules"), { recursive: true });
        writeFileSync(at("modules"), "");
      },
    ],
    [
      "a folder in place of a file",
      () => {
        rmSync(at("storage.yaml"));
        mkdirSync(at("storage.yaml"));
      },
    ],
    [
      "a link that leads nowhere",
      () => {
        rmSync(at("storage.yaml"));
        symlinkSync(at("gone.yaml"), at("storage.yaml"));
      },
    ],
  ])("is unknown: %s", (_, replace) => {
    for (const path of linted) expect(() => project.lint(path, replace)).not.toThrow();
  });

  it("is said of a template that is nested", () => {
    const said = project.lint("root.yaml", () => {
      rmSync(at("storage.yaml"));
      mkdirSync(at("storage.yaml"));
    });
    expect(said.join("\n")).toContain("'storage.yaml' is no file");
  });

  it("is said of the project's folder by its name", () => {
    const said = project.lint("root.yaml", () => {
      vi.mocked(fs.readdirSync).mockImplementation(() => {
        throw Object.assign(new Error("EACCES"), { code: "EACCES" });
      });
    });
    expect(said.join("\n")).toContain("since '.' cannot be read");
  });

  it.skipIf(process.platform === "win32")("is never waited for: a pipe that nobody fills", () => {
    const fill = `sleep 9; while [ -p "$0" ]; do echo > "$0"; done`;
    const start = process.hrtime.bigint();
    const said = project.lint("root.yaml", () => {
      for (const name of ["more/.git", "more/queue.yaml", "flag.yml"]) {
        rmSync(at(name));
        execFileSync("mkfifo", [at(name)]);
        // Whoever waits, waits for this.
        spawn("timeout", ["30", "sh", "-c", fill, at(name)], {
          stdio: "ignore",
        }).unref();
      }
    });
    expect(Number(process.hrtime.bigint() - start) / 1e9).toBeLessThan(8);
    expect(said.join("\n")).toContain("'flag.yml' is no file");
  });
});
