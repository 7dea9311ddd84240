import type { ESLint } from "eslint";
import { nameOf } from "../formatters/path-name.js";
import { printable } from "../lint/printable.js";
import { explanationIn } from "./explained.js";

/**
 * A line for each finding, as compilers print them, for whatever reads logs; how it came to be stands
 * below it, further in.
 */
export function lines(results: readonly ESLint.LintResult[]): string {
  return results
    .flatMap(({ filePath, messages }) => {
      const name = nameOf(filePath, process.cwd());
      return messages.flatMap((found) => {
        const { line, column, severity, message, ruleId } = found;
        const place = `${name}:${line || 1}:${column || 1}`;
        const level = severity === 2 ? "error" : "warning";
        const rule = ruleId === null ? "" : ` [${ruleId}]`;
        const below = explanationIn(found).map((each) => `    ${each}`);
        return [`${place}: ${level}: ${message}${rule}`, ...below].map(printable);
      });
    })
    .join("\n");
}
