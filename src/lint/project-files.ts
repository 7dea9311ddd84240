import { onlyStack, readStackFile } from "../cloudformation/stack-file.js";
import type { Stack } from "../cloudformation/template.js";
import { kindOf, type TemplateKind } from "../document/gate.js";
import { mayInclude } from "../include/may-include.js";
import { includedFilesOf, noting } from "./included-files.js";
import { rememberKind, rememberParsed } from "./parsed-stacks.js";
import { readerInside } from "./read-inside.js";
import { isBeside } from "./texts-beside.js";

/** Beyond these a file is no template. */
const limits = { bytes: 2_000_000, remembered: 10_000, forNothing: 50_000 };

/** A template of a project as it is on disk. */
export interface ProjectFile {
  readonly path: string;
  /** Nothing where nobody can tell. */
  readonly kind: TemplateKind | undefined;
  /** Whether its text, or what it includes, may have something in it. */
  readonly mayMention: (what: RegExp) => boolean;
  /** All that its own text has of something, given by a global pattern. */
  readonly mentions: (what: RegExp) => readonly string[];
  /** Parsed when first asked for; nothing where it cannot be read, or is not one template. */
  readonly stack: () => Stack | undefined;
  /** Parses it, too, if that takes no time, and remembers nothing. */
  readonly readForNothing?: () => void;
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

const readFile = readerInside({
  // No template is so large, however it is written.
  maxBytes: 20_000_000,
  remembers: limits.remembered,
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

/** The same with what else it may be. */
export function readInProject(path: string, root: string, isReal = false): Read {
  const read = readFile(path, root, isReal);
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
    mentions: () => nothing,
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
    ...mentioning(text),
    stack: () => undefined,
    text: undefined,
    ...includingNothing,
  };
}

function mentioning(text: string, includes = false): Pick<ProjectFile, "mayMention" | "mentions"> {
  return {
    mayMention: (what) => includes || what.test(text),
    mentions: (what) => text.match(what) ?? nothing,
  };
}

/** A file that has a text, whatever is on disk. */
export function projectFile(path: string, text: string): ProjectFile | undefined {
  const kind = kindOf(text, path);
  if (kind === undefined) return undefined;
  rememberKind(path, text, kind);
  if (kind !== "CloudFormation") {
    return { path, kind, ...mentioning(text), stack: () => undefined, text, ...includingNothing };
  }
  if (text.length > limits.bytes) return unread(path, kind);
  const includes = mayInclude(text);
  const files = noting(() => includedFilesOf(path));
  let stack: { readonly read: Stack | undefined } | undefined;
  const readStack = (): Stack | undefined => {
    // What it includes may have changed meanwhile.
    if (stack === undefined || !files.areSame()) {
      const read = readStackFile(text, files.included);
      rememberParsed(path, text, { file: read, isCurrent: files.areSame });
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
    ...mentioning(text, includes),
    stack: readStack,
    ...(!includes &&
      text.length <= limits.forNothing && {
        readForNothing: () => void readStackFile(text, files.included),
      }),
  };
}
