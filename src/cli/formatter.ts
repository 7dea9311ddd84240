import { ESLint } from "eslint";

/** Turns results into text, as ESLint does. */
export type Format = (
  results: ESLint.LintResult[],
  linter: ESLint,
  meta: ESLint.ResultsMeta,
) => Promise<string>;

/**
 * One of ESLint's formatters or the user's own, found from the current folder.
 * @throws Error where there is none of that name.
 */
export async function loadFormat(name: string): Promise<Format> {
  const here = new ESLint({ overrideConfigFile: true });
  const formatter = await here.loadFormatter(name);
  return async (results, linter, meta) => {
    // The formatter belongs to whom it was loaded by, the results to whom they were linted by.
    here.getRulesMetaForResults = (own) => linter.getRulesMetaForResults(own);
    return formatter.format(results, meta);
  };
}
