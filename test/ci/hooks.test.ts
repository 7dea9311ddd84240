import { spawnSync } from "node:child_process";
import { chmodSync, readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { clean, folderWith, root, run, weak } from "../cli/command-line.js";
import { installed, shellIn } from "./programs.js";

interface Hook {
  readonly id: string;
  readonly entry: string;
  readonly language: string;
  readonly files: string;
}

const hooks = parse(readFileSync(join(root, ".pre-commit-hooks.yaml"), "utf8")) as readonly Hook[];
const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
  readonly version: string;
};

/** Python says in the pattern that case does not matter. */
function asPython(pattern: string): RegExp {
  const [, body = ""] = /^\(\?i\)(.*)$/.exec(pattern) ?? [];
  expect(body).not.toBe("");
  return new RegExp(body, "i");
}

describe("the hooks for pre-commit", () => {
  it("run this version of the package", () => {
    expect(hooks.map(({ id }) => id)).toEqual(["cloudtrail-lint", "cloudtrail-lint-fix"]);
    for (const { entry, language } of hooks) {
      expect(language).toBe("system");
      expect(entry).toMatch(
        `npx --yes --package=eslint-plugin-cloudtrail@${version} -- cloudtrail-lint`,
      );
    }
  });

  it("get what the command line looks for in a folder", () => {
    const names = [
      "a.yaml",
      "b/c.yml",
      "d.json",
      "e.tf.json",
      "f.template",
      "g.YAML",
      "h.md",
      "yaml",
    ];
    const folder = folderWith(Object.fromEntries(names.map((name) => [name, weak])));
    const { stdout } = run(["--format", "json", "."], folder);
    const linted = (JSON.parse(stdout) as readonly { readonly filePath: string }[]).map(
      ({ filePath }) => filePath.slice(folder.length + 1),
    );
    for (const { files } of hooks) {
      const given = names.filter((name) => asPython(files).test(name));
      expect(given).toEqual(linted);
    }
  });

  it("find, and mend what may be mended unseen", () => {
    const folder = folderWith({ "a.json": weak, "list.json": "[]", "b.json": clean });
    const shell = shellIn(folder);
    const [find, mend] = hooks.map(({ entry }) => shell.run(`${entry} a.json list.json b.json`));
    expect(find).toMatchObject({ status: 1 });
    expect(find?.stdout).toContain("cloudtrail/trail-log-file-validation");
    expect(mend).toMatchObject({ status: 0, stdout: "" });
    expect(readFileSync(join(folder, "a.json"), "utf8")).toBe(clean);
  });
});

const hasPreCommit = spawnSync("pre-commit", ["--version"]).status === 0;
if (!hasPreCommit) console.warn("pre-commit is not installed: the hooks are tried without it.");

describe.skipIf(!hasPreCommit)("pre-commit itself (skipped where it is not installed)", () => {
  function git(cwd: string, ...args: readonly string[]): void {
    const identity = ["-c", "user.name=test", "-c", "user.email=test@example.com"];
    expect(spawnSync("git", [...identity, ...args], { cwd }).status).toBe(0);
  }

  it("runs the hook on what is staged", { timeout: 60_000 }, () => {
    const hook = readFileSync(join(root, ".pre-commit-hooks.yaml"));
    const ours = folderWith({ ".pre-commit-hooks.yaml": hook });
    git(ours, "init", "--quiet");
    git(ours, "add", ".");
    git(ours, "commit", "--quiet", "--message", "Hooks");
    const theirs = folderWith({
      "stacks/trail.JSON": weak,
      "README.md": "# Stacks\n",
      "package.json": '{ "devDependencies": { "eslint-plugin-cloudtrail": "*" } }\n',
      "node_modules/.bin/cloudtrail-lint": installed,
      ".gitignore": "node_modules/\n.cache/\n",
    });
    chmodSync(join(theirs, "node_modules/.bin/cloudtrail-lint"), 0o755);
    symlinkSync(root, join(theirs, "node_modules/eslint-plugin-cloudtrail"));
    git(theirs, "init", "--quiet");
    git(theirs, "add", ".");
    const { status, stdout } = spawnSync("pre-commit", ["try-repo", ours, "cloudtrail-lint"], {
      cwd: theirs,
      encoding: "utf8",
      // What npm fetched would not be what is tested.
      env: {
        ...process.env,
        PRE_COMMIT_HOME: join(theirs, ".cache"),
        npm_config_offline: "true",
      },
    });
    expect(stdout).toContain("cloudtrail/trail-log-file-validation");
    expect(stdout).toContain("1 template read");
    expect(status).toBe(1);
  });
});
