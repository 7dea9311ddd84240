import type { Span } from "../document/node.js";
import type { Place } from "./expression.js";

/** Some characters of where something is: the key of a value is in the file that the value is in. */
export function placeAt(span: Span, { file, origin }: Omit<Place, "span" | "node">): Place {
  return { span, ...(file !== undefined && { file }), ...(origin && { origin }) };
}
