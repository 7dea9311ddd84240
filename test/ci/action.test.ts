import { existsSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import type { ESLint } from "eslint";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { clean, folderWith, root, run, type Run, weak } from "../cli/command-line.js";
import { shellIn } from "./programs.js";

interface Action {
  readonly inputs: Readonly<
    Record<string, { readonly description: string; readonly default: string }>
  >;
  readonly runs: {
    readonly using: string;
    readonly steps: readonly {
      readonly shell: string;
      readonly run: string;
      readonly env: Readonly<Record<string, string>>;
    }[];
  };
}

interface Pattern {
  readonly regexp: string;
  readonly loop?: boolean;
  readonly [part: string]: unknown;
}

/** Where GitHub has put the repository of the action. */
const here = join(root, ".");

const action = parse(readFileSync(join(root, "action.yml"), "utf8")) as Action;
const page = readFileSync(join(root, "docs/ci.md"), "utf8");

interface Outcome extends Run {
  readonly told: string;
}

/** Does what GitHub does with a composite action. */
function act(folder: string, given: Readonly<Record<string, string>> = {}): Outcome {
  const shell = shellIn(folder);
  const github = { GITHUB_ACTION_PATH: here, RUNNER_TEMP: join(folderWith({}), "runner") };
  const outcomes: Run[] = [];
  for (const step of action.runs.steps) {
    const env = Object.entries(step.env).map(([name, expression]): [string, string] => {
      const input = /^\$\{\{ inputs\.([\w-]+) \}\}$/.exec(expression)?.[1] ?? "";
      return [name, given[input] ?? action.inputs[input]!.default];
    });
    const outcome = shell.run(step.run, { ...github, ...Object.fromEntries(env) });
    outcomes.push(outcome);
    if (outcome.status !== 0) break;
  }
  const told = readFileSync(shell.told, "utf8");
  return { ...outcomes.at(-1)!, told };
}

describe("the action for GitHub", () => {
  it("is a script for bash alone, of which no input is a part", () => {
    expect(action.runs.using).toBe("composite");
    for (const step of action.runs.steps) {
      expect(step.shell).toBe("bash");
      expect(step.run).not.toContain("${{");
      expect(step).not.toHaveProperty("uses");
    }
  });

  it("installs its own version beside the repository and lints all of it", () => {
    const folder = folderWith({ "stacks/trail.json": weak, "package.json": "{}" });
    const { status, stdout, stderr, told } = act(folder);
    const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
      readonly version: string;
    };
    const [, prefix, flags] = /^npm install --prefix (\S+) (.*)\n$/.exec(told) ?? [];
    expect(prefix).toMatch(/[/]runner[/]cloudtrail-lint$/);
    expect(flags).toBe(`--ignore-scripts --no-audit --no-fund eslint-plugin-cloudtrail@${version}`);
    expect(status).toBe(1);
    expect(stdout).toContain("cloudtrail/trail-log-file-validation");
    expect(stderr).toContain("1 template read");
  });

  it("succeeds where nothing is found", () => {
    expect(act(folderWith({ "trail.json": clean })).status).toBe(0);
  });

  it("takes its inputs as they are", () => {
    const names = ["a b/trail.json", "$(touch ran)/trail.json", "-x.json"];
    const folder = folderWith(Object.fromEntries(names.map((name) => [name, weak])));
    const { status, stdout, told } = act(folder, {
      paths: "  a b\n$(touch ran)/trail.json\n\n-x.json\n",
      preset: "cis-5.0",
      format: "json",
      arguments: "--max-warnings=0\n--explain",
      version: "0.1.0-beta",
    });
    expect(told).toContain("eslint-plugin-cloudtrail@0.1.0-beta");
    expect(status).toBe(1);
    const json = stdout.split("\n").find((line) => line.startsWith("["))!;
    const results = JSON.parse(json) as readonly ESLint.LintResult[];
    expect(results.map(({ filePath }) => filePath).sort()).toEqual(
      names.map((name) => join(folder, name)).sort(),
    );
    expect(() => readFileSync(join(folder, "ran"))).toThrow();
  });

  it("writes findings into a file, and fails all the same", () => {
    const folder = folderWith({ "trail.json": weak });
    for (const file of ["out.json", "a/new folder/out.json"]) {
      const { status, stdout } = act(folder, {
        paths: "trail.json",
        format: "json",
        "output-file": file,
      });
      expect(status).toBe(1);
      expect(stdout).not.toContain("trail-log-file-validation");
      expect(JSON.parse(readFileSync(join(folder, file), "utf8"))).toHaveLength(1);
    }
  });

  it("fails where there is nothing to lint, and leaves no file to upload", () => {
    const folder = folderWith({});
    const given = { paths: "none", format: "sarif", "output-file": "reports/a.sarif" };
    const { status, stderr } = act(folder, given);
    expect([status, stderr]).toEqual([2, expect.stringContaining("'none'")]);
    expect(existsSync(join(folder, "reports/a.sarif"))).toBe(false);
  });

  it("has each of its inputs on the page", () => {
    const rows = [...page.matchAll(/^\| `([\w-]+)` +\| .*? \| +(?:`(.*?)`|the action's|) *\|$/gm)];
    expect(rows.map(([, name, value = ""]) => [name, value])).toEqual(
      Object.entries(action.inputs).map(([name, input]) => [name, input.default]),
    );
  });
});

describe("the problem matcher", () => {
  const file = readFileSync(join(root, ".github/problem-matcher.json"), "utf8");
  const [matcher] = (
    JSON.parse(file) as {
      readonly problemMatcher: readonly {
        readonly owner: string;
        readonly pattern: readonly Pattern[];
      }[];
    }
  ).problemMatcher;

  /** What GitHub annotates: of each line that matches, what the matcher says is which part of it. */
  function annotations(output: string): readonly object[] {
    const [{ regexp, ...parts } = undefined!, ...others] = matcher!.pattern;
    expect(others).toEqual([]);
    return output.split("\n").flatMap((line) => {
      const found = new RegExp(regexp).exec(line);
      if (found === null) return [];
      const named = Object.entries(parts).map(([part, group]) => [part, found[Number(group)]]);
      return [Object.fromEntries(named) as object];
    });
  }

  it("is added while the action lints, when nothing that is printed is a command", () => {
    const { stdout } = act(folderWith({ "trail.json": weak }));
    const [added, stopped, ...lines] = stdout.trimEnd().split("\n");
    expect(added).toBe(`::add-matcher::${join(here, ".github/problem-matcher.json")}`);
    const [, token = ""] = /^::stop-commands::([0-9a-f-]{36})$/.exec(stopped!) ?? [];
    expect(lines.slice(-2)).toEqual([`::${token}::`, `::remove-matcher owner=${matcher!.owner}::`]);
    expect(lines).toHaveLength(3);
    expect(act(folderWith({ "trail.json": weak })).stdout).not.toContain(token);
  });

  it("understands commands again where nothing could be done", () => {
    const { status, stdout } = act(folderWith({}), { paths: "none" });
    expect(status).toBe(2);
    expect(stdout).toMatch(/^::stop-commands::(.+)\n::\1::$/m);
  });

  it.each<string[]>([[], ["--explain"]])(
    "annotates every finding, and nothing else %j",
    (...options) => {
      const paths = ["fixtures/templates", "fixtures/broken"];
      const results = JSON.parse(
        run(["--format", "json", ...paths]).stdout,
      ) as readonly ESLint.LintResult[];
      const expected = results.flatMap(({ filePath, messages }) =>
        messages.map(({ line, column, message, ruleId }) => ({
          file: relative(root, filePath),
          line: String(line),
          column: String(column),
          severity: "error",
          message,
          code: ruleId ?? undefined,
        })),
      );
      expect(expected.filter(({ code }) => code === undefined).length).toBeGreaterThan(1);
      expect(expected.length).toBeGreaterThan(30);
      const { stdout } = run(["--format", action.inputs["format"]!.default, ...options, ...paths]);
      expect(stdout.trimEnd().split("\n").length > expected.length).toBe(options.length > 0);
      expect(annotations(stdout)).toEqual(expected);
    },
  );
});
