import type { Dirent } from "node:fs";
import { join, relative, sep } from "node:path";
import { onlyStack, readStackFile } from "../cloudformation/stack-file.js";
import type { Stack } from "../cloudformation/template.js";
import { kindOf, type TemplateKind } from "../document/gate.js";
import { mayInclude } from "../include/may-include.js";
import { isLeftOut, walkFolders } from "./folders.js";
import { isExclusion, matcherOf, mayMatchIn } from "./glob.js";
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
  /** Those in Terraform's own language, which nobody reads. */
  readonly native: readonly ProjectFile[];
  /** Whether a file is one of the project, though it may not be on disk yet. */
  readonly isListed: (path: string) => boolean;
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
    isSameList(one.native, other.native) &&
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
  const nameOf = (path: string): string => relative(root, path).replaceAll(sep, "/");
  const files: ProjectFile[] = [];
  const native: ProjectFile[] = [];
  const refused: string[] = [];
  const beside: string[] = [];
  const idle = new Map(
    include
      .filter((pattern) => !isExclusion(pattern))
      .map((pattern) => [pattern, matcherOf([pattern])]),
  );
  let found = 0;
  const visit = (entry: Dirent, folder: string): void => {
    const path = join(folder, entry.name);
    if (!entry.isFile() && !entry.isSymbolicLink()) return;
    // What is meant by a pattern is meant in either of Terraform's languages.
    const isNative = entry.name.endsWith(".tf");
    const name = isNative ? `${nameOf(path)}.json` : nameOf(path);
    if (!isIncluded(name)) {
      if (mayStandBeside(entry.name)) beside.push(...textsBeside(path, root));
      return;
    }
    for (const [pattern, isMeant] of idle) if (isMeant(name)) idle.delete(pattern);
    const read = ++found > limits.files ? undefined : readInProject(path, root);
    if (read?.file !== undefined) (isNative ? native : files).push(read.file);
    if (read?.beside !== undefined) beside.push(`${path}\n${read.beside}`);
  };
  const isWhole = walkFolders(root, limits.folders, visit, (folder) => {
    if (mayMatchIn(nameOf(folder), include)) refused.push(folder);
  });
  const excess = found > limits.files ? "files" : isWhole ? undefined : "folders";
  const [closed] = refused.sort();
  const paths = new Set(files.map(({ path }) => path));
  return {
    files: files.sort(byPath),
    native: native.sort(byPath),
    isListed: (path) => paths.has(path) || (isIncluded(nameOf(path)) && !isLeftOut(path, root)),
    beside: beside.sort(),
    gap:
      excess === undefined
        ? closed && `'${nameOf(closed)}' cannot be read`
        : `the project has more than ${String(limits[excess])} ${excess}`,
    idle: excess === undefined && closed === undefined ? [...idle.keys()] : [],
  };
}

function byPath(a: ProjectFile, b: ProjectFile): number {
  return a.path < b.path ? -1 : 1;
}

const readFile = readerInside({
  // No template is so large, however it is written.
  maxBytes: 20_000_000,
  remembers: 2 * limits.files,
  make(text, path): Read {
    if (path.endsWith(".tf")) return { file: nativeFile(path, text), beside: text };
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

function nativeFile(path: string, text: string): ProjectFile {
  return {
    path,
    kind: "Terraform configuration",
    mayMention: (what) => what.test(text),
    stack: () => undefined,
    text: undefined,
    ...includingNothing,
  };
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
