import type { Dirent } from "node:fs";
import { basename, dirname, join } from "node:path";
import { entriesIn } from "../host.js";
import { readerInside } from "./read-inside.js";

/** Looks at everything in a folder and those below it; tells whether it looked at all of them. */
export function walkFolders(
  root: string,
  maxFolders: number,
  visit: (entry: Dirent, folder: string) => void,
  refused: (folder: string) => void = () => undefined,
): boolean {
  let isWhole = true;
  const folders = [root];
  for (const folder of folders) {
    const entries = entriesOf(folder);
    if (entries === undefined) refused(folder);
    if (folder !== root && hasWorktree(folder, entries ?? [])) continue;
    for (const entry of entries ?? []) {
      if (!entry.isDirectory()) visit(entry, folder);
      else if (isIgnored(entry.name)) continue;
      else if (folders.length < maxFolders) folders.push(join(folder, entry.name));
      else isWhole = false;
    }
  }
  return isWhole;
}

function isIgnored(name: string): boolean {
  return name === "node_modules" || name.startsWith(".");
}

/** Whether something below a root is in a folder that nobody looks at. */
export function isLeftOut(path: string, root: string): boolean {
  for (let at = dirname(path); at.length > root.length; at = dirname(at)) {
    if (isIgnored(basename(at)) || isWorktree(at)) return true;
  }
  return false;
}

/**
 * Another state of a repository, which is not deployed beside this one.
 * https://git-scm.com/docs/git-worktree
 */
function isWorktree(folder: string): boolean {
  const read = readWorktree(join(folder, ".git"), folder);
  return "made" in read && read.made;
}

/** In most places it is a folder. */
const readWorktree = readerInside({
  maxBytes: 10_000,
  remembers: 1000,
  make: (text) => /^gitdir:.*[/\\]worktrees[/\\]/.test(text),
});

/** The same of a folder with some entries, without a look for what is none of them. */
export function hasWorktree(folder: string, entries: readonly Dirent[]): boolean {
  return entries.some(({ name }) => name === ".git") && isWorktree(folder);
}

/** What is gone has nothing in it; nothing where nobody may look. */
export function entriesOf(folder: string): readonly Dirent[] | undefined {
  try {
    return entriesIn(folder);
  } catch (error) {
    const isRefused = error instanceof Error && "code" in error && error.code !== "ENOENT";
    return isRefused ? undefined : [];
  }
}

/** Editors keep us running while files change. */
const milliseconds = 5000;

/** Of the time, looking for things takes no more than one part in so many. */
const most = 25;

interface FoundLately<T> {
  /** Of what was found before, the finder may say that it is the same still. */
  readonly find: (key: string, find: (before: T | undefined) => T) => T;
  /** Looks again when it is asked for the next time. */
  readonly forget: (key: string) => void;
}

/** More than a configuration has projects. */
const mostKeys = 50;

/** What was found last for each key, looked for again when some time has passed. */
export function foundLately<T>(): FoundLately<T> {
  const known = new Map<string, { readonly until: number; readonly found: T }>();
  return {
    find(key, find) {
      const before = known.get(key);
      if (before !== undefined && before.until > performance.now()) return before.found;
      const start = performance.now();
      const found = find(before?.found);
      const end = performance.now();
      if (before === undefined && known.size >= mostKeys) known.clear();
      known.set(key, { until: end + Math.max(milliseconds, (end - start) * most), found });
      return found;
    },
    forget(key) {
      const before = known.get(key);
      if (before !== undefined) known.set(key, { ...before, until: Number.NEGATIVE_INFINITY });
    },
  };
}
