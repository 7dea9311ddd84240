import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ESLint } from "eslint";
import { describe, expect, it } from "vitest";
import cloudtrail from "../../src/index.js";
import { projectNow } from "../../src/lint/project.js";
import { folderWith, root, run, weak } from "./command-line.js";

const templates = [
  "a.yaml",
  "b.yml",
  "c/d.json",
  "e.tf.json",
  "f.template",
  "g.YAML",
  "h.Template",
];
const others = ["yaml", "i.md", "j.yaml.bak", "k.jsonc"];

/** What of a text on several lines says which files a hook is given. */
function patterns(text: string): readonly RegExp[] {
  return [...text.matchAll(/^ *files: (.*)$/gm)].map(([, pattern = ""]) => {
    // Python says in the pattern that case does not matter.
    expect(pattern).toMatch(/^\(\?i\)/);
    return new RegExp(pattern.replace(/^\(\?i\)(?:\^stacks\/\.\*)?/, ""), "i");
  });
}

describe("a template by its name", () => {
  const all = Object.fromEntries([...templates, ...others].map((name) => [name, weak]));

  it("is linted in a folder by cloudtrail-lint", () => {
    const folder = folderWith(all);
    const results = JSON.parse(run(["-f", "json", "."], folder).stdout) as ESLint.LintResult[];
    const names = results.map(({ filePath }) => filePath.slice(folder.length + 1));
    expect(names.sort()).toEqual(templates);
  });

  it("is linted in a folder by ESLint with a preset", async () => {
    const cwd = folderWith(all);
    const overrideConfig = [cloudtrail.configs.recommended];
    const eslint = new ESLint({ cwd, overrideConfigFile: true, overrideConfig });
    const results = await eslint.lintFiles(["."]);
    const found = results.filter(({ errorCount }) => errorCount > 0);
    expect(found.map(({ filePath }) => filePath.slice(cwd.length + 1)).sort()).toEqual(templates);
  });

  it("is part of a project", () => {
    const folder = folderWith(all);
    const files = projectNow({ root: folder })?.mentioning([]) ?? [];
    expect(files.map(({ path }) => path.slice(folder.length + 1)).sort()).toEqual(templates);
  });

  it.each([".pre-commit-hooks.yaml", "docs/ci.md"])("is given to the hooks of %s", (path) => {
    const all = patterns(readFileSync(join(root, path), "utf8"));
    expect(all).toHaveLength(2);
    for (const pattern of all) {
      expect([...templates, ...others].filter((name) => pattern.test(name))).toEqual(templates);
    }
  });

  it("is named in the help", () => {
    expect(run(["--help"]).stdout).toContain("*.yaml, *.yml, *.json and *.template");
  });
});
