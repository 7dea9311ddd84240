import type { ProjectSettings } from "../aws/settings.js";
import { hashedProject } from "./hashed-project.js";
import { checkProject } from "./project-setting.js";
import { type Day, isDay } from "./suppression/dates.js";

/**
 * What JavaScript's language takes. A configuration without `files` gives these to every file, and
 * that of `typescript-eslint` does; they mean nothing here.
 */
const ofJavaScript: ReadonlySet<string> = new Set([
  "ecmaVersion",
  "globals",
  "parser",
  "parserOptions",
  "sourceType",
]);

/**
 * Our language has two options: the day on which suppressions are judged, and the project.
 * @throws TypeError for any other, as ESLint expects.
 */
export function checkLanguageOptions(options: Readonly<Record<string, unknown>>): void {
  const { today, project, ...others } = options;
  if (today !== undefined && !isDay(today)) {
    throw new TypeError("languageOptions.today must be a day such as '2027-01-31'.");
  }
  if (project !== undefined) checkProject(project, "languageOptions.project");
  const unknown = Object.keys(others).find((name) => !ofJavaScript.has(name));
  if (unknown === undefined) return;
  throw new TypeError(
    `Unexpected '${unknown}': the language 'cloudtrail/template' has no options but 'today' and 'project'.`,
  );
}

/**
 * What our language makes of its options. What changes in other files of the project changes what a
 * cache of ESLint compares.
 */
export function normalized(options: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const { project } = options;
  return {
    // Some rules for JavaScript look into them whatever the language.
    parserOptions: {},
    ...options,
    ...(project === undefined ? {} : { project: hashedProject(project as ProjectSettings) }),
  };
}

export function todayIn({ today }: Readonly<Record<string, unknown>>): Day | undefined {
  return isDay(today) ? today : undefined;
}
