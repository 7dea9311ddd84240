import { dirname, join, relative } from "node:path";
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import process from "node:process";
import { ESLint } from "eslint";
import { afterEach, beforeEach, expect, vi } from "vitest";
import cloudtrail from "../../src/index.js";

let root = "";
let now = 0;

/** The folder of the project. */
export function projectRoot(): string {
  return root;
}

beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), "nested-")));
  vi.spyOn(process, "cwd").mockReturnValue(root);
  // Each time long after the last, so that all files are looked for again.
  vi.spyOn(performance, "now").mockImplementation(() => now);
});

afterEach(() => {
  vi.restoreAllMocks();
  rmSync(root, { recursive: true, force: true });
});

export type Files = Readonly<Record<string, string>>;
export type Found = Readonly<Record<string, readonly string[]>>;

export function eslintFor(rules: readonly string[], project: object): ESLint {
  return new ESLint({
    cwd: root,
    overrideConfigFile: true,
    overrideConfig: {
      files: ["**/*.{yaml,json}"],
      language: "cloudtrail/template",
      plugins: { cloudtrail },
      settings: { cloudtrail: { project } },
      rules: Object.fromEntries(rules.map((name) => [`cloudtrail/${name}`, "error" as const])),
    },
  });
}

function shown(files: Files, results: readonly ESLint.LintResult[]): Found {
  return Object.fromEntries(
    results.map(({ filePath, messages }) => {
      const path = relative(root, filePath);
      const lines = (files[path] ?? "").split("\n");
      const said = messages.map(({ line, column, endColumn = 0, message }) => {
        return `${(lines[line - 1] ?? "").slice(column - 1, endColumn - 1)}: ${message}`;
      });
      return [path, said];
    }),
  );
}

/** What a run over all files says of each, which a run over each file and an editor say too. */
export async function participants(
  files: Files,
  rule: string,
  project: object = {},
): Promise<Found> {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  now += 60_000;
  const paths = Object.keys(files);
  const together = await eslintFor([rule], project).lintFiles(paths);
  const reversed = await eslintFor([rule], project).lintFiles(paths.toReversed());
  expect(shown(files, reversed)).toEqual(shown(files, together));
  for (const { filePath, messages } of together) {
    const [alone] = await eslintFor([rule], project).lintFiles([filePath]);
    expect(alone?.messages).toEqual(messages);
    const text = files[relative(root, filePath)] ?? "";
    const [held] = await eslintFor([rule], project).lintText(text, { filePath });
    expect(held?.messages).toEqual(messages);
  }
  return Object.fromEntries(
    Object.entries(shown(files, together)).filter(([, found]) => found.length > 0),
  );
}
