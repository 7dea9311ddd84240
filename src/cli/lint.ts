import { readFile } from "node:fs/promises";
import { ESLint, type Linter, type Rule } from "eslint";
import { projectNow } from "../lint/project.js";
import { readAs } from "../lint/read-inside.js";
import type { ProjectSettings } from "../aws/settings.js";
import type { LintArguments } from "./arguments.js";
import { type Drives, drives } from "./drives.js";
import { promote, type Promotion } from "./promotion.js";
import { reasonOf } from "./reason.js";
import { type Read, refusalOf } from "./refusal.js";
import { type FileTally, tallyRule } from "./tally.js";

/** What linting came to. */
export interface Linted {
  readonly results: ESLint.LintResult[];
  /** What fixes make of files, which nobody has saved. */
  readonly changes: readonly Change[];
  readonly tallies: ReadonlyMap<string, FileTally>;
  /** What could not be done. */
  readonly problems: readonly string[];
  /** What was begun and is not at its end. */
  readonly unfinished: readonly string[];
  /** What did it; only it knows about the rules behind the results. */
  readonly eslint: RulesMetas;
}

export type RulesMetas = Pick<ESLint, "getRulesMetaForResults">;

/** What becomes of the text of a file. */
export interface Change {
  readonly filePath: string;
  readonly before: string;
  readonly after: string;
}

/** Lints files with the rules of a preset, each as a template whatever its name. */
export async function lint(
  files: readonly string[],
  preset: Linter.Config,
  {
    fix,
    explain,
    project,
    dryRun = false,
  }: Pick<LintArguments, "explain" | "fix"> &
    Partial<Pick<LintArguments, "dryRun">> & { readonly project?: ProjectSettings | undefined },
  promotion: Promotion = promote({}),
): Promise<Linted> {
  const tallies = new Map<string, FileTally>();
  let current: Read | undefined;
  const unfixed = new Map<string, string>();
  // What suppresses nothing may be for a rule of another preset or plugin.
  const isAsked = ({ ruleId }: Linter.LintMessage): boolean =>
    ruleId !== null && (promotion.promotes(ruleId) || fix);
  const isDue = (message: Linter.LintMessage): boolean => {
    const { ruleId } = message;
    if (!isAsked(message) || (promotion.promotes(ruleId) && !promotion.takeTurn(ruleId))) {
      return false;
    }
    if (current === undefined) return true;
    const refusal = unfixed.get(current.filePath) ?? refusalOf(current, dryRun);
    if (refusal !== undefined) unfixed.set(current.filePath, refusal);
    return refusal === undefined;
  };
  const overrideConfig = [
    searched,
    configOf(preset, tallyRule(tallies, explain), promotion, project),
  ];
  // ESLint leaves alone what is not below its working directory.
  const eslints = drives(
    (cwd) => new ESLint({ cwd, overrideConfigFile: true, overrideConfig, fix: isDue }),
  );
  const outcomes = new Map<string, Outcome>();
  const problems: string[] = [];
  const lintFile = async (filePath: string): Promise<boolean> => {
    const bytes = await readFile(filePath);
    const before = outcomes.get(filePath)?.change;
    const text = before?.after ?? bytes.toString();
    current = { filePath, bytes };
    const [linted] = await eslints.of(filePath).lintText(text, { filePath });
    if (linted === undefined) return false;
    // It goes on as long as an edit can be made, but for so many rounds only.
    const isUnfinished =
      !unfixed.has(filePath) && linted.messages.some((one) => one.fix && isAsked(one));
    const own = withoutStrangers(promotion.undo(linted), preset, tallies.get(filePath));
    const { output: after } = own;
    const change =
      after === undefined ? before : { filePath, before: before?.before ?? text, after };
    const result = change === undefined ? own : { ...own, output: change.after };
    outcomes.set(filePath, { result, change, isUnfinished });
    if (after !== undefined && project !== undefined) tellOthers(filePath, after, project);
    return after !== undefined;
  };
  let isChanged = true;
  // What has become of a file matters to what was found in others of its project.
  for (let round = 0; isChanged && round < (project === undefined ? 1 : maxRounds); round++) {
    isChanged = false;
    for (const filePath of files) {
      try {
        if (await lintFile(filePath)) isChanged = true;
      } catch (error) {
        if (round === 0) problems.push(`Cannot lint '${filePath}': ${reasonOf(error)}`);
      }
    }
  }
  for (const [path, refusal] of unfixed) problems.push(`Cannot fix '${path}': ${refusal}.`);
  const all = [...outcomes];
  return {
    results: all.map(([, { result }]) => result),
    changes: all.flatMap(([, { change }]) => change ?? []),
    tallies,
    problems,
    unfinished: all.flatMap(([filePath, { isUnfinished }]) =>
      isUnfinished
        ? [`Stopped fixing '${filePath}' after ten rounds: run again for the rest.`]
        : [],
    ),
    eslint: metasOf(eslints),
  };
}

