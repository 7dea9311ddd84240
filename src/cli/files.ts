import { type Dirent, readdirSync, statSync, type Stats } from "node:fs";
import { join, resolve, sep } from "node:path";
import { readGlob } from "../lint/glob.js";
import { nameFrom } from "../lint/name-from.js";
import { isTemplateName, templateNames } from "../lint/template-names.js";
import { reasonOf } from "./reason.js";

/** The files behind the paths of a command line. */
export interface Found {
  /** Absolute paths, each once. */
  readonly files: readonly string[];
  /** Paths that lead nowhere and folders that nobody may look into. */
  readonly problems: readonly string[];
}

export function findFiles(paths: readonly string[]): Found {
  const files = new Set<string>();
  const problems: string[] = [];
  for (const path of paths) {
    const found = behind(path, problems);
    for (const file of found) files.add(file);
  }
  return { files: [...files], problems };
}

function behind(path: string, problems: string[]): readonly string[] {
  const stats = statOf(path);
  if (path === "-" && stats === undefined) {
    problems.push("The standard input is not read: name a file.");
    return [];
  }
  if (stats?.isFile() === true) return [resolve(path)];
  if (stats?.isDirectory() === true) {
    const files = filesBelow(resolve(path), problems).filter(isTemplateName);
    if (files.length === 0) problems.push(`No file in '${path}' is ${templateNames}.`);
    return files;
  }
  if (stats !== undefined) {
    problems.push(`'${path}' is neither a file nor a folder.`);
    return [];
  }
  const files = matching(path, problems);
  if (files.length === 0) problems.push(`No file matches '${path}'.`);
  return files;
}

function matching(path: string, problems: string[]): readonly string[] {
  const glob = readGlob(path.replaceAll(sep, "/"));
  if (glob === undefined || statOf(glob.folder)?.isDirectory() !== true) return [];
  const folder = resolve(glob.folder);
  return filesBelow(folder, problems).filter((file) => glob.matches(nameFrom(folder, file)));
}

/**
 * The files in a folder and in those below it. Links to folders are not followed, so none is read
 * twice or without end; what is neither file nor folder is nobody's template.
 */
function filesBelow(folder: string, problems: string[]): readonly string[] {
  return entriesOf(folder, problems).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return isSkipped(entry.name) ? [] : filesBelow(path, problems);
    const isFile = entry.isSymbolicLink() ? statOf(path)?.isFile() === true : entry.isFile();
    return isFile ? [path] : [];
  });
}

/** What package managers and tools keep for themselves, unless it is named. */
function isSkipped(name: string): boolean {
  return name === "node_modules" || name.startsWith(".");
}

function entriesOf(folder: string, problems: string[]): readonly Dirent[] {
  try {
    const entries = readdirSync(folder, { withFileTypes: true });
    return entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    problems.push(`Cannot look into '${folder}': ${reasonOf(error)}.`);
    return [];
  }
}

function statOf(path: string): Stats | undefined {
  try {
    return statSync(path);
  } catch {
    return undefined;
  }
}
