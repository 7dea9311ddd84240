import { ESLint } from "eslint";
import { describe, expect, it, vi } from "vitest";
import { stylish } from "../../src/cli/stylish.js";
import { lines } from "../../src/cli/lines.js";
import { root, run } from "./command-line.js";

function results(...args: readonly string[]): ESLint.LintResult[] {
  return JSON.parse(run(["--format", "json", ...args]).stdout) as ESLint.LintResult[];
}

describe("the format stylish", () => {
  it.each([
    ["findings", ["fixtures/templates"]],
    ["what cannot be read", ["fixtures/broken"]],
    ["one finding", ["--preset", "cis-1.4", "fixtures/templates/audit-trail.yaml"]],
    ["nothing", ["package.json"]],
  ])("looks like ESLint's, of %s", async (_what, args) => {
    const found = results(...args);
    const theirs = await new ESLint({ cwd: root }).loadFormatter("stylish");
    expect(stylish(found)).toBe(await theirs.format(found, {}));
  });

  it("counts warnings, and has their color", async () => {
    const [result] = results("fixtures/templates/audit-trail.yaml");
    const messages = result!.messages.map((each) => ({ ...each, severity: 1 as const }));
    const warned = [{ ...result!, messages, errorCount: 0, warningCount: messages.length }];
    const theirs = await new ESLint({ cwd: root }).loadFormatter("stylish");
    expect(stylish(warned)).toBe(await theirs.format(warned, {}));
    vi.stubEnv("FORCE_COLOR", "1");
    expect(stylish(warned)).toContain("\u001b[33m\u001b[1m✖ ");
    expect(stylish(results("fixtures/templates"))).toContain("\u001b[31m\u001b[1m✖ ");
    vi.unstubAllEnvs();
  });
});

describe("the format lines", () => {
  it("has one for each finding, with its file, place, level and rule", () => {
    const [result] = results("fixtures/templates/audit-trail.yaml");
    const [{ line, column, message, ruleId } = undefined!] = result!.messages;
    expect(lines([result!]).split("\n")).toHaveLength(result!.messages.length);
    expect(lines([result!]).split("\n")[0]).toBe(
      `fixtures/templates/audit-trail.yaml:${line}:${column}: error: ${message} [${ruleId!}]`,
    );
  });

  it("begins with the file where nothing says the place, and names no rule where there is none", () => {
    const message = {
      ruleId: null,
      severity: 1,
      message: "It is ignored.",
      line: 0,
      column: 0,
    } as const;
    const [result] = results("package.json");
    expect(lines([{ ...result!, messages: [message] }])).toBe(
      "package.json:1:1: warning: It is ignored.",
    );
  });
});
