import type { Dirent } from "node:fs";
import { join } from "node:path";
import { isLeftOut, walkFolders } from "./folders.js";
import { isExclusion, matcherOf, mayMatchIn } from "./glob.js";
import { nameFrom } from "./name-from.js";
import { type ProjectFile, readInProject } from "./project-files.js";
import { mayStandBeside, textsBeside } from "./texts-beside.js";

/** Beyond these a folder is no project of templates. */
const limits = { folders: 5000, files: 5000 };

/**
 * V8 puts what some code makes among the old objects, where it stays until all of memory is searched, if it
 * has seen nearly all of the first live on. Meanwhile the one template lives that is linted, and then those
 * of others that matter to many, unlike all that are linted later: so it is shown some that do not.
 */
const many = { files: 100, forNothing: 16 };
let hasReadForNothing = false;

/** The files of a project. */
export interface Listing {
  readonly files: readonly ProjectFile[];
  /** Those in Terraform's own language, which nobody reads. */
  readonly native: readonly ProjectFile[];
  /** Whether a file was found there, by the path that no link leads to. */
  readonly isFound: (path: string) => boolean;
  /** Whether a file is one of the project, though it may not be on disk yet. */
  readonly isListed: (path: string) => boolean;
  /** Texts that say how templates are deployed: values of parameters, manifests of the CDK. */
  readonly beside: readonly string[];
  /** Why there may be others. */
  readonly gap: string | undefined;
  /** The patterns that match no file, be it a template or not. */
  readonly idle: readonly string[];
}

/** Whether nothing has changed from one to another, what files include not excepted. */
export function isSameListing(one: Listing, other: Listing): boolean {
  return (
    one.gap === other.gap &&
    isSameList(one.files, other.files) &&
    isSameList(one.native, other.native) &&
    isSameList(one.beside, other.beside) &&
    isSameList(one.idle, other.idle) &&
    one.files.every((file) => file.includesTheSame())
  );
}

export function isSameList<T>(one: readonly T[], other: readonly T[]): boolean {
  return one.length === other.length && one.every((item, index) => item === other[index]);
}

/** The templates below a folder that one of some patterns matches, in the order of their paths. */
export function listFiles(root: string, include: readonly string[]): Listing {
  const isIncluded = matcherOf(include);
  const nameOf = (path: string): string => nameFrom(root, path);
  const files: ProjectFile[] = [];
  const native: ProjectFile[] = [];
  const refused: string[] = [];
  const beside: string[] = [];
  const idle = new Map(
    include
      .filter((pattern) => !isExclusion(pattern))
      .map((pattern) => [pattern, matcherOf([pattern])]),
  );
  let found = 0;
  const visit = (entry: Dirent, folder: string): void => {
    const path = join(folder, entry.name);
    if (!entry.isFile() && !entry.isSymbolicLink()) return;
    // What is meant by a pattern is meant in either of Terraform's languages.
    const isNative = entry.name.endsWith(".tf");
    const name = isNative ? `${nameOf(path)}.json` : nameOf(path);
    if (!isIncluded(name)) {
      if (mayStandBeside(entry.name)) beside.push(...textsBeside(path, root));
      return;
    }
    for (const [pattern, isMeant] of idle) if (isMeant(name)) idle.delete(pattern);
    const read = ++found > limits.files ? undefined : readInProject(path, root, entry.isFile());
    if (read?.file !== undefined) (isNative ? native : files).push(read.file);
    if (files.length >= many.files && !hasReadForNothing) {
      hasReadForNothing = true;
      for (const each of files.slice(0, many.forNothing)) each.readForNothing?.();
    }
    if (read?.beside !== undefined) beside.push(`${path}\n${read.beside}`);
  };
  const isWhole = walkFolders(root, limits.folders, visit, (folder) => {
    if (mayMatchIn(nameOf(folder), include)) refused.push(folder);
  });
  const excess = found > limits.files ? "files" : isWhole ? undefined : "folders";
  const [closed] = refused.sort();
  const paths = new Set(files.map(({ path }) => path));
  return {
    files: files.sort(byPath),
    native: native.sort(byPath),
    isFound: (path) => paths.has(path),
    isListed: (path) => paths.has(path) || (isIncluded(nameOf(path)) && !isLeftOut(path, root)),
    beside: beside.sort(),
    gap:
      excess === undefined
        ? closed && `'${nameOf(closed) || "."}' cannot be read`
        : `the project has more than ${String(limits[excess])} ${excess}`,
    idle: excess === undefined && closed === undefined ? [...idle.keys()] : [],
  };
}

export function byPath(a: ProjectFile, b: ProjectFile): number {
  return a.path < b.path ? -1 : 1;
}
