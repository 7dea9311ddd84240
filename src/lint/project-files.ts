import { join, relative, sep } from "node:path";
import { onlyStack, readStackFile } from "../cloudformation/stack-file.js";
import type { Stack } from "../cloudformation/template.js";
import { kindOf, type TemplateKind } from "../document/gate.js";
import { mayInclude } from "../include/may-include.js";
import { walkFolders } from "./folders.js";
import { isExclusion, matcherOf } from "./glob.js";
import { includedFilesOf, noting } from "./included-files.js";
import { rememberParsed } from "./parsed-stacks.js";
import { readerInside } from "./read-inside.js";
import { isBeside, mayStandBeside, textsBeside } from "./texts-beside.js";

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
  /** The texts of the files that it includes. */
  readonly included: () => readonly string[];
  /** Whether those are as they were when it was parsed. */
  readonly includesTheSame: () => boolean;
}

const nothing: readonly string[] = [];
const includingNothing = {
  included: (): readonly string[] => nothing,
  includesTheSame: (): boolean => true,
};

/** The files of a project. */
export interface Listing {
  readonly files: readonly ProjectFile[];
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
  const files: ProjectFile[] = [];
  const beside: string[] = [];
  const idle = new Map(
    include
      .filter((pattern) => !isExclusion(pattern))
      .map((pattern) => [pattern, matcherOf([pattern])]),
  );
  let found = 0;
  const isWhole = walkFolders(root, limits.folders, (entry, folder) => {
    const path = join(folder, entry.name);
    if (!entry.isFile() && !entry.isSymbolicLink()) return;
    const name = relative(root, path).replaceAll(sep, "/");
    if (!isIncluded(name)) {
      if (mayStandBeside(entry.name)) beside.push(...textsBeside(path, root));
      return;
    }
    for (const [pattern, isMeant] of idle) if (isMeant(name)) idle.delete(pattern);
    const read = ++found > limits.files ? undefined : readInProject(path, root);
    if (read?.file !== undefined) files.push(read.file);
    if (read?.beside !== undefined) beside.push(`${path}\n${read.beside}`);
  });
  const excess = found > limits.files ? "files" : isWhole ? undefined : "folders";
  return {
    files: files.sort((a, b) => (a.path < b.path ? -1 : 1)),
    beside: beside.sort(),
    gap: excess && `the project has more than ${limits[excess]} ${excess}`,
    idle: excess === undefined ? [...idle.keys()] : [],
  };
}

const readFile = readerInside({
  // No template is so large, however it is written.
  maxBytes: 20_000_000,
  remembers: 2 * limits.files,
  make(text, path): Read {
    const file = projectFile(path, text);
    return file === undefined && isBeside(text, path) ? { beside: text } : { file };
  },
});

/** What a file is for its project: a template, something that is said of templates, or nothing. */
interface Read {
  readonly file?: ProjectFile | undefined;
  readonly beside?: string;
}

/** A file as it is; nothing where it is no template. Nothing outside of the root is read. */
export function readProjectFile(path: string, root: string): ProjectFile | undefined {
  return readInProject(path, root).file;
}

function readInProject(path: string, root: string): Read {
  const read = readFile(path, root);
  if ("made" in read) return read.made;
  const isThere = read.refusal === "outside" || read.refusal === "forbidden";
  return { file: isThere ? unread(path) : undefined };
}

const unreadFiles = new Map<string, ProjectFile>();

/** Anything may be in it. */
function unread(path: string, kind?: TemplateKind): ProjectFile {
  const before = unreadFiles.get(path);
  if (before !== undefined && before.kind === kind) return before;
  const file: ProjectFile = {
    path,
    kind,
    mayMention: () => true,
    stack: () => undefined,
    text: undefined,
    ...includingNothing,
  };
  unreadFiles.set(path, file);
  return file;
}

function projectFile(path: string, text: string): ProjectFile | undefined {
  const kind = kindOf(text, path);
  if (kind === undefined) return undefined;
  if (kind !== "CloudFormation") {
    const mayMention = (what: RegExp): boolean => what.test(text);
    return { path, kind, mayMention, stack: () => undefined, text, ...includingNothing };
  }
  if (text.length > limits.bytes) return unread(path, kind);
  const includes = mayInclude(text);
  const files = noting(() => includedFilesOf(path));
  let stack: { readonly read: Stack | undefined } | undefined;
  const readStack = (): Stack | undefined => {
    // What it includes may have changed meanwhile.
    if (stack === undefined || !files.areSame()) {
      const read = readStackFile(text, files.included);
      if (!includes) rememberParsed(path, text, read);
      stack = { read: onlyStack(read) };
    }
    return stack.read;
  };
  return {
    path,
    kind,
    text,
    included() {
      if (!includes) return nothing;
      readStack();
      return files.texts();
    },
    includesTheSame: () => !includes || files.areSame(),
    mayMention: (what) => includes || what.test(text),
    stack: readStack,
  };
}
