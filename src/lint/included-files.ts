import { readFileSync, statSync } from "node:fs";
import { dirname, isAbsolute, resolve } from "node:path";
import process from "node:process";
import { excerpt } from "../document/excerpt.js";
import type { Included, ReadIncluded } from "../include/scope.js";
import { isInside, realPath } from "./module-folder.js";

const limits = { bytes: 2_000_000, remembered: 1000 };

/**
 * Where a template is, and how to read what it includes. Nothing outside of the working directory is
 * read.
 */
export function includedFilesOf(
  path: string | undefined,
): readonly [path: string | undefined, read: ReadIncluded] {
  const folder = path !== undefined && isAbsolute(path) ? realPath(dirname(path)) : undefined;
  const current = realPath(process.cwd());
  if (path === undefined || folder === undefined || current === undefined) return [undefined, none];
  const root = isInside(folder, current) ? current : folder;
  const own = realPath(path) ?? path;
  return [own, (from, location) => read(resolve(dirname(from), pathIn(location)), location, root)];
}

function none(): Included {
  return { kind: "unknown", reason: "nobody knows where the template is" };
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
