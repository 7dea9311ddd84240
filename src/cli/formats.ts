import type { ESLint } from "eslint";
import type { Formatter } from "../formatters/formatter.js";
import { lines } from "./lines.js";
import { stylish } from "./stylish.js";

/** Turns results into text, as ESLint does. */
export type Format = (
  results: ESLint.LintResult[],
  linter: Pick<ESLint, "getRulesMetaForResults">,
  meta: ESLint.ResultsMeta,
) => string | Promise<string>;

/** Our own reports, which the package exports by these names for ESLint too. */
export const reports: Readonly<Record<string, () => Promise<{ readonly default: Formatter }>>> = {
  gitlab: () => import("../formatters/gitlab.js"),
  html: () => import("../formatters/html.js"),
  sarif: () => import("../formatters/sarif.js"),
};

/** The one in which findings stand among other things that people read. */
export const forPeople = "stylish";

/** What findings look like where they are printed. */
export const prints: Readonly<Record<string, Format>> = { lines, [forPeople]: stylish };
