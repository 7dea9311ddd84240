import { type Dirent, readdirSync, statSync, type Stats } from "node:fs";
import { basename, join, relative, resolve, sep } from "node:path";
import { hasWorktree } from "../lint/folders.js";
import { readGlob } from "../lint/glob.js";
import { nameFrom } from "../lint/name-from.js";
import { isInside, realPath } from "../lint/read-inside.js";
import { isTemplateName, templateNames } from "../lint/template-names.js";
import { reasonOf } from "./reason.js";

/** The files behind the paths of a command line. */
export interface Found {
  /** Absolute paths, each once. */
  readonly files: readonly string[];
  /** Paths that lead nowhere and folders that nobody may look into. */
  readonly problems: readonly string[];
  /** Which links in folders lead to what is not among the files. */
  readonly unfollowed: readonly string[];
  /** Whether something is in Terraform's own language, which only Terraform reads. */
  readonly hasTerraform: boolean;
}

/** What a search comes upon besides files. */
interface Search {
  readonly problems: string[];
  readonly folders: string[];
  /** Links to folders and to nothing. */
  readonly links: string[];
  hasTerraform: boolean;
}

const terraformName = /\.(tf|tofu)$/i;

/** What Terraform evaluates, only Terraform reads. */
export const aboutTerraform =
  "Terraform's own language is not read: lint what 'terraform show -json' says of a plan.";

/** Why there is nothing to read. */
export function whyNothing({ problems, unfollowed, hasTerraform }: Found): readonly string[] {
  return [...problems, ...unfollowed, ...(hasTerraform ? [aboutTerraform] : [])];
}

export function findFiles(paths: readonly string[]): Found {
  const files = new Set<string>();
  const search: Search = { problems: [], folders: [], links: [], hasTerraform: false };
  for (const path of paths) {
    const found = behind(path, search);
    for (const file of found) files.add(file);
  }
  const { problems, hasTerraform } = search;
  return { files: [...files], problems, unfollowed: unfollowed(search), hasTerraform };
}

function behind(path: string, search: Search): readonly string[] {
  const { problems } = search;
  const stats = statOf(path);
  if (path === "-" && stats === undefined) {
    problems.push("The standard input is not read: name a file.");
    return [];
  }
  if (stats?.isFile() === true) {
    search.hasTerraform ||= terraformName.test(path);
    return [resolve(path)];
  }
  if (stats?.isDirectory() === true) {
    const files = searched(resolve(path), search).filter(isTemplateName);
    if (files.length === 0) problems.push(`No file in '${path}' is ${templateNames}.`);
    return files;
  }
  if (stats !== undefined) {
    problems.push(`'${path}' is neither a file nor a folder.`);
    return [];
  }
  const files = matching(path, search);
  if (files.length === 0) problems.push(`No file matches '${path}'.`);
  return files;
}

function matching(path: string, search: Search): readonly string[] {
  const glob = readGlob(path.replaceAll(sep, "/"));
  if (glob === undefined || statOf(glob.folder)?.isDirectory() !== true) return [];
  const folder = resolve(glob.folder);
  return searched(folder, search).filter((file) => glob.matches(nameFrom(folder, file)));
}

function searched(folder: string, search: Search): readonly string[] {
  search.folders.push(folder);
  return filesBelow(folder, search);
}

/**
 * The files in a folder and in those below it. Links to folders are not followed, so none is read
 * twice or without end; what is neither file nor folder is nobody's template.
 */
function filesBelow(folder: string, search: Search): readonly string[] {
  const entries = entriesOf(folder, search.problems);
  if (!search.folders.includes(folder) && hasWorktree(folder, entries)) return [];
  return entries.flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return isSkipped(entry.name) ? [] : filesBelow(path, search);
    const isLink = entry.isSymbolicLink();
    const stats = isLink ? statOf(path) : entry;
    if (isLink && stats?.isFile() !== true) search.links.push(path);
    if (stats?.isFile() !== true) return [];
    search.hasTerraform ||= terraformName.test(path);
    return [path];
  });
}

/** What package managers and tools keep for themselves, unless it is named. */
function isSkipped(name: string): boolean {
  return name === "node_modules" || name.startsWith(".");
}

/** What may have been meant; a folder that is searched by its own name, too, is no loss. */
function unfollowed({ links, folders }: Search): readonly string[] {
  const roots = folders.map((folder) => realPath(folder) ?? folder);
  return links.flatMap((path) => {
    const stats = statOf(path);
    if (stats === undefined) {
      return isTemplateName(path) ? [`'${path}' is a link that leads nowhere.`] : [];
    }
    if (!stats.isDirectory() || isSkipped(basename(path))) return [];
    const folder = realPath(path) ?? path;
    const isSearched = roots.some(
      (root) => isInside(folder, root) && !relative(root, folder).split(sep).some(isSkipped),
    );
    return isSearched
      ? []
      : [`'${path}' is a link to a folder, and is not followed: name it, too.`];
  });
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
