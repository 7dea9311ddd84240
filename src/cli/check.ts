import { dirname } from "node:path";
import { ESLint, type Linter } from "eslint";
import type { ProjectSettings } from "../aws/settings.js";
import type { LintArguments } from "./arguments.js";
import { isInside, realPath } from "../lint/read-inside.js";
import { chosenRules } from "./chosen-rules.js";
import { explained } from "./explained.js";
import { findFiles, whyNothing } from "./files.js";
import { loadFormat } from "./formatter.js";
import { forPeople } from "./formats.js";
import { lint, type Linted } from "./lint.js";
import { presetNamed, unknownPreset } from "./presets.js";
import { promote } from "./promotion.js";
import { reasonOf } from "./reason.js";
import { inVain, type Report } from "./report.js";
import { pathsOf, projectNamed } from "./repository.js";
import { summaryOf } from "./summary.js";
import type { Diff } from "./unified-diff.js";

/** Lints what a command line names. */
export async function check(args: LintArguments): Promise<Report> {
  const preset = presetNamed(args.preset);
  if (preset === undefined) return inVain([unknownPreset(args.preset)]);
  const chosen = chosenRules(args, preset);
  if (chosen.problems.length > 0) return inVain(chosen.problems);
  const named = args.project === undefined ? undefined : projectNamed(args.project);
  if (named !== undefined && "problem" in named) return inVain([named.problem]);
  const project = named?.project;
  const format = await loadFormat(args.format, project === undefined ? {} : { project });
  const found = findFiles(pathsOf(args, project));
  if (found.files.length === 0) return inVain(whyNothing(found));

  const apart = project === undefined ? [] : outsideOf(project.root, found.files);
  const promotion = promote(chosen.rules);
  const isForPeople = args.format === forPeople;
  const asked = isForPeople ? withoutSuppressing(preset) : preset;
  const linted = await lint(found.files, asked, { ...args, project }, promotion);
  const { eslint, tallies } = linted;
  const results = args.explain ? explained(linted.results, tallies) : linted.results;
  // As ESLint has them formatted.
  results.sort((a, b) => (a.filePath < b.filePath ? -1 : 1));
  const unsaved = args.dryRun ? [] : await save(results);
  const problems = [...found.problems, ...linted.problems, ...unsaved];
  const errors = sum(results.map((result) => result.errorCount));
  const foundWarnings = sum(results.map((result) => result.warningCount));
  const { maxWarnings } = args;
  const tooMany = maxWarnings >= 0 && foundWarnings > maxWarnings;
  const meta = tooMany ? { maxWarningsExceeded: { maxWarnings, foundWarnings } } : {};
  const excess = `Found ${foundWarnings} warnings, more than the ${maxWarnings} allowed.`;
  const { text: diff, inexact } = args.dryRun ? await diffOf(linted) : noDiff;
  const findings = await format(results, eslint, meta);
  const table = project === undefined ? "" : await tableOf(project);
  return {
    status: problems.length > 0 ? 2 : errors > 0 || tooMany ? 1 : 0,
    output: isForPeople ? below(diff, findings, table) : findings,
    aside: isForPeople ? "" : `${diff}${table && `${table}\n`}`,
    complaints: [
      ...problems,
      ...found.unfollowed,
      ...apart,
      ...linted.unfinished,
      ...inexact.map(notApplicable),
      ...(tooMany ? [excess] : []),
    ],
    summary: summaryOf(linted, found),
  };
}

/** Saves what has become of files; one that cannot be saved is no reason to lose the findings. */
async function save(results: readonly ESLint.LintResult[]): Promise<readonly string[]> {
  const saved = results.map(async (result) => {
    try {
      await ESLint.outputFixes([result]);
      return [];
    } catch (error) {
      return [`Cannot save '${result.filePath}': ${reasonOf(error)}.`];
    }
  });
  return (await Promise.all(saved)).flat();
}

/** What people read shows no suggestions, and nobody applies that one unseen. */
function withoutSuppressing(preset: Linter.Config): Linter.Config {
  const own = preset.settings?.["cloudtrail"] as object | undefined;
  const cloudtrail = { ...own, suggestSuppressions: false };
  return { ...preset, settings: { ...preset.settings, cloudtrail } };
}

function below(diff: string, findings: string, table: string): string {
  return [diff.replace(/\n$/, ""), findings, table].filter((part) => part !== "").join("\n");
}

/** What no other template is judged with. */
function outsideOf(root: string, files: readonly string[]): readonly string[] {
  const project = realPath(root) ?? root;
  return files
    .filter((path) => !isInside(realPath(dirname(path)) ?? path, project))
    .map((path) => `'${path}' is judged alone, since it is outside of the project '${root}'.`);
}

async function tableOf(project: ProjectSettings): Promise<string> {
  const { estateTable } = await import("./estate-table.js");
  return estateTable(project);
}

const noDiff: Diff = { text: "", inexact: [] };

function notApplicable(path: string): string {
  return `What would change in '${path}' is no patch: it has characters that are shown by their numbers.`;
}

async function diffOf({ changes }: Linted): Promise<Diff> {
  // Only those wait for the program who ask for it.
  const { unifiedDiff } = await import("./unified-diff.js");
  return unifiedDiff(changes);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}
