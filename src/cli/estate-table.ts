import { markdownTable } from "markdown-table";
import type { ProjectSettings } from "../aws/settings.js";
import { type SurveyedTrail, surveyOf, surveyQuestions } from "../lint/estate/survey.js";

/** The trails of a project as a table, which Markdown understands too; nothing where there is none. */
export function estateTable(project: ProjectSettings): string {
  const trails = surveyOf({ project });
  if (trails.length === 0) return "";
  const isGrouped = trails.some(({ group }) => group !== undefined);
  const groups = ({ group = "" }: SurveyedTrail): readonly string[] => (isGrouped ? [group] : []);
  return markdownTable([
    ["File", "Trail", ...(isGrouped ? ["Group"] : []), ...surveyQuestions],
    ...trails.map((trail) => [trail.file, trail.name, ...groups(trail), ...trail.answers]),
  ]);
}
