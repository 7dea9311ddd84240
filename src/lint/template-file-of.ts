import { dirname } from "node:path";
import { newLatest } from "./latest.js";
import { readerInside, rootFor } from "./read-inside.js";
import { readTemplateFile, type TemplateFile } from "./template-file.js";

/** What every language of ESLint that keeps the text of a file has in common. */
export interface HasText {
  readonly text: string;
}

const files = newLatest<HasText, TemplateFile>();

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

const called = newLatest<HasText, Map<string, TemplateFile | undefined>>();

/**
 * The file of a module that a source code calls, or of a configuration whose state it reads, as it is
 * on disk and without what leads to it; nothing where it is gone.
 */
export function calledFileOf(sourceCode: HasText, path: string): TemplateFile | undefined {
  const before = called.get(sourceCode) ?? new Map<string, TemplateFile | undefined>();
  called.set(sourceCode, before);
  if (!before.has(path)) {
    const read = readText(path, rootFor(dirname(path)));
    before.set(path, "made" in read ? readTemplateFile(read.made, path, true) : undefined);
  }
  return before.get(path);
}

const readText = readerInside({ maxBytes: 2_000_000, remembers: 100, make: (text) => text });
