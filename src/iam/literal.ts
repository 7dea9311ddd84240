import { same } from "../graph/text.js";
import type { Value } from "../graph/value.js";
import type { Certainty } from "./certainty.js";

/** Whether a value is exactly this text. */
export function isText(value: Value, text: string): Certainty {
  const { use, source } = value;
  return same(value, { state: "known", value: text, text, use, source });
}
