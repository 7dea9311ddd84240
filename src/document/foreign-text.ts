import type { Problem } from "./node.js";

/** How far to look for the start of a line: minified text is one line with many problems. */
const lineLength = 200;

const conflict = /(?:<{7}|={7}|>{7})(?![<=>])/y;

/** What another program left in the text, which explains a problem there better than grammar does. */
export function foreignText(text: string, offset: number): Problem | undefined {
  const start = lineStart(text, offset);
  conflict.lastIndex = start;
  if (conflict.test(text)) {
    return { message: "This is the mark of a merge conflict.", span: [start, start + 7] };
  }
  for (const at of [offset - 1, offset]) {
    const opener = text.slice(Math.max(0, at), at + 2);
    if (opener === "{{" || opener === "{%") {
      const message = `This '${opener}' placeholder must be rendered or quoted first.`;
      return { message, span: [at, at + 2] };
    }
  }
  return undefined;
}

/** Where the line of an offset starts; an offset deep in a line counts as its own start. */
function lineStart(text: string, offset: number): number {
  const from = Math.max(0, offset - lineLength);
  const newline = text.slice(from, offset).lastIndexOf("\n");
  return newline === -1 && from > 0 ? offset : from + newline + 1;
}
