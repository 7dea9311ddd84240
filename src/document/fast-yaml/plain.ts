import type { Scalar, Span } from "../node.js";
import { plainValue } from "../plain-value.js";
import { character, characterAt, codeAt, isBlank, isFlowIndicator } from "./character.js";
import { fold } from "./fold.js";
import { columnOf, type Scan } from "./scan.js";

/** What begins something else. */
const noStart: ReadonlySet<string> = new Set(" \t\r\n,[]{}#&*!|>'\"%@`");
/** What begins something else where a space follows. */
const indicators: ReadonlySet<string> = new Set("-?:");

/** Reads an unquoted text. Lines that are indented deeper than what is around it belong to it. */
export function readPlain(scan: Scan, around: number): Scalar | undefined {
  const { text, at: start } = scan;
  if (!startsPlain(scan, false)) return undefined;
  scan.at = plainEnd(text, start, false);
  const first = text.slice(start, scan.at);
  let lines: string[] | undefined;
  for (let blank = toContinuation(scan, around); blank >= 0; blank = toContinuation(scan, around)) {
    const { at } = scan;
    scan.at = plainEnd(text, at, false);
    lines ??= [first];
    for (let count = 0; count < blank; count += 1) lines.push("");
    lines.push(text.slice(at, scan.at));
  }
  return plainScalar(lines === undefined ? first : fold(lines), [start, scan.at]);
}

/** Reads an unquoted text among brackets, on one line. */
export function readFlowPlain(scan: Scan): Scalar | undefined {
  const { text, at: start } = scan;
  if (!startsPlain(scan, true)) return undefined;
  scan.at = plainEnd(text, start, true);
  return plainScalar(text.slice(start, scan.at), [start, scan.at]);
}

function plainScalar(text: string, span: Span): Scalar {
  return { kind: "Scalar", value: plainValue(text), text, style: "plain", content: span, span };
}

function startsPlain(scan: Scan, inFlow: boolean): boolean {
  const { text, at } = scan;
  const first = characterAt(text, at);
  if (first === undefined || noStart.has(first)) return false;
  // `---` and `...` would end the document.
  if ((first === "-" || first === ".") && columnOf(scan) === 0) return false;
  if (!indicators.has(first)) return true;
  return !inFlow && at + 1 < text.length && !isBlank(text.charCodeAt(at + 1));
}

/** Where a plain text ends on its line: before a colon or a comment, without the spaces there. */
function plainEnd(text: string, start: number, inFlow: boolean): number {
  let end = start;
  for (let at = start; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    switch (code) {
      case character.newline:
      case character.carriageReturn:
        return end;
      case character.space:
      case character.tab:
        continue;
      case character.hash:
        if (at > end) return end;
        break;
      case character.colon: {
        if (at + 1 === text.length) return end;
        const next = text.charCodeAt(at + 1);
        if (isBlank(next) || (inFlow && isFlowIndicator(next))) return end;
        break;
      }
      default:
        if (inFlow && isFlowIndicator(code)) return end;
    }
    end = at + 1;
  }
  return end;
}

/**
 * Goes from the end of a line of a plain text to the next one and says how many blank lines are
 * between them; below zero where the text does not go on.
 */
function toContinuation(scan: Scan, around: number): number {
  const { text } = scan;
  let { at, line } = scan;
  let breaks = 0;
  for (;;) {
    while (codeAt(text, at) === character.space) at += 1;
    if (codeAt(text, at) === character.carriageReturn) at += 1;
    if (codeAt(text, at) !== character.newline) break;
    at += 1;
    line = at;
    breaks += 1;
  }
  if (breaks === 0 || at - line <= around || !goesOn(characterAt(text, at))) return -1;
  scan.at = at;
  scan.line = line;
  return breaks - 1;
}

function goesOn(first: string | undefined): boolean {
  return first !== undefined && first !== "#" && first !== "\t";
}
