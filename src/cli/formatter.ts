import { ESLint } from "eslint";
import type { Settings } from "../aws/settings.js";
import type { Formatter } from "../formatters/formatter.js";
import { type Format, prints, reports } from "./formats.js";

/**
 * One of our formats, one of ESLint's, or the user's own, found from the current folder.
 * @throws Error where there is none of that name.
 */
export async function loadFormat(name: string, settings: Settings): Promise<Format> {
  const print = Object.hasOwn(prints, name) ? prints[name] : undefined;
  if (print !== undefined) return print;
  const plain = name.replace(/^eslint-plugin-cloudtrail\//, "");
  const report = Object.hasOwn(reports, plain) ? reports[plain] : undefined;
  return report === undefined ? foreign(name) : reporting((await report()).default, settings);
}

function reporting(format: Formatter, settings: Settings): Format {
  return (results, linter) => {
    const rulesMeta = linter.getRulesMetaForResults(results);
    return format(results, { cwd: process.cwd(), rulesMeta, settings });
  };
}

async function foreign(name: string): Promise<Format> {
  const here = new ESLint({ overrideConfigFile: true });
  const formatter = await here.loadFormatter(name);
  return async (results, linter, meta) => {
    // The formatter belongs to whom it was loaded by, the results to whom they were linted by.
    here.getRulesMetaForResults = (own) => linter.getRulesMetaForResults(own);
    return formatter.format(results, meta);
  };
}
