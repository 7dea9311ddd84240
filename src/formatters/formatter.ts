import type { ESLint } from "eslint";
import type { Settings } from "../aws/settings.js";

/** A formatter as ESLint calls it. */
export type Formatter = (
  results: readonly ESLint.LintResult[],
  context: Context,
) => string | Promise<string>;

/** What a formatter is told besides the results. */
export interface Context extends Pick<ESLint.LintResultData, "cwd" | "rulesMeta"> {
  /** How the files are deployed, which ESLint tells nobody: only our command line does. */
  readonly settings?: Settings;
}
