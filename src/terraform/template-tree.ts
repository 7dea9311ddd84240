import type { Reader } from "./reader.js";
import type { Syntax } from "./syntax.js";
import type { TemplatePiece } from "./template-pieces.js";
import type { TemplateText } from "./template-text.js";

/** A directive that is not closed yet, or the template itself. */
interface Frame {
  readonly opener: TemplatePiece | undefined;
  /** Where the parts begin: after the opener, or after its `else`. */
  readonly from: number;
  readonly parts: Syntax[];
  /** The template before the `else`. */
  readonly whenTrue?: Syntax;
}

/** What the pieces of a template that is written from here to there come to. */
export function templateTree(
  reader: Reader,
  pieces: readonly TemplatePiece[],
  start: number,
  end: number,
): Syntax {
  const [only] = pieces;
  // Alone, an expression keeps its type.
  if (pieces.length === 1 && only?.kind === "interpolation") return only.expression;
  const frames: Frame[] = [];
  let frame: Frame = { opener: undefined, from: start, parts: [] };
  for (const piece of melded(pieces)) {
    switch (piece.kind) {
      case "text":
        frame.parts.push(literal(reader, piece.value, piece.start, piece.end));
        break;
      case "interpolation":
        frame.parts.push(piece.expression);
        break;
      case "if":
      case "for":
        frames.push(frame);
        frame = { opener: piece, from: piece.end, parts: [] };
        break;
      case "else":
        if (frame.opener?.kind !== "if" || frame.whenTrue) return unexpected(reader, piece);
        frame = {
          opener: frame.opener,
          from: piece.end,
          parts: [],
          whenTrue: template(reader, frame.parts, frame.from, piece.start),
        };
        break;
      case "endif":
      case "endfor": {
        const closed = closeDirective(reader, frame, piece);
        const outer = frames.pop();
        if (closed === undefined || outer === undefined) return unexpected(reader, piece);
        outer.parts.push(closed);
        frame = outer;
      }
    }
  }
  const { opener } = frame;
  if (opener) return reader.fail(`This '%{ ${opener.kind} }' is never closed.`, opener);
  return template(reader, frame.parts, start, end);
}

function closeDirective(reader: Reader, frame: Frame, closer: TemplatePiece): Syntax | undefined {
  const { opener, from, parts, whenTrue } = frame;
  if (opener === undefined) return undefined;
  const span = reader.span(opener.start, closer.end);
  const content = template(reader, parts, from, closer.start);
  if (opener.kind === "if" && closer.kind === "endif") {
    const nothing = literal(reader, "", closer.start, closer.start);
    const whenFalse = whenTrue === undefined ? nothing : content;
    const { test } = opener;
    return { kind: "Conditional", test, whenTrue: whenTrue ?? content, whenFalse, span };
  }
  if (opener.kind === "for" && closer.kind === "endfor") {
    const separator = literal(reader, "", opener.start, opener.start);
    const items: Syntax = { kind: "For", ...opener.each, result: content, grouped: false, span };
    return { kind: "Call", name: "join", args: [separator, items], expanded: false, span };
  }
  return undefined;
}

/** What has nothing but text is a text. */
function template(reader: Reader, parts: readonly Syntax[], start: number, end: number): Syntax {
  const [part] = parts;
  if (part === undefined) return literal(reader, "", start, end);
  const span = reader.span(start, end);
  const isText = parts.length === 1 && part.kind === "Literal" && typeof part.value === "string";
  return isText ? { ...part, span } : { kind: "Template", parts, span };
}

function literal(reader: Reader, value: string, start: number, end: number): Syntax {
  return { kind: "Literal", value, span: reader.span(start, end) };
}

/** Texts side by side are one, and one that was stripped of all it had is none. */
function melded(pieces: readonly TemplatePiece[]): readonly TemplatePiece[] {
  const result: TemplatePiece[] = [];
  let run: TemplateText[] = [];
  for (const piece of [...pieces, undefined]) {
    if (piece?.kind === "text") {
      run.push(piece);
      continue;
    }
    const [first] = run;
    const value = run.map((text) => text.value).join("");
    if (first && value !== "") result.push({ ...first, value, end: run.at(-1)?.end ?? first.end });
    run = [];
    if (piece) result.push(piece);
  }
  return result;
}

function unexpected(reader: Reader, piece: TemplatePiece): Syntax {
  return reader.fail(`This '%{ ${piece.kind} }' belongs to no directive.`, piece);
}
