import { isUtf8 } from "node:buffer";
import { readFile } from "node:fs/promises";
import { ESLint, type Linter, type Rule } from "eslint";
import type { LintArguments } from "./arguments.js";
import { type Drives, drives } from "./drives.js";
import { promote, type Promotion } from "./promotion.js";
import { reasonOf } from "./reason.js";
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
    root,
  }: Pick<LintArguments, "explain" | "fix"> & { readonly root?: string | undefined },
  promotion: Promotion = promote({}),
): Promise<Linted> {
  const tallies = new Map<string, FileTally>();
  let garbled: string | undefined;
  const unfixed = new Set<string>();
  // What suppresses nothing may be for a rule of another preset or plugin.
  const isAsked = ({ ruleId }: Linter.LintMessage): boolean =>
    ruleId !== null && (promotion.promotes(ruleId) || fix);
  const isDue = (message: Linter.LintMessage): boolean => {
    const { ruleId } = message;
    if (!isAsked(message) || (promotion.promotes(ruleId) && !promotion.takeTurn(ruleId))) {
      return false;
    }
    if (garbled !== undefined) unfixed.add(garbled);
    return garbled === undefined;
  };
  const overrideConfig = [searched, configOf(preset, tallyRule(tallies, explain), promotion, root)];
  // ESLint leaves alone what is not below its working directory.
  const eslints = drives(
    (cwd) => new ESLint({ cwd, overrideConfigFile: true, overrideConfig, fix: isDue }),
  );
  const results: ESLint.LintResult[] = [];
  const changes: Change[] = [];
  const problems: string[] = [];
  const unfinished: string[] = [];
  for (const filePath of files) {
    try {
      const bytes = await readFile(filePath);
      const before = bytes.toString();
      // What was read for other bytes would be saved in their place.
      garbled = isUtf8(bytes) ? undefined : filePath;
      for (const result of await eslints.of(filePath).lintText(before, { filePath })) {
        // It goes on as long as an edit can be made, but for so many rounds only.
        if (garbled === undefined && result.messages.some((one) => one.fix && isAsked(one))) {
          unfinished.push(`Stopped fixing '${filePath}' after ten rounds: run again for the rest.`);
        }
        results.push(withoutStrangers(promotion.undo(result), preset, tallies.get(filePath)));
        const { output: after } = result;
        if (after !== undefined) changes.push({ filePath, before, after });
      }
    } catch (error) {
      problems.push(`Cannot lint '${filePath}': ${reasonOf(error)}`);
    }
  }
  for (const path of unfixed) problems.push(`Cannot fix '${path}': it is not in UTF-8.`);
  return { results, changes, tallies, problems, unfinished, eslint: metasOf(eslints) };
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

/** What to leave out was decided when the files were searched for. */
const searched: Linter.Config = { ignores: ["!**/node_modules/", "!.git/"] };

function configOf(
  preset: Linter.Config,
  tally: Rule.RuleModule,
  promotion: Promotion,
  root: string | undefined,
): Linter.Config {
  const own = preset.plugins?.["cloudtrail"];
  const cloudtrail = { ...own, rules: { ...own?.rules, ...promotion.rules } };
  return {
    ...preset,
    // Every file; `**/*` would mean those that another configuration names.
    files: ["**/?*"],
    language: "cloudtrail/template",
    ...(root !== undefined && { languageOptions: { project: { root } } }),
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
