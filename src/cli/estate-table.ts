import { markdownTable } from "markdown-table";
import type { ProjectSettings } from "../aws/settings.js";
import { printable } from "../lint/printable.js";
import { type SurveyedTrail, surveyOf, surveyQuestions } from "../lint/estate/survey.js";

/**
 * The trails of a project as a table, which Markdown understands too, and what is not in it. Nothing
 * where there is nothing to say.
 */
export function estateTable(project: ProjectSettings): string {
  const { trails, leftOut } = surveyOf({ project });
  const isGrouped = trails.some(({ group }) => group !== undefined);
  const groups = ({ group = "" }: SurveyedTrail): readonly string[] => (isGrouped ? [group] : []);
  const rows = [
    ["File", "Trail", ...(isGrouped ? ["Group"] : []), ...surveyQuestions],
    ...trails.map((trail) => [
      trail.file,
      `${trail.name}${trail.when}${trail.isElsewhere ? " (in other accounts)" : ""}`,
      ...groups(trail),
      ...trail.answers,
    ]),
  ];
  const table = trails.length === 0 ? [] : [markdownTable(rows.map((row) => row.map(inCell)))];
  const aside = leftOut.length === 0 ? [] : [leftOut.map(onOneLine).join("\n")];
  return [...table, ...aside].join("\n\n");
}

/** A bar would end a cell: https://github.github.com/gfm/#tables-extension- */
function inCell(text: string): string {
  return onOneLine(text).replace(/[\\|]/g, String.raw`\$&`);
}

/** Names are what their files make them: what moves the cursor is not printed. */
function onOneLine(text: string): string {
  return printable(text.replace(/[\s\p{Cc}\p{Cf}]+/gu, " "));
}
