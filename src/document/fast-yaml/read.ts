import type { Document } from "../node.js";
import { readRoot } from "./block.js";
import { columnOf, type Scan, toContent, toNextLine } from "./scan.js";

/**
 * Reads a text in the part of YAML that templates are written in, many times as fast as the library
 * does. Whatever else there is in a text, or may be, makes it none of ours: it is better left to the
 * library than read in another way.
 */
export function readFastYaml(text: string): Document | undefined {
  if (text.includes("\uFEFF") || (text.includes("\r") && /\r(?!\n)/.test(text))) return undefined;
  const scan: Scan = { text, comments: [], at: 0, line: 0, depth: 0 };
  if (!toContent(scan) || !skipMark(scan, "---")) return undefined;
  const root = readRoot(scan);
  if (root === undefined || !skipMark(scan, "...") || scan.at < text.length) {
    return undefined;
  }
  return { syntax: "yaml", text, roots: [root], comments: scan.comments, problems: [] };
}

/** Goes over a line that begins or ends a document, if there is one. */
function skipMark(scan: Scan, mark: string): boolean {
  if (columnOf(scan) > 0 || !scan.text.startsWith(mark, scan.at)) return true;
  scan.at += mark.length;
  return toNextLine(scan);
}
