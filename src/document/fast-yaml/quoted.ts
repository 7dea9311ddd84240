import type { Scalar, Span } from "../node.js";
import { character, characterAt, codeAt } from "./character.js";
import { fold } from "./fold.js";
import type { Scan } from "./scan.js";

/** Reads a quoted text. Its lines are indented deeper than what is around it. */
export function readQuoted(scan: Scan, around: number): Scalar | undefined {
  const { text, at: start } = scan;
  const isSingle = text[start] === "'";
  const end = isSingle ? singleEnd(text, start + 1) : doubleEnd(text, start + 1);
  if (end === -1) return undefined;
  const source = unfold(scan, text.slice(start + 1, end), around);
  if (source === undefined) return undefined;
  const value = isSingle ? source.replaceAll("''", "'") : unescaped(source);
  if (value === undefined) return undefined;

  scan.at = end + 1;
  const span: Span = [start, end + 1];
  const style = isSingle ? "single" : "double";
  return { kind: "Scalar", value, text: value, style, content: span, span };
}

function singleEnd(text: string, start: number): number {
  let end = text.indexOf("'", start);
  while (end !== -1 && characterAt(text, end + 1) === "'") end = text.indexOf("'", end + 2);
  return end;
}

function doubleEnd(text: string, start: number): number {
  let end = text.indexOf('"', start);
  while (end !== -1 && isEscaped(text, end)) end = text.indexOf('"', end + 1);
  return end;
}

function isEscaped(text: string, offset: number): boolean {
  let start = offset;
  while (text.charCodeAt(start - 1) === character.backslash) start -= 1;
  return (offset - start) % 2 === 1;
}

const before = /^[ \t]+/;
/** Looking behind keeps it from trying each of many spaces. */
const after = /(?<![ \t])[ \t]+$/;

/** Joins the lines of a quoted text. */
function unfold(scan: Scan, source: string, around: number): string | undefined {
  if (!source.includes("\n")) return source;
  const lines = source.split("\n");
  const last = lines.length - 1;
  const isCovered = lines.every((line, index) => {
    const indent = index === 0 ? Infinity : indentOf(line);
    return indent > around || (indent === line.length && index < last);
  });
  if (!isCovered || source.includes("\t") || source.includes("\r")) return undefined;
  scan.line = scan.at + 1 + source.lastIndexOf("\n") + 1;
  return fold(
    lines.map((line, index) => {
      const rest = index === 0 ? line : line.replace(before, "");
      return index === last ? rest : rest.replace(after, "");
    }),
  );
}

function indentOf(line: string): number {
  let indent = 0;
  while (codeAt(line, indent) === character.space) indent += 1;
  return indent;
}

const escapeSequence = /\\(u[0-9a-fA-F]{4}|[^])/g;

/** Those that JSON has too; YAML has more. */
const signs: ReadonlyMap<string, string> = new Map([
  ...['"', "\\", "/"].map((sign) => [sign, sign] as const),
  ...Object.entries({ b: "\b", f: "\f", n: "\n", r: "\r", t: "\t" }),
]);

function unescaped(source: string): string | undefined {
  if (!source.includes("\\")) return source;
  for (const [, name = ""] of source.matchAll(escapeSequence)) {
    if (signOf(name) === undefined) return undefined;
  }
  return source.replace(escapeSequence, (_, name: string) => signOf(name) ?? "");
}

function signOf(name: string): string | undefined {
  if (name.length === 1) return signs.get(name);
  return String.fromCharCode(Number.parseInt(name.slice(1), 16));
}
