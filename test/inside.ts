import type { Linter } from "eslint";

/** The lines of a text as ESLint counts them in a template. */
export function linesOf(text: string): readonly string[] {
  return text.split(/\r\n|[\r\n]/);
}

/** Whether what is reported is at a place that there is. */
export function isInside(message: Linter.LintMessage, lines: readonly string[]): boolean {
  const { line, column, endLine = line, endColumn = column } = message;
  const isBackward = endLine < line || (endLine === line && endColumn < column);
  return !isBackward && isAt(line, column, lines) && isAt(endLine, endColumn, lines);
}

function isAt(line: number, column: number, lines: readonly string[]): boolean {
  const text = lines[line - 1];
  return text !== undefined && column >= 1 && column <= text.length + 1;
}
