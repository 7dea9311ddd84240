import type { Reader } from "./reader.js";
import type { Literal } from "./syntax.js";

/** The number that comes next. */
export function readNumber(reader: Reader): Literal {
  const { start, end } = reader.peek();
  const value = Number(reader.text.slice(start, end));
  if (Number.isNaN(value)) return reader.fail("This is no number.");
  // Terraform's numbers are larger than ours; one that is cut off would compare as another.
  if (!Number.isFinite(value)) return reader.fail("This number is too large.");
  reader.take();
  return { kind: "Literal", value, span: reader.span(start) };
}
