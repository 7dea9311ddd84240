import type { TextEdit } from "./text-edit.js";

/** Where the line of an offset ends, the white space and the comment behind it included. */
export function restOfLine(text: string, offset: number): number | undefined {
  const rest = /[ \t]*(?:#[^\r\n]*)?(?=\r?\n|$)/y;
  rest.lastIndex = offset;
  return rest.test(text) ? rest.lastIndex : undefined;
}

/** Where the line of an offset begins. */
export function lineStart(text: string, offset: number): number {
  const isKnown = known.text === text && known.start <= offset && offset <= known.end;
  if (!isKnown) {
    const end = text.indexOf("\n", offset);
    const start = text.lastIndexOf("\n", offset - 1) + 1;
    known = { text, start, end: end === -1 ? text.length : end };
  }
  return known.start;
}

/** The line that was looked for last, which may be all of a file. */
let known = { text: "", start: 0, end: 0 };

/**
 * What is typed below something that ends at an offset: lines of their own, indented so. A block
 * scalar ends where the next line begins, and the end of a file may have no line ending. Comments
 * that are indented deeper than its owner belong to what is above them.
 */
export function below(
  text: string,
  offset: number,
  lines: readonly string[],
  ending: string,
  indentation: string,
  owner: string = indentation,
): { readonly at: number; readonly text: string } | undefined {
  const indented = lines.map((line) => indentation + line);
  const isBelowLine = offset > 0 && text[offset - 1] === "\n";
  const end = isBelowLine ? offset - (text[offset - 2] === "\r" ? 2 : 1) : restOfLine(text, offset);
  if (end === undefined) return undefined;
  const at = endOfComments(text, end, owner.length);
  if (isBelowLine && at === end) {
    return { at: offset, text: indented.map((line) => line + ending).join("") };
  }
  return { at, text: indented.map((line) => ending + line).join("") };
}

/**
 * The end of the last of the lines below that hold a comment which is indented deeper. Empty lines
 * between set nothing apart: such a comment would be inside of what is typed above it.
 */
function endOfComments(text: string, offset: number, indentation: number): number {
  const comment = /(?:\r?\n[ \t]*)*\r?\n([ \t]*)#[^\r\n]*/y;
  let end = offset;
  for (;;) {
    comment.lastIndex = end;
    const [, space = ""] = comment.exec(text) ?? [];
    if (space.length <= indentation) return end;
    end = comment.lastIndex;
  }
}

/**
 * What is typed behind something between brackets: behind the comment on its line too, which is about
 * it. Nothing where the comma between would have to stand before the comment.
 */
export function typeBehind(
  offset: number,
  typed: string,
  separator: string,
  text: string,
): TextEdit | undefined {
  const rest = /[ \t]*(?:(,)[ \t]*)?#[^\r\n]*/y;
  rest.lastIndex = offset;
  const comment = rest.exec(text);
  if (comment === null) return { span: [offset, offset], text: separator + typed };
  // What follows the comma on the line of the separator begins the line below.
  const [, line] = /^\s*,[ \t]*(\r?\n[ \t]*)$/.exec(separator) ?? [];
  if (comment[1] === undefined || line === undefined) return undefined;
  return { span: [rest.lastIndex, rest.lastIndex], text: `${line}${typed},` };
}
