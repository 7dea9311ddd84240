import { readdirSync, readFileSync, statSync } from "node:fs";
import { basename, dirname, isAbsolute, join, relative, resolve } from "node:path";
import process from "node:process";
import type { Document } from "../document/node.js";
import { readJson } from "../document/json.js";
import { alone, type Surroundings } from "../terraform/configuration/configuration.js";
import type { Folder, ModuleFile } from "../terraform/configuration/module-file.js";

/** Beyond these a folder is no module that somebody wrote. */
const limits = { files: 200, bytes: 2_000_000 };

/**
 * What stands beside a file: the other files of its module, and modules in other folders. Nothing
 * outside of the working directory is read.
 */
export function surroundingsOf(path: string | undefined): Surroundings {
  if (path === undefined || !isAbsolute(path)) return alone;
  const folder = dirname(path);
  const root = isInside(folder, process.cwd()) ? process.cwd() : folder;
  const beside = readFolder(folder, basename(path));
  if (beside === undefined) return alone;
  return {
    path: folder,
    beside,
    readFolder(from, source) {
      const called = resolve(from, source);
      const read = isInside(called, root) ? readFolder(called, undefined) : undefined;
      return read && { ...read, path: called };
    },
  };
}

function isInside(path: string, root: string): boolean {
  const way = relative(root, path);
  return way === "" || (!way.startsWith("..") && !isAbsolute(way));
}

function readFolder(folder: string, without: string | undefined): Folder | undefined {
  try {
    const names = readdirSync(folder).filter((name) => name !== without);
    const configured = names.filter((name) => name.endsWith(".tf.json")).sort();
    const files = configured.slice(0, limits.files).flatMap((name) => readFile(join(folder, name)));
    const unread = names.filter((name) => name.endsWith(".tf"));
    return { files, unread: [...unread, ...configured.slice(files.length)] };
  } catch {
    // A folder that nobody may read, or none at all: a file that was never saved.
    return undefined;
  }
}

interface Remembered {
  readonly stamp: string;
  readonly document: Document;
}

const remembered = new Map<string, Remembered>();

/** Reads a file again only when it has changed: every file of a folder is beside all others. */
function readFile(path: string): readonly ModuleFile[] {
  const { mtimeMs, size } = statSync(path);
  if (size > limits.bytes) return [];
  const stamp = `${String(mtimeMs)} ${String(size)}`;
  const before = remembered.get(path);
  if (before?.stamp === stamp) return [{ document: before.document, path }];
  const document = readJson(readFileSync(path, "utf8"));
  remembered.set(path, { stamp, document });
  return [{ document, path }];
}
