import { ESLint } from "eslint";
import type { LintArguments } from "./arguments.js";
import { chosenRules } from "./chosen-rules.js";
import { explained, explaining } from "./explained.js";
import { findFiles } from "./files.js";
import { loadFormat } from "./formatter.js";
import { lint, type Linted } from "./lint.js";
import { presetNamed, presetNames } from "./presets.js";
import { promote } from "./promotion.js";
import type { Status } from "./status.js";
import { summaryOf } from "./summary.js";

/** What a check has to say. */
export interface Report {
  readonly status: Status;
  /** The findings, formatted, below what would change where people read both. */
  readonly output: string;
  /** What would change, where the output is for a program. */
  readonly aside: string;
  /** What is wrong besides them. */
  readonly complaints: readonly string[];
  /** What was read; nothing where nothing was. */
  readonly summary: string | undefined;
}

/** Does what a command line asks for. */
export async function check(args: LintArguments): Promise<Report> {
  const preset = presetNamed(args.preset);
  if (preset === undefined) {
    const names = presetNames().join(", ");
    return inVain([`There is no preset '${args.preset}'; there are: ${names}.`]);
  }
  const chosen = chosenRules(args, preset);
  if (chosen.problems.length > 0) return inVain(chosen.problems);
  const plain = await loadFormat(args.format);
  const format = args.explain && args.format === "stylish" ? explaining(plain) : plain;
  const found = findFiles(args.paths);
  if (found.files.length === 0) return inVain(found.problems);

  const promotion = promote(chosen.rules);
  const linted = await lint(found.files, preset, args, promotion);
  const { eslint, tallies } = linted;
  const results = args.explain ? explained(linted.results, tallies) : linted.results;
  if (!args.dryRun) await ESLint.outputFixes(results);
  const problems = [...found.problems, ...linted.problems];
  const errors = sum(results.map((result) => result.errorCount));
  const foundWarnings = sum(results.map((result) => result.warningCount));
  const { maxWarnings } = args;
  const tooMany = maxWarnings >= 0 && foundWarnings > maxWarnings;
  const meta = tooMany ? { maxWarningsExceeded: { maxWarnings, foundWarnings } } : {};
  const excess = `Found ${foundWarnings} warnings, more than the ${maxWarnings} allowed.`;
  const diff = args.dryRun ? await diffOf(linted) : "";
  const findings = await format(results, eslint, meta);
  const isForPeople = args.format === "stylish";
  return {
    status: problems.length > 0 ? 2 : errors > 0 || tooMany ? 1 : 0,
    output: isForPeople ? below(diff, findings) : findings,
    aside: isForPeople ? "" : diff,
    complaints: tooMany ? [...problems, excess] : problems,
    summary: summaryOf(linted),
  };
}

function below(diff: string, findings: string): string {
  return [diff.replace(/\n$/, ""), findings].filter((part) => part !== "").join("\n");
}

async function diffOf({ changes }: Linted): Promise<string> {
  // Only those wait for the program who ask for it.
  const { unifiedDiff } = await import("./unified-diff.js");
  return unifiedDiff(changes);
}

function inVain(complaints: readonly string[]): Report {
  return { status: 2, output: "", aside: "", complaints, summary: undefined };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}
