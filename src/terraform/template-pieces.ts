import { excerpt } from "../document/excerpt.js";
import { type ForEach, readForEach } from "./for.js";
import type { Reader } from "./reader.js";
import type { Syntax } from "./syntax.js";
import { type Quoting, readTemplateText, type TemplateText } from "./template-text.js";

/** What a template is a row of. */
export type TemplatePiece =
  TemplateText | (Sequence & { readonly start: number; readonly end: number });

/** What stands between `${` or `%{` and `}`. */
type Sequence =
  | { readonly kind: "interpolation"; readonly expression: Syntax }
  | { readonly kind: "if"; readonly test: Syntax }
  | { readonly kind: "for"; readonly each: ForEach }
  | { readonly kind: "else" | "endif" | "endfor" };

/** The pieces up to where the template ends, which is asked before each of them. */
export function readTemplatePieces(
  reader: Reader,
  quoting: Quoting,
  isEnd: () => boolean,
): readonly TemplatePiece[] {
  const pieces: TemplatePiece[] = [];
  let strips = false;
  while (!isEnd() && reader.problem === undefined) {
    const opener = sequenceOpener(reader);
    if (opener === undefined) {
      const text = readTemplateText(reader, quoting);
      pieces.push(strips ? { ...text, value: withoutLeadingSpace(text.value) } : text);
      strips = false;
      continue;
    }
    const previous = pieces.at(-1);
    if (opener.endsWith("~") && previous?.kind === "text") {
      pieces.pop();
      pieces.push({ ...previous, value: withoutTrailingSpace(previous.value) });
    }
    const { piece, stripsNext } = readSequence(reader, opener);
    pieces.push(piece);
    strips = stripsNext;
  }
  return pieces;
}

const openerPattern = /[$%]\{~?/y;

function sequenceOpener(reader: Reader): string | undefined {
  openerPattern.lastIndex = reader.position();
  return openerPattern.exec(reader.text)?.[0];
}

function readSequence(
  reader: Reader,
  opener: string,
): { readonly piece: TemplatePiece; readonly stripsNext: boolean } {
  const start = reader.position();
  reader.moveTo(start + opener.length);
  const outer = reader.regardNewlines(false);
  const sequence: Sequence = opener.startsWith("$")
    ? { kind: "interpolation", expression: reader.expression() }
    : readDirective(reader);
  const stripsNext = reader.accept("~}") !== undefined;
  if (!stripsNext) reader.expect("}", `A '}' is missing here, after a '${opener}'.`);
  reader.regardNewlines(outer);
  return { piece: { ...sequence, start, end: reader.position() }, stripsNext };
}

function readDirective(reader: Reader): Sequence {
  const { start, end } = reader.peek();
  const word = reader.text.slice(start, end);
  switch (word) {
    case "if":
      reader.take();
      return { kind: "if", test: reader.expression() };
    case "for":
      return { kind: "for", each: readForEach(reader) };
    case "else":
    case "endif":
    case "endfor":
      reader.take();
      return { kind: word };
    default:
      reader.fail(
        `'${excerpt(word)}' is no directive of a template; write '%%{' for the text '%{'.`,
      );
      return { kind: "else" };
  }
}

function withoutLeadingSpace(text: string): string {
  return text.replace(/^\p{White_Space}+/u, "");
}

/** A pattern that looks for the end would try every space of the text. */
function withoutTrailingSpace(text: string): string {
  let end = text.length;
  while (end > 0 && /\p{White_Space}/u.test(text.charAt(end - 1))) end--;
  return text.slice(0, end);
}
