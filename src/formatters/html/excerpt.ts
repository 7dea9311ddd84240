import { isMadeHere, type Region } from "../finding.js";
import type { LintedFile } from "../linted-file.js";
import { type Html, html, visible } from "./markup.js";

const linesAround = 2;
const mostLines = 8;
/** Characters of a line that are shown before and behind what is meant: minified JSON is one line. */
const charactersAround = 120;
const charactersInView = 70;

/** Shows what is meant in the lines around it, with a caret below for who cannot see the mark. */
export function excerptsOf(file: LintedFile): (region: Region) => Html {
  const lines = linesOf(file);
  // What ends with the end of a line has no other line behind it.
  const count = lines.at(-1) === "" ? lines.length - 1 : lines.length;
  return (region) => {
    const { start, end } = region;
    if (file.text === undefined || start.line > lines.length) return html``;
    const first = Math.max(1, start.line - linesAround);
    const wanted = Math.min(count, first + mostLines - 1, end.line + linesAround);
    const last = Math.max(start.line, wanted);
    const shown = lines.slice(first - 1, last);
    const width = String(last).length;
    const rows = shown.map((line, index) => {
      const number = first + index;
      const { before, meant, behind } = partsOf(line, number, region);
      const mark = meant === "" ? "" : html`<mark>${meant}</mark>`;
      const gutter = html`<span class="gutter">${String(number).padStart(width)} </span>`;
      const row = html`<span class="line">${gutter}${before}${mark}${behind}
</span>`;
      return number === start.line ? html`${row}${caret(before, meant, width)}` : row;
    });
    // Whoever has no mouse can scroll only what can have the focus.
    const isWide = shown.some(({ length }) => length > charactersInView);
    const open = isWide
      ? html`<pre class="excerpt" tabindex="0" role="group" aria-label="Lines ${first} to ${last}">`
      : html`<pre class="excerpt">`;
    return html`${open}<code>${rows}</code></pre>`;
  };
}

interface Parts {
  readonly before: string;
  readonly meant: string;
  readonly behind: string;
}

function partsOf(line: string, number: number, { start, end }: Region): Parts {
  if (number < start.line || number > end.line) {
    return { before: cropped(line, 0, 2 * charactersAround), meant: "", behind: "" };
  }
  const indent = /^\s*/.exec(line)?.[0].length ?? 0;
  const from = number === start.line ? start.column - 1 : indent;
  const to = Math.max(from, number === end.line ? end.column - 1 : line.length);
  const isLong = to - from > 2 * charactersAround;
  return {
    before:
      (from > charactersAround ? "…" : "") + line.slice(Math.max(0, from - charactersAround), from),
    meant: isLong ? cropped(line, from, from + 2 * charactersAround) : line.slice(from, to),
    behind: isLong ? "" : cropped(line, to, to + charactersAround),
  };
}

function cropped(line: string, from: number, to: number): string {
  return line.slice(from, to) + (to < line.length ? "…" : "");
}

function caret(before: string, meant: string, width: number): Html {
  const indent = visible(before).replace(/[^\t]/gu, " ");
  const carets = "^".repeat(Math.max(1, visible(meant).length));
  return html`<span class="line caret" aria-hidden="true"><span class="gutter">${" ".repeat(width + 1)}</span>${indent}${carets}
</span>`;
}

/** The lines of a file without the secrets that were found: who may read a report need not know them. */
function linesOf({ text = "", findings }: LintedFile): readonly string[] {
  const lines = text.split(/\r\n|[\r\n]/);
  for (const { meta, region } of findings) {
    if (region === undefined || !isMadeHere(meta) || meta.docs.isSecret !== true) continue;
    const { start, end } = region;
    for (let number = start.line; number <= end.line; number += 1) {
      const line = lines[number - 1] ?? "";
      const from = number === start.line ? start.column - 1 : 0;
      const to = number === end.line ? end.column - 1 : line.length;
      const hidden = line.slice(from, to).replace(/\S/g, "•");
      lines[number - 1] = line.slice(0, from) + hidden + line.slice(to);
    }
  }
  return lines;
}
