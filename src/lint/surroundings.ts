import { readdirSync, readFileSync, realpathSync, statSync } from "node:fs";
import { basename, dirname, isAbsolute, join, relative, resolve } from "node:path";
import process from "node:process";
import type { Document } from "../document/node.js";
import { readJson } from "../document/json.js";
import { alone, type Surroundings } from "../terraform/configuration/configuration.js";
import type { Folder, ModuleFile } from "../terraform/configuration/module-file.js";
import { isOverriding } from "../terraform/configuration/overriding.js";

/** Beyond these a folder is no module that somebody wrote. */
const limits = { files: 200, bytes: 2_000_000, remembered: 1000 };

/**
 * What stands beside a file: the other files of its module, and modules in other folders. Nothing
 * outside of the working directory is read.
 */
export function surroundingsOf(path: string | undefined): Surroundings {
  if (path === undefined || !isAbsolute(path)) return alone;
  const [folder, current] = [realPath(dirname(path)), realPath(process.cwd())];
  if (folder === undefined || current === undefined) return alone;
  const root = isInside(folder, current) ? current : folder;
  const beside = readFolder(folder, root, basename(path));
  if (beside === undefined) return alone;
  return {
    path: folder,
    beside,
    overrides: isOverriding(basename(path)),
    readFolder(from, source) {
      const called = realPath(resolve(from, source));
      const read = called !== undefined && isInside(called, root) && readFolder(called, root);
      return read ? { ...read, path: called } : undefined;
    },
  };
}

/** Where a path leads once links are followed; nothing where it leads nowhere. */
function realPath(path: string): string | undefined {
  try {
    return realpathSync(path);
  } catch {
    return undefined;
  }
}

function isInside(path: string, root: string): boolean {
  const way = relative(root, path);
  return way === "" || (!/^\.\.(?:[/\\]|$)/.test(way) && !isAbsolute(way));
}

function readFolder(folder: string, root: string, without?: string): Folder | undefined {
  const names = namesIn(folder)?.filter((name) => name !== without && !isIgnored(name));
  if (names === undefined) return undefined;
  const files: ModuleFile[] = [];
  const unread = names.filter((name) => name.endsWith(".tf"));
  for (const name of names.filter((each) => each.endsWith(".tf.json"))) {
    const document = files.length < limits.files ? readFile(join(folder, name), root) : undefined;
    if (document === undefined) unread.push(name);
    else files.push({ document, path: join(folder, name), overrides: isOverriding(name) });
  }
  return { files, unread, assigned: names.some((name) => assigning.test(name)) };
}

/**
 * Files of values, which Terraform reads without being told.
 * https://developer.hashicorp.com/terraform/language/values/variables#variable-definitions-tfvars-files
 */
const assigning = /^terraform\.tfvars(?:\.json)?$|\.auto\.tfvars(?:\.json)?$/;

/** A folder that nobody may read, or none at all, has none: a file that was never saved. */
function namesIn(folder: string): readonly string[] | undefined {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => !entry.isDirectory())
      .map(({ name }) => name)
      .sort();
  } catch {
    return undefined;
  }
}

/** Files that editors leave behind. Terraform reads none of them. */
function isIgnored(name: string): boolean {
  return name.startsWith(".") || name.endsWith("~") || /^#.*#$/.test(name);
}

interface Remembered {
  readonly stamp: string;
  readonly document: Document;
}

const remembered = new Map<string, Remembered>();

/**
 * Reads a file again only when it has changed: every file of a folder is beside all others. A file
 * that is broken may declare anything.
 */
function readFile(path: string, root: string): Document | undefined {
  try {
    if (!isInside(realpathSync(path), root)) return undefined;
    const stats = statSync(path);
    const { mtimeMs, size } = stats;
    // Reading a pipe would wait for somebody to write.
    if (!stats.isFile() || size > limits.bytes) return undefined;
    const stamp = `${String(mtimeMs)} ${String(size)}`;
    const before = remembered.get(path);
    const document =
      before?.stamp === stamp ? before.document : readJson(readFileSync(path, "utf8"));
    if (remembered.size > limits.remembered) remembered.clear();
    remembered.set(path, { stamp, document });
    return document.problems.length === 0 ? document : undefined;
  } catch {
    return undefined;
  }
}
