import type { Scalar } from "./node.js";

const number = /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?$/;

/** The value of a number or literal; undefined for what is neither. */
export function jsonWord(text: string): Scalar["value"] | undefined {
  switch (text) {
    case "true":
      return true;
    case "false":
      return false;
    case "null":
      return null;
    default:
      return number.test(text) ? Number(text) : undefined;
  }
}
