import { type Placed, unknown, usedAt } from "../make-value.js";
import { numberOf, scalarText, writtenNumber } from "../scalar.js";
import { textOf } from "../text.js";
import type { Known, Value } from "../value.js";
import { listAlike, recordAlike } from "./alike.js";
import type { Functions, Lazy, PureFunction } from "./pure-function.js";

/** The same value of another type. It stays edited where it is spelled. */
export const conversions: Functions = {
  tostring: converting(["text", "unknown"], (value) => scalarText(value)),
  tonumber: converting([], (value) => {
    const number = numberOf(value);
    return number === undefined || writtenNumber(number) === undefined ? undefined : number;
  }),
  tobool: converting([], (value) => {
    const text = textOf(value);
    return text === "true" || text === "false" ? text === "true" : undefined;
  }),
  tolist: ([arg], placed) => {
    const value = arg?.();
    const list = value?.state === "list" ? listAlike(value) : value;
    return converting(["list"], () => undefined)(list ? [() => list] : [], placed);
  },
  tomap: ([arg], placed) => {
    const value = arg?.();
    const map = value?.state === "record" ? recordAlike(value) : value;
    return converting(["record"], () => undefined)(map ? [() => map] : [], placed);
  },
  sensitive: itself,
  nonsensitive: itself,
};

/** Null is of every type. */
function converting(
  unchanged: readonly Value["state"][],
  convert: (value: Known) => Known["value"] | undefined,
): PureFunction {
  return ([arg], placed) => {
    const value = arg?.();
    if (value === undefined) return unknown(placed, "it converts nothing");
    if (value.state === "absent" || unchanged.includes(value.state)) {
      return usedAt(value, placed.use);
    }
    const converted = value.state === "known" ? convert(value) : undefined;
    if (value.state !== "known" || converted === undefined) {
      return unknown(placed, "what it converts is unknown");
    }
    const isUnchanged = converted === value.value;
    if (isUnchanged && typeof converted !== "number") return usedAt(value, placed.use);
    return { ...value, value: converted, text: String(converted), use: placed.use };
  };
}

function itself([arg]: readonly Lazy[], placed: Placed): Value {
  return arg === undefined ? unknown(placed, "it has no value") : usedAt(arg(), placed.use);
}
