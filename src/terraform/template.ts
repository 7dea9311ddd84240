import { flushed } from "./flush.js";
import type { Reader } from "./reader.js";
import type { Syntax } from "./syntax.js";
import { readTemplatePieces } from "./template-pieces.js";
import { templateTree } from "./template-tree.js";

/** A text that is a template from its beginning to its end. */
export function readWholeTemplate(reader: Reader): Syntax {
  const { length } = reader.text;
  const pieces = readTemplatePieces(reader, "bare", () => reader.position() === length);
  return templateTree(reader, pieces, 0, length);
}

/** The template between quotes, the first of which comes next. */
export function readQuoted(reader: Reader): Syntax {
  const { text } = reader;
  const quote = reader.take();
  const pieces = readTemplatePieces(reader, "quoted", () => {
    const position = reader.position();
    if (position === text.length) reader.fail("This quote is never closed.", quote);
    return text[position] === '"';
  });
  if (reader.problem === undefined) reader.moveTo(reader.position() + 1);
  return templateTree(reader, pieces, quote.start, reader.position());
}

/** The template whose lines are up to the one that has only this marker. */
export function readHeredoc(reader: Reader): Syntax {
  const { text } = reader;
  const opener = reader.take();
  const [, dash, marker] = /^<<(-?)(.*?)\r?\n$/su.exec(text.slice(opener.start, opener.end)) ?? [];
  let close = -1;
  const pieces = readTemplatePieces(reader, "heredoc", () => {
    const position = reader.position();
    if (position === text.length) reader.fail("This heredoc is never closed.", opener);
    if (text[position - 1] !== "\n") return false;
    const end = text.indexOf("\n", position);
    const line = end === -1 ? "" : text.slice(position, end);
    if (line.trim() !== marker) return false;
    close = position + line.trimEnd().length;
    return true;
  });
  if (close !== -1) reader.moveTo(close);
  const lines = dash === "" ? pieces : flushed(pieces);
  return templateTree(reader, lines, opener.start, reader.position());
}
