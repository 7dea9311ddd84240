import { blockEnd } from "../block-end.js";
import type { Scalar, Span } from "../node.js";
import { character, codeAt } from "./character.js";
import { fold } from "./fold.js";
import { lineEnd, type Scan } from "./scan.js";

/** Up to the first line that is not empty, which says how deep the text is indented. */
const header = /[|>](-?) *\r?\n((?:\r?\n){0,9})( +)\S/y;

/** Reads a text in lines of its own, which are indented deeper than what is around it. */
export function readBlockScalar(scan: Scan, around: number): Scalar | undefined {
  const { text, at: start } = scan;
  header.lastIndex = start;
  const [, chomping, blank = "", { length: indent } = ""] = header.exec(text) ?? [];
  if (chomping === undefined || indent <= around) return undefined;
  const block = readLines(text, header.lastIndex - 1 - indent, indent);
  if (block === undefined) return undefined;

  const isFolded = text[start] === ">";
  const content = isFolded ? fold(block.lines, isDeeper) : block.lines.join("\n");
  const value = blank.replaceAll("\r", "") + content + (chomping === "-" ? "" : "\n");
  const span: Span = [start, blockEnd(text, start, block.end)];
  scan.at = block.end;
  const style = isFolded ? "folded" : "literal";
  return { kind: "Scalar", value, text: value, style, content: span, span };
}

interface Block {
  /** Without their indentation, up to the last that is not blank. */
  readonly lines: readonly string[];
  /** Where that one ends. */
  readonly end: number;
}

function readLines(text: string, start: number, indent: number): Block | undefined {
  const lines: string[] = [];
  let count = 0;
  let end = start;
  for (let line = start; line < text.length;) {
    const stop = lineEnd(text, line);
    const margin = marginEnd(text, line, indent);
    if (margin < Math.min(line + indent, stop)) {
      if (codeAt(text, margin) === character.tab) return undefined;
      break;
    }
    lines.push(text.slice(line + indent, stop));
    if (stop > line + indent) {
      count = lines.length;
      end = stop;
    }
    const newline = text.indexOf("\n", stop);
    line = newline === -1 ? text.length : newline + 1;
  }
  lines.length = count;
  return { lines, end };
}

function marginEnd(text: string, line: number, indent: number): number {
  let at = line;
  while (at < line + indent && text.charCodeAt(at) === character.space) at += 1;
  return at;
}

function isDeeper(line: string): boolean {
  return line.startsWith(" ") || line.startsWith("\t");
}
