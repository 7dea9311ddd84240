import { readFile } from "node:fs/promises";
import { parse } from "node:path";
import { ESLint, type Linter, type Rule } from "eslint";
import type { LintArguments } from "./arguments.js";
import { reasonOf } from "./reason.js";
import { type FileTally, tallyRule } from "./tally.js";

/** What linting came to. */
export interface Linted {
  readonly results: ESLint.LintResult[];
  readonly tallies: ReadonlyMap<string, FileTally>;
  /** What could not be done. */
  readonly problems: readonly string[];
  /** What did it; only it knows about the rules behind the results. */
  readonly eslint: ESLint;
}

/** Lints files with the rules of a preset, each as a template whatever its name. */
export async function lint(
  files: readonly string[],
  preset: Linter.Config,
  { fix, explain }: Pick<LintArguments, "explain" | "fix">,
): Promise<Linted> {
  const tallies = new Map<string, FileTally>();
  const eslint = new ESLint({
    // ESLint leaves alone what is not below its working directory.
    cwd: parse(process.cwd()).root,
    overrideConfigFile: true,
    overrideConfig: [searched, configOf(preset, tallyRule(tallies, explain))],
    fix,
  });
  const results: ESLint.LintResult[] = [];
  const problems: string[] = [];
  for (const filePath of files) {
    try {
      const text = await readFile(filePath, "utf8");
      results.push(...(await eslint.lintText(text, { filePath })).map(withoutStrangers));
    } catch (error) {
      problems.push(`Cannot lint '${filePath}': ${reasonOf(error)}`);
    }
  }
  return { results, tallies, problems, eslint };
}

/** What to leave out was decided when the files were searched for. */
const searched: Linter.Config = { ignores: ["!**/node_modules/", "!.git/"] };

function configOf(preset: Linter.Config, tally: Rule.RuleModule): Linter.Config {
  return {
    ...preset,
    // Every file; `**/*` would mean those that another configuration names.
    files: ["**/?*"],
    language: "cloudtrail/template",
    plugins: { ...preset.plugins, "cloudtrail-lint": { rules: { tally } } },
    rules: { ...preset.rules, "cloudtrail-lint/tally": "error" },
    // A comment may be for a rule of another preset or plugin, and `--fix` would remove it.
    linterOptions: { reportUnusedDisableDirectives: "off" },
  };
}

/** Comments may speak to rules of other plugins; that those are not here is no problem. */
function withoutStrangers(result: ESLint.LintResult): ESLint.LintResult {
  const messages = result.messages.filter(
    ({ ruleId }) => ruleId?.startsWith("cloudtrail/") ?? true,
  );
  const errorCount = messages.filter(({ severity }) => severity === 2).length;
  return { ...result, messages, errorCount, warningCount: messages.length - errorCount };
}
