import type { StackFile } from "../cloudformation/stack-file.js";

const parsed = new Map<string, { readonly text: string; readonly file: StackFile }>();

/** More than a project has files. */
const most = 5000;

/** A template that a project has read need not be read again when it is linted, unless it was edited. */
export function rememberParsed(path: string, text: string, file: StackFile): void {
  if (parsed.size >= most) parsed.clear();
  parsed.set(path, { text, file });
}

export function parsedBefore(path: string | undefined, text: string): StackFile | undefined {
  const before = path === undefined ? undefined : parsed.get(path);
  return before?.text === text ? before.file : undefined;
}
