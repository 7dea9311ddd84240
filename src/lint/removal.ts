import type { Comment, Document, Node, Scalar, Span } from "../document/node.js";

/**
 * The characters that ESLint may replace by one space to remove a comment: those that leave every
 * value as it is, and as little behind as that allows.
 */
export function removalOf({ span }: Comment, document: Document): Span {
  const { text } = document;
  const [start, end] = span;
  let before = start;
  while (text[before - 1] === " " || text[before - 1] === "\t") before -= 1;
  const isAlone = before === 0 || text[before - 1] === "\n" || text[before - 1] === "\r";
  if (!isAlone) return [before, end];

  // The comment ends the text above it: without, blank lines and comments below would belong to it.
  if (blockScalarAbove(document, before) !== undefined) return [start + 1, end];

  // The next line lends its first space, so that nothing of this one remains.
  const next = text.indexOf("\n", end) + 1;
  return next > 0 && text[next] === " " ? [before, next + 1] : [before, end];
}

/** The block of text right above an offset. */
export function blockScalarAbove({ text, roots }: Document, offset: number): Scalar | undefined {
  const last = lastScalar(roots, offset);
  if (last?.style !== "literal" && last?.style !== "folded") return undefined;
  return text.slice(last.span[1], offset).trim() === "" ? last : undefined;
}

function lastScalar(nodes: readonly Node[], offset: number): Scalar | undefined {
  const last = nodes.findLast(({ span }) => span[0] < offset);
  switch (last?.kind) {
    case "Scalar":
      return last;
    case "Sequence":
      return lastScalar(last.items, offset);
    case "Mapping":
      return lastScalar(
        last.entries.map((entry) => entry.value),
        offset,
      );
    default:
      return undefined;
  }
}
