import { absent, known, type Placed, unknown, usedAt } from "../make-value.js";
import { isFilled, itemsOf, mayBeAbsent } from "../presence.js";
import type { Value } from "../value.js";
import { alike } from "./alike.js";
import type { Functions, Lazy } from "./pure-function.js";

/** One of several values. It stays edited where it is spelled. */
export const fallbacks: Functions = {
  try: firstValid,
  can,
  coalesce(args, placed) {
    const first = firstOf(args, placed, isFilled);
    const isText = first.state !== "known" || typeof first.value === "string";
    // Its arguments have one type.
    return isText ? first : (alike([first, ...args.map((arg) => arg())])[0] ?? first);
  },
  coalescelist: (args, placed) => firstOf(args, placed, hasItems),
  one,
};

/** The first that can be evaluated. */
function firstValid(args: readonly Lazy[], placed: Placed): Value {
  const value = args[0]?.();
  const isIt = value !== undefined && (isValid(value) || args.length === 1);
  return isIt ? usedAt(value, placed.use) : unknown(placed, "nobody knows what can be evaluated");
}

function can([arg]: readonly Lazy[], placed: Placed): Value {
  const value = arg?.();
  return value !== undefined && isValid(value)
    ? known(placed, true)
    : unknown(placed, "nobody knows whether it can be evaluated");
}

/** What is unknown may be so because it is an error. */
function isValid(value: Value): boolean {
  if (value.state === "unknown") {
    const isSupplied = value.other !== undefined || value.reference !== undefined;
    return isSupplied && !mayBeAbsent(value);
  }
  if (value.state !== "text") return true;
  return value.parts.every((part) => typeof part === "string" || part.identity !== undefined);
}

/** The first that qualifies. That none does is an error, so it is the last if it is no other. */
function firstOf(
  args: readonly Lazy[],
  placed: Placed,
  qualifies: (value: Value) => boolean | undefined,
): Value {
  for (const [position, arg] of args.entries()) {
    const value = arg();
    const isIt = qualifies(value);
    if (isIt === true) return usedAt(value, placed.use);
    if (isIt === false) continue;
    if (position < args.length - 1) break;
    if (value.state !== "unknown") return usedAt(value, placed.use);
    const { mayBeAbsent: isOptional, ...present } = value;
    return isOptional === undefined ? usedAt(value, placed.use) : usedAt(present, placed.use);
  }
  return unknown(placed, "nobody knows which value it is");
}

function hasItems(value: Value): boolean | undefined {
  if (value.state === "absent") return false;
  if (value.state !== "list") return undefined;
  const items = itemsOf(value);
  if (items !== undefined) return items.length > 0;
  return value.items.some((item) => item.state !== "unknown") ? true : undefined;
}

function one([arg]: readonly Lazy[], placed: Placed): Value {
  const items = itemsOf(arg?.());
  const [only, ...others] = items ?? [];
  if (items === undefined || others.length > 0) {
    return unknown(placed, "nobody knows which item it is");
  }
  return only === undefined ? absent(placed) : usedAt(only, placed.use);
}
