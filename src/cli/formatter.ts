import { ESLint } from "eslint";
import type { Settings } from "../aws/settings.js";
import type { Formatter } from "../formatters/formatter.js";

/** Turns results into text, as ESLint does. */
export type Format = (
  results: ESLint.LintResult[],
  linter: Pick<ESLint, "getRulesMetaForResults">,
  meta: ESLint.ResultsMeta,
) => Promise<string>;

/** Our own formats, each loaded when it is asked for. */
const own: Readonly<Record<string, () => Promise<{ readonly default: Formatter }>>> = {
  gitlab: () => import("../formatters/gitlab.js"),
  html: () => import("../formatters/html.js"),
  sarif: () => import("../formatters/sarif.js"),
};

/**
 * One of our formats, one of ESLint's, or the user's own, found from the current folder.
 * @throws Error where there is none of that name.
 */
export async function loadFormat(name: string, settings: Settings): Promise<Format> {
  const plain = name.replace(/^eslint-plugin-cloudtrail\//, "");
  if (Object.hasOwn(own, plain)) {
    const format = (await own[plain]?.())?.default;
    if (format !== undefined) return formatting(format, settings);
  }
  const here = new ESLint({ overrideConfigFile: true });
  const formatter = await here.loadFormatter(name);
  return async (results, linter, meta) => {
    // The formatter belongs to whom it was loaded by, the results to whom they were linted by.
    here.getRulesMetaForResults = (own) => linter.getRulesMetaForResults(own);
    return formatter.format(results, meta);
  };
}

function formatting(format: Formatter, settings: Settings): Format {
  return async (results, linter) => {
    const rulesMeta = linter.getRulesMetaForResults(results);
    return format(results, { cwd: process.cwd(), rulesMeta, settings });
  };
}
