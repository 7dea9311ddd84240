import { join, relative, sep } from "node:path";
import { onlyStack, readStackFile } from "../cloudformation/stack-file.js";
import type { Stack } from "../cloudformation/template.js";
import { kindOf, type TemplateKind } from "../document/gate.js";
import { mayInclude } from "../include/expand.js";
import { walkFolders } from "./folders.js";
import { matcherOf } from "./glob.js";
import { includedFilesOf, noting } from "./included-files.js";
import { readerInside } from "./read-inside.js";

/** Beyond these a folder is no project of templates, or its files are none. */
const limits = { folders: 5000, files: 5000, bytes: 2_000_000 };

/** A template of a project as it is on disk. */
export interface ProjectFile {
  readonly path: string;
  /** Nothing where nobody can tell. */
  readonly kind: TemplateKind | undefined;
  /** Whether its text, or what it includes, may have something in it. */
  readonly mayMention: (what: RegExp) => boolean;
  /** Parsed when first asked for; nothing where it cannot be read, or is not one template. */
  readonly stack: () => Stack | undefined;
  /** Nothing where it cannot be read. */
  readonly text: string | undefined;
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
  let found = 0;
  const isWhole = walkFolders(root, limits.folders, (entry, folder) => {
    const path = join(folder, entry.name);
    const isFile = entry.isFile() || entry.isSymbolicLink();
    if (!isFile || !isIncluded(relative(root, path).replaceAll(sep, "/"))) return;
    const file = ++found > limits.files ? undefined : readProjectFile(path, root);
    if (file !== undefined) files.push(file);
  });
  const gap = `the project has more than ${limits.files} files`;
  return {
    files: files.sort((a, b) => (a.path < b.path ? -1 : 1)),
    gap: isWhole && found <= limits.files ? undefined : gap,
  };
}

const readFile = readerInside({
  // No template is so large, however it is written.
  maxBytes: 20_000_000,
  remembers: 2 * limits.files,
  make: (text, path) => projectFile(path, text),
});

/** A file as it is; nothing where it is no template. Nothing outside of the root is read. */
export function readProjectFile(path: string, root: string): ProjectFile | undefined {
  const read = readFile(path, root);
  if ("made" in read) return read.made;
  return read.refusal === "outside" || read.refusal === "forbidden" ? unread(path) : undefined;
}

/** Anything may be in it. */
function unread(path: string, kind?: TemplateKind): ProjectFile {
  return { path, kind, mayMention: () => true, stack: () => undefined, text: undefined };
}

function projectFile(path: string, text: string): ProjectFile | undefined {
  const kind = kindOf(text, path);
  if (kind === undefined) return undefined;
  if (kind !== "CloudFormation") {
    return { path, kind, mayMention: (what) => what.test(text), stack: () => undefined, text };
  }
  if (text.length > limits.bytes) return unread(path, kind);
  const includes = mayInclude(text);
  const files = noting(() => includedFilesOf(path));
  let stack: { readonly read: Stack | undefined } | undefined;
  return {
    path,
    kind,
    text,
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
