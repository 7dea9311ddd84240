import type { TemplatePiece } from "./template-pieces.js";

const indentation = /^\p{White_Space}*/u;
const blankLine = /^\p{White_Space}*\n$/u;

/** The pieces of a `<<-` heredoc without the spaces that all of its lines begin with. */
export function flushed(pieces: readonly TemplatePiece[]): readonly TemplatePiece[] {
  const starts = pieces.filter((_, index) => {
    const previous = pieces[index - 1];
    return index === 0 || (previous?.kind === "text" && previous.value.endsWith("\n"));
  });
  const indented = new Set(starts.filter((piece) => !isBlank(piece)));
  const width = [...indented].reduce((least, piece) => Math.min(least, indentOf(piece)), Infinity);
  return pieces.map((piece) =>
    piece.kind === "text" && indented.has(piece)
      ? { ...piece, value: piece.value.slice(width) }
      : piece,
  );
}

function isBlank(piece: TemplatePiece): boolean {
  return piece.kind === "text" && blankLine.test(piece.value);
}

function indentOf(piece: TemplatePiece): number {
  return piece.kind === "text" ? (indentation.exec(piece.value)?.[0].length ?? 0) : 0;
}
