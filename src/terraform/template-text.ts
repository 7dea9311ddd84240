import type { Reader } from "./reader.js";

/** How the text of a template is written: in a JSON string, between quotes, or line by line. */
export type Quoting = "bare" | "quoted" | "heredoc";

/** Text that Terraform strips and aligns as one; but for quotes, a line at most. */
export interface TemplateText {
  readonly kind: "text";
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

/** HCL's scanner gets stuck at a carriage return alone: all that follows is text, `${` or not. */
const line = /[^$%\r\n]*(?:\r?\n|\r[^]*)?/y;
const loneReturn = /\r(?!\n)/;
const escapedSign = /([$%])\1\{/g;
const quotedRun = /[^$%"\\\r\n]*/y;
const hexDigits = /u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}/y;

const simpleEscapes: ReadonlyMap<string, string> = new Map([
  ["n", "\n"],
  ["r", "\r"],
  ["t", "\t"],
  ['"', '"'],
  ["\\", "\\"],
]);

/** The text that comes next, which is not `${` or `%{`. */
export function readTemplateText(reader: Reader, quoting: Quoting): TemplateText {
  const start = reader.position();
  const value = readValue(reader, quoting, start);
  return { kind: "text", value, start, end: reader.position() };
}

function readValue(reader: Reader, quoting: Quoting, start: number): string {
  const { text } = reader;
  const sign = text.charAt(start);
  if (sign === "$" || sign === "%") {
    const isEscape = text.startsWith(`${sign}${sign}{`, start);
    reader.moveTo(start + (isEscape ? 3 : 1));
    return isEscape ? `${sign}{` : sign;
  }
  if (quoting === "quoted") return readQuotedRun(reader);
  const value = readRun(reader, line);
  if (!loneReturn.test(value)) return value;
  if (quoting === "heredoc") {
    reader.fail("A carriage return cannot stand alone in a heredoc.", { start, end: start + 1 });
  }
  return value.replace(escapedSign, "$1{");
}

function readRun(reader: Reader, pattern: RegExp): string {
  const start = reader.position();
  pattern.lastIndex = start;
  pattern.test(reader.text);
  reader.moveTo(pattern.lastIndex);
  return reader.text.slice(start, pattern.lastIndex);
}

function readQuotedRun(reader: Reader): string {
  const pieces = [readRun(reader, quotedRun)];
  while (reader.text[reader.position()] === "\\") {
    pieces.push(readEscape(reader), readRun(reader, quotedRun));
  }
  const end = reader.position();
  if (/[\r\n]/.test(reader.text.charAt(end))) {
    reader.fail("Text in quotes cannot go over several lines.", { start: end, end: end + 1 });
  }
  return pieces.join("");
}

function readEscape(reader: Reader): string {
  const start = reader.position();
  const selector = reader.text.charAt(start + 1);
  const simple = simpleEscapes.get(selector);
  hexDigits.lastIndex = start + 1;
  const end = hexDigits.test(reader.text) ? hexDigits.lastIndex : start + 2;
  const code = end > start + 2 ? Number.parseInt(reader.text.slice(start + 2, end), 16) : undefined;
  reader.moveTo(end);
  if (simple !== undefined) return simple;
  if (code !== undefined && isCharacter(code)) return String.fromCodePoint(code);
  reader.fail("Invalid escape sequence.", { start, end: Math.min(end, reader.text.length) });
  return "";
}

function isCharacter(code: number): boolean {
  return code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
}
