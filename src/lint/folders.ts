import { type Dirent, readdirSync } from "node:fs";
import { join } from "node:path";

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

function entriesOf(folder: string): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}

/** Editors keep us running while files change. */
const milliseconds = 5000;

interface FoundLately<T> {
  readonly find: (key: string, find: () => T) => T;
  readonly forget: () => void;
}

/** The last thing that was found, looked for again when some time has passed. */
export function foundLately<T>(): FoundLately<T> {
  let last: { readonly key: string; readonly until: number; readonly found: T } | undefined;
  return {
    find(key, find) {
      if (last?.key === key && last.until > performance.now()) return last.found;
      const found = find();
      last = { key, until: performance.now() + milliseconds, found };
      return found;
    },
    forget() {
      last = undefined;
    },
  };
}
