import { existsSync, statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";

/**
 * The folder of a project that is named, else that of the repository around the working directory, else
 * that itself. Nothing where what is named is no folder.
 */
export function projectFolder(named: string): string | undefined {
  if (named === "") return repositoryOf(process.cwd());
  const folder = resolve(named);
  return statSync(folder, { throwIfNoEntry: false })?.isDirectory() === true ? folder : undefined;
}

function repositoryOf(folder: string): string {
  for (let at = folder; ; at = dirname(at)) {
    if (existsSync(join(at, ".git"))) return at;
    if (dirname(at) === at) return folder;
  }
}

export function noFolder(named: string): string {
  return `Option '--project' needs a folder, which '${named}' is not.`;
}
