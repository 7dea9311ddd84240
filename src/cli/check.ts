import { ESLint } from "eslint";
import type { LintArguments } from "./arguments.js";
import { explained, explaining } from "./explained.js";
import { findFiles } from "./files.js";
import { loadFormat } from "./formatter.js";
import { lint } from "./lint.js";
import { presetNamed, presetNames } from "./presets.js";
import type { Status } from "./status.js";
import { summaryOf } from "./summary.js";

/** What a check has to say. */
export interface Report {
  readonly status: Status;
  /** The findings, formatted. */
  readonly output: string;
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
  const plain = await loadFormat(args.format);
  const format = args.explain && args.format === "stylish" ? explaining(plain) : plain;
  const found = findFiles(args.paths);
  if (found.files.length === 0) return inVain(found.problems);

  const linted = await lint(found.files, preset, args);
  const { eslint, tallies } = linted;
  const results = args.explain ? explained(linted.results, tallies) : linted.results;
  if (args.fix) await ESLint.outputFixes(results);
  const problems = [...found.problems, ...linted.problems];
  const errors = sum(results.map((result) => result.errorCount));
  const foundWarnings = sum(results.map((result) => result.warningCount));
  const { maxWarnings } = args;
  const tooMany = maxWarnings >= 0 && foundWarnings > maxWarnings;
  const meta = tooMany ? { maxWarningsExceeded: { maxWarnings, foundWarnings } } : {};
  const excess = `Found ${foundWarnings} warnings, more than the ${maxWarnings} allowed.`;
  return {
    status: problems.length > 0 ? 2 : errors > 0 || tooMany ? 1 : 0,
    output: await format(results, eslint, meta),
    complaints: tooMany ? [...problems, excess] : problems,
    summary: summaryOf(linted),
  };
}

function inVain(complaints: readonly string[]): Report {
  return { status: 2, output: "", complaints, summary: undefined };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}
