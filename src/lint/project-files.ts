import { readdirSync, readFileSync, realpathSync, statSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { onlyStack, readStackFile } from "../cloudformation/stack-file.js";
import type { Stack } from "../cloudformation/template.js";
import { kindOf } from "../document/gate.js";
import { mayInclude } from "../include/expand.js";
import { readGlob } from "./glob.js";
import { includedFilesOf, noting } from "./included-files.js";
import { isInside } from "./module-folder.js";

/** Beyond these a folder is no project of templates, or its files are none. */
const limits = {
  folders: 5000,
  files: 5000,
  bytes: 2_000_000,
  // No template is so large, however it is written.
  template: 20_000_000,
  remembered: 10_000,
};

/** A template of a project as it is on disk. */
export interface ProjectFile {
  readonly path: string;
  /** Whether its text, or what it includes, may have something in it. */
  readonly mayMention: (what: RegExp) => boolean;
  /** Parsed when first asked for; nothing where it cannot be read, or is not one template. */
  readonly stack: () => Stack | undefined;
}

/** The files of a project. */
export interface Listing {
  readonly files: readonly ProjectFile[];
  /** Why there may be others. */
  readonly gap: string | undefined;
}

/** The templates below a folder that one of some patterns matches, in the order of their paths. */
export function listFiles(root: string, include: readonly string[]): Listing {
  const isIncluded = matcherOf(include);
  const files: ProjectFile[] = [];
  const folders = [root];
  let found = 0;
  let isWhole = true;
  for (const folder of folders) {
    for (const entry of entriesOf(folder)) {
      const path = join(folder, entry.name);
      if (entry.isDirectory() && !isIgnored(entry.name)) {
        if (folders.length < limits.folders) folders.push(path);
        else isWhole = false;
      }
      const isFile = entry.isFile() || entry.isSymbolicLink();
      if (!isFile || !isIncluded(relative(root, path).replaceAll(sep, "/"))) continue;
      if (++found > limits.files) isWhole = false;
      else files.push(...[readProjectFile(path, root)].filter((file) => file !== undefined));
    }
  }
  const gap = `the project has more than ${limits.files} files`;
  return {
    files: files.sort((a, b) => (a.path < b.path ? -1 : 1)),
    gap: isWhole ? undefined : gap,
  };
}

function matcherOf(include: readonly string[]): (path: string) => boolean {
  const globs = include.map((pattern) => ({ pattern, glob: readGlob(pattern) }));
  return (path) =>
    globs.some(({ pattern, glob }) => {
      if (glob === undefined) return path === pattern;
      if (glob.folder === ".") return glob.matches(path);
      return path.startsWith(`${glob.folder}/`) && glob.matches(path.slice(glob.folder.length + 1));
    });
}

function isIgnored(name: string): boolean {
  return name === "node_modules" || name.startsWith(".");
}

function entriesOf(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}

interface Remembered {
  readonly stamp: string;
  readonly file: ProjectFile | undefined;
}

const remembered = new Map<string, Remembered>();

/** Reads a file again only when it has changed. Nothing outside of the root is read. */
export function readProjectFile(path: string, root: string): ProjectFile | undefined {
  try {
    const real = realpathSync(path);
    if (!isInside(real, root)) return unread(path);
    const stats = statSync(real);
    // Reading a pipe would wait for somebody to write.
    if (!stats.isFile() || stats.size > limits.template) return undefined;
    const stamp = `${String(stats.mtimeMs)} ${String(stats.size)}`;
    const before = remembered.get(real);
    if (before?.stamp === stamp) return before.file;
    const file = projectFile(real, readFileSync(real, "utf8"));
    if (remembered.size > limits.remembered) remembered.clear();
    remembered.set(real, { stamp, file });
    return file;
  } catch (error) {
    const isMissing = error instanceof Error && "code" in error && error.code === "ENOENT";
    return isMissing ? undefined : unread(path);
  }
}

/** Anything may be in it. */
function unread(path: string): ProjectFile {
  return { path, mayMention: () => true, stack: () => undefined };
}

function projectFile(path: string, text: string): ProjectFile | undefined {
  if (kindOf(text, path) !== "CloudFormation") return undefined;
  if (text.length > limits.bytes) return unread(path);
  const includes = mayInclude(text);
  const files = noting(() => includedFilesOf(path));
  let stack: { readonly read: Stack | undefined } | undefined;
  return {
    path,
    mayMention: (what) => includes || what.test(text),
    stack() {
      // What it includes may have changed meanwhile.
      if (stack === undefined || !files.areSame()) {
        stack = { read: onlyStack(readStackFile(text, files.included)) };
      }
      return stack.read;
    },
  };
}
