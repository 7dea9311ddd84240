import type { Dirent } from "node:fs";
import { join } from "node:path";
import { entriesIn } from "../host.js";

/** Looks at everything in a folder and those below it; tells whether it looked at all of them. */
export function walkFolders(
  root: string,
  maxFolders: number,
  visit: (entry: Dirent, folder: string) => void,
): boolean {
  let isWhole = true;
  const folders = [root];
  for (const folder of folders) {
    for (const entry of entriesOf(folder)) {
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

/** What is in a folder; nothing where nobody may read it, or there is none. */
export function entriesOf(folder: string): readonly Dirent[] {
  try {
    return entriesIn(folder);
  } catch {
    return [];
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
