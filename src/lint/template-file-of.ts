import { readFileSync } from "node:fs";
import { readTemplateFile, type TemplateFile } from "./template-file.js";

/** What every language of ESLint that keeps the text of a file has in common. */
export interface HasText {
  readonly text: string;
}

const files = new WeakMap<HasText, TemplateFile>();

/** Our own language has read the file already, before it made the source code. */
export function rememberTemplateFile(sourceCode: HasText, file: TemplateFile): void {
  files.set(sourceCode, file);
}

/**
 * The file behind a source code, whatever language made it: YAML's and JSON's leave the text as it
 * is, so one rule serves them all. Read once, however many rules ask.
 */
export function templateFileOf(sourceCode: HasText, path: string): TemplateFile {
  const before = files.get(sourceCode);
  if (before !== undefined) return before;
  const file = readTemplateFile(sourceCode.text, path);
  files.set(sourceCode, file);
  return file;
}

const called = new WeakMap<HasText, Map<string, TemplateFile | undefined>>();

/** The file of a module that a source code calls, as it is on disk; nothing where it is gone. */
export function calledFileOf(sourceCode: HasText, path: string): TemplateFile | undefined {
  const before = called.get(sourceCode) ?? new Map<string, TemplateFile | undefined>();
  called.set(sourceCode, before);
  if (!before.has(path)) before.set(path, read(path));
  return before.get(path);
}

function read(path: string): TemplateFile | undefined {
  try {
    return readTemplateFile(readFileSync(path, "utf8"), path);
  } catch {
    return undefined;
  }
}
