import { known, unknown } from "../make-value.js";
import { mayBeAbsent } from "../presence.js";
import { scalarText } from "../scalar.js";
import { partsOf } from "../text.js";
import type { Unknown, Value } from "../value.js";
import type { Functions, PureFunction } from "./pure-function.js";

type Parts = readonly (string | Unknown)[];

/** What texts begin with, end with and contain, decided by the parts that are known. */
export const textTests: Functions = {
  startswith: test((parts, prefix) => {
    const [first] = parts;
    const start = typeof first === "string" ? first : "";
    if (start.startsWith(prefix)) return true;
    return isWhole(parts) || !prefix.startsWith(start) ? false : undefined;
  }),
  endswith: test((parts, suffix) => {
    const last = parts.at(-1);
    const end = typeof last === "string" ? last : "";
    if (end.endsWith(suffix)) return true;
    return isWhole(parts) || !suffix.endsWith(end) ? false : undefined;
  }),
  strcontains: test((parts, wanted) => {
    if (wanted === "") return true;
    if (parts.some((part) => typeof part === "string" && part.includes(wanted))) return true;
    return isWhole(parts) ? false : undefined;
  }),
};

function test(decide: (parts: Parts, wanted: string) => boolean | undefined): PureFunction {
  return (args, placed) => {
    const [value, wanted] = args.map((arg) => arg());
    const parts = value && textParts(value);
    const text = scalarText(wanted);
    const result = parts && text !== undefined ? decide(parts, text) : undefined;
    return result === undefined
      ? unknown(placed, "it tests a text that is unknown")
      : known(placed, result);
  };
}

function textParts(value: Value): Parts | undefined {
  if (mayBeAbsent(value)) return undefined;
  if (value.state !== "known") return partsOf(value);
  const text = scalarText(value);
  return text === undefined ? undefined : text === "" ? [] : [text];
}

function isWhole(parts: Parts): boolean {
  return parts.every((part) => typeof part === "string");
}
