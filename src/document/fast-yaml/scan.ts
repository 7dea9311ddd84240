import type { Comment } from "../node.js";
import { character, characterAt, codeAt, isBlank } from "./character.js";

/** How far a text has been read. */
export interface Scan {
  readonly text: string;
  /** Those before here. */
  readonly comments: Comment[];
  /** The next character. */
  at: number;
  /** Where its line starts. */
  line: number;
  /** How many collections are open. */
  depth: number;
}

/** The next character; nothing at the end. */
export function next({ text, at }: Scan): string | undefined {
  return characterAt(text, at);
}

/** Which column of its line the next character is in; what comes first in a line, its indentation. */
export function columnOf({ at, line }: Scan): number {
  return at - line;
}

/** Templates are never nested that deep. */
const deepest = 100;

/** Goes into a collection. */
export function enter(scan: Scan): boolean {
  scan.depth += 1;
  return scan.depth <= deepest;
}

/** Goes out of a collection. */
export function leave(scan: Scan): void {
  scan.depth -= 1;
}

/** Whether nothing comes but maybe the mark that ends a document. */
export function isAtEnd({ at, line, text }: Scan): boolean {
  return at >= text.length || (at === line && text.startsWith("...", at));
}

/**
 * Goes over spaces, comments and ends of lines to what comes next. False where that is a tab, or
 * what only looks like a comment: a space must be before it. Among brackets the library is not
 * always content with the start of a line.
 */
export function toContent(scan: Scan, inFlow = false): boolean {
  const { text } = scan;
  let { at } = scan;
  for (;;) {
    while (codeAt(text, at) === character.space) at += 1;
    if (codeAt(text, at) === character.hash) {
      const isFirst = at === scan.line && !inFlow;
      if (!isFirst && text.charCodeAt(at - 1) !== character.space) return false;
      const end = lineEnd(text, at);
      scan.comments.push({ kind: "Comment", text: text.slice(at + 1, end), span: [at, end] });
      at = end;
    }
    if (codeAt(text, at) === character.carriageReturn) at += 1;
    if (codeAt(text, at) !== character.newline) break;
    at += 1;
    scan.line = at;
  }
  scan.at = at;
  return codeAt(text, at) !== character.tab;
}

/** Goes on to what comes in later lines. False where the line goes on itself. */
export function toNextLine(scan: Scan): boolean {
  const { line } = scan;
  return toContent(scan) && (scan.line > line || isAtEnd(scan));
}

/** Where the line of an offset ends, before the characters that end it. */
export function lineEnd(text: string, offset: number): number {
  const newline = text.indexOf("\n", offset);
  if (newline === -1) return text.length;
  const isPair = newline > offset && text.charCodeAt(newline - 1) === character.carriageReturn;
  return isPair ? newline - 1 : newline;
}

/** Whether a character stands alone: a space follows, or the end of the line or the text. */
export function isIndicator(scan: Scan, indicator: string): boolean {
  const { text, at } = scan;
  if (next(scan) !== indicator) return false;
  return at + 1 === text.length || isBlank(text.charCodeAt(at + 1));
}
