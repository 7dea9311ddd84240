import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import process from "node:process";
import { Linter } from "eslint";
import { afterEach, beforeEach, vi } from "vitest";
import cloudtrail from "../../src/index.js";

export type Files = Readonly<Record<string, string>>;

/** A folder that is the working directory of each test. */
export interface Project {
  readonly root: string;
  write(files: Files): void;
  /** What a rule reports in a file, with the text that it is reported at; of all rules without one. */
  reported(path: string, rule?: string, settings?: object): readonly string[];
}

export function temporaryProject(): Project {
  let root = "";

  beforeEach(() => {
    root = realpathSync(mkdtempSync(join(tmpdir(), "project-")));
    vi.spyOn(process, "cwd").mockReturnValue(root);
  });

  afterEach(() => {
    vi.restoreAllMocks();
    rmSync(root, { recursive: true, force: true });
  });

  const texts = new Map<string, string>();
  return {
    get root() {
      return root;
    },
    write(files) {
      for (const [name, text] of Object.entries(files)) {
        texts.set(name, text);
        mkdirSync(dirname(join(root, name)), { recursive: true });
        writeFileSync(join(root, name), text);
      }
    },
    reported(path, rule, settings = {}) {
      const text = texts.get(path) ?? "";
      const rules = rule === undefined ? Object.keys(cloudtrail.rules) : [rule];
      const config: Linter.Config = {
        files: ["**/*.{yaml,json}"],
        language: "cloudtrail/template",
        plugins: { cloudtrail },
        settings: { cloudtrail: settings },
        rules: Object.fromEntries(rules.map((name) => [`cloudtrail/${name}`, "error" as const])),
      };
      const linter = new Linter({ configType: "flat", cwd: root });
      return linter.verify(text, config, { filename: join(root, path) }).map((report) => {
        if (report.fatal === true) {
          const place = `${String(report.line)}:${String(report.column)}`;
          return `${place} ${report.message.replace("Parsing error: ", "")}`;
        }
        const { line, column, endLine = line, endColumn = column, message } = report;
        const lines = text.split("\n").slice(line - 1, endLine);
        const last = lines.pop()?.slice(0, endColumn - 1) ?? "";
        return `${[...lines, last].join("\n").slice(column - 1)}: ${message}`;
      });
    },
  };
}