function metasOf(eslints: Drives<ESLint>): RulesMetas {
  return {
    getRulesMetaForResults(results) {
      const parts = [...eslints.among(results, ({ filePath }) => filePath)];
      const metas = parts.map(([eslint, some]) => eslint.getRulesMetaForResults([...some]));
      return Object.assign({}, ...metas) as ReturnType<ESLint["getRulesMetaForResults"]>;
    },
  };
}

/** As ESLint goes through a file. */
const maxRounds = 10;

/** What linting a file came to. */
interface Outcome {
  readonly result: ESLint.LintResult;
  readonly change: Change | undefined;
  readonly isUnfinished: boolean;
}

/** The others of a project are judged by what a file will be. */
function tellOthers(path: string, text: string, project: ProjectSettings): void {
  readAs(path, text);
  projectNow(project);
}

/** What to leave out was decided when the files were searched for. */
const searched: Linter.Config = { ignores: ["!**/node_modules/", "!.git/"] };

function configOf(
  preset: Linter.Config,
  tally: Rule.RuleModule,
  promotion: Promotion,
  project: ProjectSettings | undefined,
): Linter.Config {
  const own = preset.plugins?.["cloudtrail"];
  const cloudtrail = { ...own, rules: { ...own?.rules, ...promotion.rules } };
  return {
    ...preset,
    // Every file; `**/*` would mean those that another configuration names.
    files: ["**/?*"],
    language: "cloudtrail/template",
    ...(project && { languageOptions: { project } }),
    plugins: { ...preset.plugins, cloudtrail, "cloudtrail-lint": { rules: { tally } } },
    rules: { ...preset.rules, "cloudtrail-lint/tally": "error" },
    linterOptions: { reportUnusedDisableDirectives: "warn" },
  };
}

/**
 * Comments may speak to rules of other plugins; that those are not here is no problem. Of what
 * suppresses nothing only that of rules which ran is.
 */
function withoutStrangers(
  result: ESLint.LintResult,
  { rules = {} }: Linter.Config,
  tally: FileTally | undefined,
): ESLint.LintResult {
  const messages = result.messages.flatMap((message) => {
    const { ruleId, fix, ...others } = message;
    if (ruleId !== null) return ruleId.startsWith("cloudtrail/") ? [message] : [];
    // To remove it is the only fix that belongs to no rule.
    if (fix === undefined) return [message];
    const rule = tally?.suppressedAt(message);
    if (rule === undefined || !Object.hasOwn(rules, rule)) return [];
    return [{ ...others, ruleId, message: `The suppression of '${rule}' suppresses nothing.` }];
  });
  const errorCount = messages.filter(({ severity }) => severity === 2).length;
  const fixable = messages.filter(({ fix }) => fix !== undefined);
  const fixableErrorCount = fixable.filter(({ severity }) => severity === 2).length;
  return {
    ...result,
    messages,
    errorCount,
    warningCount: messages.length - errorCount,
    fixableErrorCount,
    fixableWarningCount: fixable.length - fixableErrorCount,
  };
}
