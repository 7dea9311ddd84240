import { known, listWith, type Placed, unknown } from "../make-value.js";
import { itemsOf, mayBeAbsent } from "../presence.js";
import { numberOf } from "../scalar.js";
import { textOf } from "../text.js";
import type { Value } from "../value.js";
import type { Functions, Lazy } from "./pure-function.js";
import { ofAscii } from "./spelling.js";

/** How many there are, and numbers to count with. */
export const counts: Functions = {
  length,
  lengthWithNulls,
  range,
  alltrue: (args, placed) => everyItem(args, placed, true),
  anytrue: (args, placed) => everyItem(args, placed, false),
};

/** As CloudFormation counts: what is taken back is not in the list. */
function length([arg]: readonly Lazy[], placed: Placed): Value {
  const value = arg?.();
  return value?.state === "list" && !value.items.some(mayBeAbsent)
    ? known(placed, value.items.length)
    : lengthWithNulls(value ? [() => value] : [], placed);
}

/** As Terraform counts: a null is an item, and a text is counted in characters. */
function lengthWithNulls([arg]: readonly Lazy[], placed: Placed): Value {
  const value = arg?.();
  const count = value && countOf(value);
  return count === undefined ? unknown(placed, "what it counts is unknown") : known(placed, count);
}

function countOf(value: Value): number | undefined {
  if (value.state === "list") return itemsOf(value)?.length;
  if (value.state === "record") return value.gap === undefined ? value.names.length : undefined;
  if (value.state !== "known" || typeof value.value !== "string") return undefined;
  return ofAscii(value.text, value.text.length);
}

/** Terraform's own limit. */
const maxRange = 1024;

function range(args: readonly Lazy[], placed: Placed): Value {
  const numbers = args.map((arg) => numberOf(arg()));
  const isWhole = numbers.every((number) => Number.isSafeInteger(number));
  const [first = 0, second] = numbers;
  const [start, end] = second === undefined ? [0, first] : [first, second];
  const step = numbers[2] ?? (start <= end ? 1 : -1);
  const count = Math.ceil((end - start) / step);
  const isForward = (end - start) * step >= 0;
  const isShort = isForward && count <= maxRange;
  if (numbers.length === 0 || numbers.length > 3 || !isWhole || !isShort) {
    return unknown(placed, "it counts with what is unknown");
  }
  return listWith(
    placed,
    Array.from({ length: count }, (_, index) => known(placed, start + index * step)),
  );
}

/** `alltrue` ends at the first that is not true, `anytrue` at the first that is. */
function everyItem([arg]: readonly Lazy[], placed: Placed, wanted: boolean): Value {
  const list = arg?.();
  const open = unknown(placed, "a part of it is unknown");
  if (list?.state !== "list") return open;
  const found = (list.written ?? list.items).map(isTrue);
  if (found.includes(!wanted)) return known(placed, !wanted);
  return found.includes(undefined) ? open : known(placed, wanted);
}

function isTrue(item: Value): boolean | undefined {
  if (item.state === "absent") return false;
  const text = item.state === "known" ? textOf(item) : undefined;
  return text === "true" ? true : text === "false" ? false : undefined;
}
