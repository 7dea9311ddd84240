import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
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
    expect(told).toMatch(
      new RegExp(
        `^npm install --prefix .*/runner/cloudtrail-lint .* eslint-plugin-cloudtrail@${version}\n$`,
      ),
    );
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
  const [files, findings] = matcher!.pattern.map(({ regexp }) => new RegExp(regexp));

  /** What GitHub annotates: the findings in the lines behind one that names a file. */
  function annotations(lines: readonly string[]): readonly (readonly string[])[] {
    let path = "";
    return lines.flatMap((line) => {
      const found = findings!.exec(line);
      if (found === null) {
        path = files!.exec(line)?.[1] ?? "";
        return [];
      }
      return path === "" ? [] : [[path, ...found.slice(1)]];
    });
  }

  it("is added while the action lints", () => {
    const { stdout } = act(folderWith({ "trail.json": weak }));
    const lines = stdout.trimEnd().split("\n");
    expect(lines[0]).toBe(`::add-matcher::${join(here, ".github/problem-matcher.json")}`);
    expect(lines.at(-1)).toBe(`::remove-matcher owner=${matcher!.owner}::`);
  });

  it("annotates every finding, and nothing else", () => {
    const shown = run(["fixtures/templates"]).stdout;
    const results = JSON.parse(
      run(["--format", "json", "fixtures/templates"]).stdout,
    ) as readonly ESLint.LintResult[];
    const expected = results.flatMap(({ filePath, messages }) =>
      messages.map(({ line, column, message, ruleId }) => [
        filePath,
        String(line),
        String(column),
        "error",
        message.replace(/\.$/, ""),
        ruleId,
      ]),
    );
    expect(expected.length).toBeGreaterThan(10);
    expect(annotations(shown.split("\n"))).toEqual(expected);
  });
});
