import type { ESLint } from "eslint";

/** A formatter as ESLint calls it. */
export type Formatter = (
  results: readonly ESLint.LintResult[],
  context: Context,
) => string | Promise<string>;

/** What ESLint tells a formatter besides the results. */
export type Context = Pick<ESLint.LintResultData, "cwd" | "rulesMeta">;
