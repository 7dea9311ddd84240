import { readFileSync, statSync } from "node:fs";
import { dirname, isAbsolute, resolve } from "node:path";
import process from "node:process";
import { excerpt } from "../document/excerpt.js";
import type { IncludedFiles } from "../cloudformation/stack-file.js";
import { type Included, nowhere } from "../include/scope.js";
import { isInside, realPath } from "./module-folder.js";

const limits = { bytes: 2_000_000, remembered: 1000 };

/**
 * Where a template is, and how to read what it includes. Nothing outside of the working directory is
 * read.
 */
export function includedFilesOf(path: string | undefined): IncludedFiles {
  const folder = path !== undefined && isAbsolute(path) ? realPath(dirname(path)) : undefined;
  const current = realPath(process.cwd());
  if (path === undefined || folder === undefined || current === undefined) {
    return [undefined, nowhere];
  }
  const root = isInside(folder, current) ? current : folder;
  const own = realPath(path) ?? path;
  return [own, (from, location) => read(resolve(dirname(from), pathIn(location)), location, root)];
}

/** Included files, and whether those that were read are still the same. */
interface Noted {
  readonly included: () => IncludedFiles;
  readonly areSame: () => boolean;
}

export function noting(files: () => IncludedFiles): Noted {
  const noted = new Map<string, { readonly before: Included; readonly read: () => Included }>();
  return {
    included() {
      noted.clear();
      const [path, read] = files();
      return [
        path,
        (from, location) => {
          const before = read(from, location);
          noted.set(`${from}\0${location}`, { before, read: () => read(from, location) });
          return before;
        },
      ];
    },
    areSame: () => [...noted.values()].every(({ before, read }) => isSame(before, read())),
  };
}

function isSame(before: Included, after: Included): boolean {
  return before === after || (before.kind !== "file" && before.kind === after.kind);
}

function pathIn(location: string): string {
  return location.replace(/^file:\/\//i, "");
}

function read(path: string, location: string, root: string): Included {
  const name = `'${excerpt(location)}'`;
  const outside = `${name} is outside of the working directory`;
  if (!isInside(path, root)) return { kind: "refused", reason: outside };
  const real = realPath(path);
  if (real === undefined) return { kind: "unknown", reason: `there is no file ${name}` };
  if (!isInside(real, root)) return { kind: "refused", reason: outside };
  return readFile(real, name);
}

const remembered = new Map<string, { readonly stamp: string; readonly file: Included }>();

/** Reads a file again only when it has changed: many templates include the same ones. */
function readFile(path: string, name: string): Included {
  try {
    const stats = statSync(path);
    const { mtimeMs, size } = stats;
    // Reading a pipe would wait for somebody to write.
    if (!stats.isFile()) return { kind: "refused", reason: `${name} is no file` };
    if (size > limits.bytes) {
      return { kind: "refused", reason: `${name} has more than ${limits.bytes} bytes` };
    }
    const stamp = `${String(mtimeMs)} ${String(size)}`;
    const before = remembered.get(path);
    if (before?.stamp === stamp) return before.file;
    const file: Included = { kind: "file", file: { path, text: readFileSync(path, "utf8") } };
    if (remembered.size > limits.remembered) remembered.clear();
    remembered.set(path, { stamp, file });
    return file;
  } catch {
    return { kind: "unknown", reason: `nobody may read ${name}` };
  }
}
