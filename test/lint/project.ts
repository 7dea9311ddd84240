import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import process from "node:process";
import { Linter } from "eslint";
import { afterEach, beforeEach, vi } from "vitest";
import cloudtrail from "../../src/index.js";
import { applied, curesOf } from "../rules/cures.js";

/** The texts of files by their paths. */
export type Files = Readonly<Record<string, string>>;

type Report = (path: string, files: Files, rules: string | readonly string[]) => readonly string[];

export type Reported = Report & {
  /** Without settings. */
  readonly alone: Report;
  readonly with: (settings: object) => Report;
  /** The file as it is once all fixes are made. */
  readonly fixed: (path: string, files: Files, rule: string) => string;
  /** What is reported in a text that is not what its file holds. */
  readonly unsaved: (
    path: string,
    text: string,
    files: Files,
    rules: string | readonly string[],
  ) => readonly string[];
  /** What each edit that is offered makes of the file. */
  readonly offered: (path: string, files: Files, rule: string) => readonly string[];
  readonly root: () => string;
};

/** What is reported in one of several files, each with the text it is reported at. */
export function reporter(settings: object = { project: {} }): Reported {
  let root = "";
  let now = 0;

  beforeEach(() => {
    root = realpathSync(mkdtempSync(join(tmpdir(), "project-")));
    vi.spyOn(process, "cwd").mockReturnValue(root);
    // Each time long after the last, so that all files are looked for again.
    vi.spyOn(performance, "now").mockImplementation(() => now);
  });

  afterEach(() => {
    vi.restoreAllMocks();
    rmSync(root, { recursive: true, force: true });
  });

  function write(files: Files): void {
    for (const [name, content] of Object.entries(files)) {
      mkdirSync(dirname(join(root, name)), { recursive: true });
      writeFileSync(join(root, name), content);
    }
    now += 60_000;
  }

  function configOf(rules: string | readonly string[], set: object): Linter.Config {
    const names = typeof rules === "string" ? [rules] : rules;
    return {
      files: ["**/*.{yaml,yml,json,template}"],
      language: "cloudtrail/template",
      plugins: { cloudtrail },
      settings: { cloudtrail: set },
      rules: Object.fromEntries(names.map((rule) => [`cloudtrail/${rule}`, "error"])),
    };
  }

  function lint(
    path: string,
    files: Files,
    rules: string | readonly string[],
    set: object,
    text = files[path] ?? "",
  ) {
    write(files);
    const linter = new Linter({ configType: "flat" });
    const lines = text.split("\n");
    const filename = join(root, path);
    return linter.verify(text, configOf(rules, set), { filename }).map((report) => {
      const { line, column, endLine = line, endColumn = 0, message } = report;
      const at = lines[line - 1] ?? "";
      return `${at.slice(column - 1, endLine === line ? endColumn - 1 : undefined)}: ${message}`;
    });
  }

  const withSettings =
    (set: object): Report =>
    (path, files, rules) =>
      lint(path, files, rules, set);
  return Object.assign(withSettings(settings), {
    alone: withSettings({}),
    with: withSettings,
    fixed(path: string, files: Files, rule: string) {
      write(files);
      const linter = new Linter({ configType: "flat" });
      const filename = join(root, path);
      return linter.verifyAndFix(files[path] ?? "", configOf(rule, settings), { filename }).output;
    },
    unsaved: (path: string, text: string, files: Files, rules: string | readonly string[]) =>
      lint(path, files, rules, settings, text),
    offered(path: string, files: Files, rule: string) {
      write(files);
      const text = files[path] ?? "";
      const linter = new Linter({ configType: "flat" });
      const config = configOf(rule, { ...settings, suggestSuppressions: false });
      const messages = linter.verify(text, config, { filename: join(root, path) });
      return curesOf(messages).map((cure) => applied(text, cure));
    },
    root: () => root,
  });
}
