import { equalTexts, equalValues } from "../equality.js";
import { known, type Placed, unknown } from "../make-value.js";
import { isAbsent } from "../presence.js";
import type { Value } from "../value.js";
import type { Functions, Lazy, PureFunction } from "./pure-function.js";

export const logic: Functions = {
  equals: comparison(equalTexts),
  equalsTyped: comparison(equalValues),
  isNull,
  and: (args, placed) => junction(args, placed, false),
  or: (args, placed) => junction(args, placed, true),
  not,
};

function comparison(compare: (a: Value, b: Value) => boolean | undefined): PureFunction {
  return (args, placed) => {
    const [a, b] = args.map((arg) => arg());
    if (a === undefined || b === undefined) return unknown(placed, "it compares one value");
    const result = compare(a, b);
    return result === undefined
      ? unknown(placed, "it compares values that are unknown")
      : known(placed, result);
  };
}

function isNull([arg]: readonly Lazy[], placed: Placed): Value {
  const result = arg && isAbsent(arg());
  return result === undefined
    ? unknown(placed, "nobody knows whether it is null")
    : known(placed, result);
}

/** `and` ends at the first false, `or` at the first true. */
function junction(args: readonly Lazy[], placed: Placed, ends: boolean): Value {
  let open: Value | undefined;
  for (const arg of args) {
    const value = arg();
    if (value.state !== "known") open = value;
    else if (value.text === String(ends)) return known(placed, ends);
  }
  return open === undefined ? known(placed, !ends) : unknown(placed, "a part of it is unknown");
}

function not([arg]: readonly Lazy[], placed: Placed): Value {
  const value = arg?.();
  if (value?.state === "known" && /^(true|false)$/i.test(value.text)) {
    return known(placed, !/^true$/i.test(value.text));
  }
  return unknown(placed, "what it negates is unknown");
}
