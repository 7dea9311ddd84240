import type { Scalar } from "./node.js";

const words: ReadonlyMap<string, boolean | null> = new Map([
  ...["", "~", "null", "Null", "NULL"].map((word) => [word, null] as const),
  ...["true", "True", "TRUE"].map((word) => [word, true] as const),
  ...["false", "False", "FALSE"].map((word) => [word, false] as const),
  // YAML 1.1, which CloudFormation reads; its `y` and `n` are left alone, for no parser kept them.
  ...["yes", "Yes", "YES", "on", "On", "ON"].map((word) => [word, true] as const),
  ...["no", "No", "NO", "off", "Off", "OFF"].map((word) => [word, false] as const),
]);

const longestWord = 5;

const decimal = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/;
const otherBase = /^0(?:o[0-7]+|x[0-9a-fA-F]+)$/;
const infinity = /^[-+]?\.(?:inf|Inf|INF)$/;
const notANumber = /^\.(?:nan|NaN|NAN)$/;

/** What an unquoted scalar means: the YAML core schema and the boolean words of YAML 1.1. */
export function plainValue(text: string): Scalar["value"] {
  if (text.length <= longestWord) {
    const word = words.get(text);
    if (word !== undefined) return word;
  }
  return /^[-+.0-9]/.test(text) ? numberOr(text) : text;
}

function numberOr(text: string): number | string {
  if (decimal.test(text) || otherBase.test(text)) return Number(text);
  if (infinity.test(text)) return text.startsWith("-") ? -Infinity : Infinity;
  return notANumber.test(text) ? NaN : text;
}
