import type { Scalar, Span } from "./node.js";

/** What stands where a value is missing or has no meaning. */
export function emptyScalar(span: Span): Scalar {
  return { kind: "Scalar", value: null, text: "", style: "plain", content: span, span };
}
