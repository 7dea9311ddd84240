import type { Linter } from "eslint";

/** Shows messages as a reader sees them: the line, the characters meant, what is said and offered. */
export function reportOf(text: string, messages: readonly Linter.LintMessage[]): string {
  const lines = text.split(/\r?\n/);
  return messages.map((message) => show(message, text, lines)).join("\n");
}

function show(message: Linter.LintMessage, text: string, lines: readonly string[]): string {
  const { line, column, endLine = line, endColumn = column } = message;
  const source = lines[line - 1] ?? "";
  const end = endLine === line ? endColumn : source.length + 1;
  const gutter = String(line).padStart(4);
  const marks = " ".repeat(column - 1) + "^".repeat(Math.max(1, end - column));
  const more = endLine === line ? "" : ` (to line ${String(endLine)})`;
  const edits = [
    ...(message.fix === undefined ? [] : [{ desc: "fix", fix: message.fix }]),
    // That every finding may be suppressed need not be said of each.
    ...(message.suggestions ?? [])
      .filter(({ messageId }) => messageId !== "suppressWithReason")
      .map(({ desc, fix }) => ({ desc: `suggestion: ${desc}`, fix })),
  ];
  return [
    `${gutter} | ${source}`,
    `     | ${marks}${more}`,
    `     ${message.message}`,
    ...edits.flatMap(({ desc, fix }) => [`     ${desc}`, ...difference(text, fix)]),
    "",
  ].join("\n");
}

/** The lines an edit takes away and those it puts in their place. */
function difference(
  text: string,
  { range, text: inserted }: { range: readonly number[]; text: string },
): string[] {
  const [start = 0, end = start] = range;
  const after = text.slice(0, start) + inserted + text.slice(end);
  const from = text.lastIndexOf("\n", start - 1) + 1;
  const tail = (whole: string, offset: number): number => {
    const next = whole.indexOf("\n", offset);
    return next < 0 ? whole.length : next;
  };
  const before = text.slice(from, tail(text, end)).split(/\r?\n/);
  const now = after.slice(from, tail(after, start + inserted.length)).split(/\r?\n/);
  return [
    ...before.filter((line) => !now.includes(line)).map((line) => `     - ${line}`),
    ...now.filter((line) => !before.includes(line)).map((line) => `     + ${line}`),
  ];
}
