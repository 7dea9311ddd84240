/** Where the line of an offset ends, the white space and the comment behind it included. */
export function restOfLine(text: string, offset: number): number | undefined {
  const rest = /[ \t]*(?:#[^\r\n]*)?(?=\r?\n|$)/y;
  rest.lastIndex = offset;
  return rest.test(text) ? rest.lastIndex : undefined;
}

/** Where the line of an offset begins. */
export function lineStart(text: string, offset: number): number {
  return text.lastIndexOf("\n", offset - 1) + 1;
}

/**
 * What is typed below something that ends at an offset: lines of their own. A block scalar ends
 * where the next line begins, and the end of a file may have no line ending.
 */
export function below(
  text: string,
  offset: number,
  lines: readonly string[],
  ending: string,
): { readonly at: number; readonly text: string } | undefined {
  if (offset > 0 && text[offset - 1] === "\n") {
    return { at: offset, text: lines.map((line) => line + ending).join("") };
  }
  const at = restOfLine(text, offset);
  if (at === undefined) return undefined;
  return { at, text: lines.map((line) => ending + line).join("") };
}
