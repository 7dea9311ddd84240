import { existsSync, readFileSync, statSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import type { ProjectSettings } from "../aws/settings.js";
import { checkProject } from "../lint/project-setting.js";
import type { LintArguments } from "./arguments.js";
import { isSettings } from "./project-file.js";
import { reasonOf } from "./reason.js";

/** What option '--project' names, or what is wrong with it. */
export type NamedProject =
  { readonly project: ProjectSettings & { readonly root: string } } | { readonly problem: string };

/**
 * The project in a folder, or as a file of settings has it; where none is named, that of the repository
 * around the working directory, else of that itself.
 */
export function projectNamed(named: string): NamedProject {
  if (named === "") return { project: { root: repositoryOf(process.cwd()) } };
  const path = resolve(named);
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats?.isDirectory() === true) return { project: { root: path } };
  if (stats?.isFile() !== true || !isSettings(named)) {
    return {
      problem: `Option '--project' needs a folder or a JSON file, which '${named}' is not.`,
    };
  }
  try {
    const written = seenFrom(dirname(path), JSON.parse(readFileSync(path, "utf8")));
    checkProject(written, named);
    return { project: { root: dirname(path), ...written } };
  } catch (error) {
    return { problem: `Option '--project' cannot use '${named}': ${reasonOf(error)}` };
  }
}

/** The root is relative to the file. Whatever is wrong with it is told by whoever checks the settings. */
function seenFrom(folder: string, written: unknown): unknown {
  if (typeof written !== "object" || written === null || !("root" in written)) return written;
  const { root } = written;
  return typeof root === "string" ? { ...written, root: resolve(folder, root) } : written;
}

/** What is looked for templates: what is named, else all of the project. */
export function pathsOf(
  { paths }: Pick<LintArguments, "paths">,
  project: ProjectSettings | undefined,
): readonly string[] {
  return paths.length > 0 ? paths : [relative(process.cwd(), project?.root ?? ".") || "."];
}

function repositoryOf(folder: string): string {
  for (let at = folder; ; at = dirname(at)) {
    if (existsSync(join(at, ".git"))) return at;
    if (dirname(at) === at) return folder;
  }
}
