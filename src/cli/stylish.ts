import { styleText } from "node:util";
import type { ESLint, Linter } from "eslint";
import { printable } from "../lint/printable.js";
import { counted } from "./counted.js";
import { explanationIn } from "./explained.js";

/**
 * Findings as people read them: below the name of their file, in the columns that ESLint has made
 * everybody used to, each with how it came to be.
 */
export function stylish(results: readonly ESLint.LintResult[]): string {
  const files = results.filter(({ messages }) => messages.length > 0);
  if (files.length === 0) return "";
  const shown = files.flatMap(({ filePath, messages }) => [
    styleText("underline", printable(filePath)),
    ...rowsOf(messages),
    "",
  ]);
  return ["", ...shown, ...inAll(files), ""].join("\n");
}

function rowsOf(messages: readonly Linter.LintMessage[]): readonly string[] {
  const rows = messages.map((found) => {
    const { line, column, severity, message, ruleId } = found;
    return {
      line: String(line || 0),
      column: String(column || 0),
      level: severity === 2 ? "error" : "warning",
      message: printable(message).replace(/(?<=[^ ])\.$/, ""),
      rule: printable(ruleId ?? ""),
      explanation: explanationIn(found).map((each) => `           ${printable(each)}`),
    } as const;
  });
  const widthOf = (column: "line" | "column" | "level" | "message"): number =>
    rows.reduce((width, row) => Math.max(width, row[column].length), 0);
  const line = widthOf("line");
  const column = widthOf("column");
  const level = widthOf("level");
  const message = widthOf("message");
  return rows.flatMap((row) => {
    const cells = [
      styleText("dim", `${row.line.padStart(line)}:${row.column.padEnd(column)}`),
      styleText(row.level === "error" ? "red" : "yellow", row.level.padEnd(level)),
      ...(row.rule === ""
        ? [row.message]
        : [row.message.padEnd(message), styleText("dim", row.rule)]),
    ];
    return [`  ${cells.join("  ")}`, ...row.explanation];
  });
}

function inAll(results: readonly ESLint.LintResult[]): readonly string[] {
  const sum = (
    count: "errorCount" | "fixableErrorCount" | "fixableWarningCount" | "warningCount",
  ): number => results.reduce((total, result) => total + result[count], 0);
  const errors = sum("errorCount");
  const warnings = sum("warningCount");
  const fixable = [sum("fixableErrorCount"), sum("fixableWarningCount")] as const;
  const total = counted(errors + warnings, "problem");
  const lines = [`✖ ${total} (${counted(errors, "error")}, ${counted(warnings, "warning")})`];
  if (fixable[0] + fixable[1] > 0) {
    const which = `${counted(fixable[0], "error")} and ${counted(fixable[1], "warning")}`;
    lines.push(`  ${which} potentially fixable with the \`--fix\` option.`);
  }
  const color = errors > 0 ? "red" : "yellow";
  return lines.map((line) => styleText(color, styleText("bold", line)));
}
