import type { Group, ProjectSettings, Settings } from "../../aws/settings.js";
import { matcherOf } from "../glob.js";
import { pathIn, type Project } from "../project.js";

/**
 * What the settings of a project say of templates that it does not have, in sentences: somebody wrote
 * a name in another way than it is. They are about no template more than about another, so the first
 * one is where they are said, or any where there is none.
 */
export function problemsOfProject(
  path: string,
  project: Project | undefined,
  settings: Settings,
): readonly string[] {
  if (project === undefined) return [];
  const first = project.listing.files.find(({ kind }) => kind !== undefined);
  return first === undefined || first.path === pathIn(project, path)
    ? problemsIn(project, settings.project ?? {}, path)
    : [];
}

function problemsIn(
  project: Project,
  { include = [], groups = [] }: ProjectSettings,
  path: string,
): readonly string[] {
  const { idle, gap } = project.listing;
  // What nobody wrote is nobody's fault, and what is linted need not be saved.
  const isWrong = (pattern: string): boolean =>
    include.includes(pattern) && !matcherOf([pattern])(project.nameOf(path));
  return [
    ...idle.filter(isWrong).map((pattern) => `The project's pattern '${pattern}' matches no file.`),
    ...(gap === undefined ? groups : []).flatMap((group) => problemsOfGroup(group, project)),
  ];
}

function problemsOfGroup(
  { name, files, parameters = {} }: Group,
  project: Project,
): readonly string[] {
  const isIn = matcherOf([files].flat());
  const own = project.listing.files.filter(({ path }) => isIn(project.nameOf(path)));
  if (own.length === 0) return [`The project's group '${name}' has no template.`];
  // What a template declares its text has in it, so that none is parsed for this.
  const isDeclared = (parameter: string): boolean => {
    const word = new RegExp(parameter.replace(/\W/g, String.raw`\$&`));
    return own.some((file) => file.mayMention(word));
  };
  return Object.keys(parameters)
    .filter((parameter) => !isDeclared(parameter))
    .map((each) => `No template of the project's group '${name}' has a parameter '${each}'.`);
}
