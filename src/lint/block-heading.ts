import type { Comment } from "../document/node.js";

/** What the processor of Markdown makes of `<!-- eslint-… -->` above a block of whatever language. */
const line = /\/\*((?:(?!\*\/)[^])*)\*\/(?:\r\n|\n)/y;

interface Headed {
  /** With blanks in the place of the heading, so that every place is the same. */
  readonly text: string;
  readonly comments: readonly Comment[];
}

/**
 * A block of another file without what was put above it: comments of JavaScript, which neither YAML
 * nor JSON has.
 */
export function withoutHeading(text: string): Headed {
  const comments: Comment[] = [];
  line.lastIndex = 0;
  let end = 0;
  for (let found = line.exec(text); found !== null; found = line.exec(text)) {
    const [whole, inside = ""] = found;
    if (!/^\s*eslint\b/.test(inside)) break;
    end = line.lastIndex;
    const span = [found.index, found.index + whole.trimEnd().length] as const;
    comments.push({ kind: "Comment", text: inside, span });
  }
  const blank = text.slice(0, end).replaceAll(/[^\r\n]/g, " ");
  return { text: blank + text.slice(end), comments };
}
