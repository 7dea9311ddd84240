import { known, type Placed, unknown } from "../make-value.js";
import { itemsOf } from "../presence.js";
import { numberOf, writtenNumber } from "../scalar.js";
import type { Value } from "../value.js";
import type { Functions, Lazy, PureFunction } from "./pure-function.js";

export const arithmetic: Functions = {
  less: ofTwo((a, b) => a < b),
  lessOrEqual: ofTwo((a, b) => a <= b),
  greater: ofTwo((a, b) => a > b),
  greaterOrEqual: ofTwo((a, b) => a >= b),
  add: ofTwo((a, b) => exact([a, b], a + b)),
  subtract: ofTwo((a, b) => exact([a, b], a - b)),
  multiply: ofTwo((a, b) => exact([a, b], a * b)),
  // Sixteen times the quotient is a whole number just where the remainder says so.
  divide: ofTwo((a, b) => ((a * 16) % b === 0 ? exact([a, b], a / b) : undefined)),
  modulo: ofTwo((a, b) => exact([a, b], a % b)),
  negate: ofOne((a) => -a),
  abs: ofOne(Math.abs),
  floor: ofOne(Math.floor),
  ceil: ofOne(Math.ceil),
  max: ofAll((numbers) => numbers.reduce((a, b) => Math.max(a, b))),
  min: ofAll((numbers) => numbers.reduce((a, b) => Math.min(a, b))),
  sum: (args, placed) => {
    const [list, ...others] = args;
    const items = list && others.length === 0 ? itemsOf(list()) : undefined;
    return ofAll(sum)(items?.map((item) => () => item) ?? [], placed);
  },
};

/**
 * Terraform computes with so many digits that binary fractions are all we are sure of: `0.1 + 0.2`
 * is 0.3 there. Nothing where it or what it is made of is no such fraction.
 */
function exact(operands: readonly number[], result: number): number | undefined {
  const isExact = [...operands, result].every(
    (number) => Number.isInteger(number * 16) && Math.abs(number) <= 2 ** 40,
  );
  return isExact ? result : undefined;
}

function sum(numbers: readonly number[]): number | undefined {
  return numbers.reduce<number | undefined>(
    (total, number) => (total === undefined ? undefined : exact([total, number], total + number)),
    0,
  );
}

function ofOne(apply: (a: number) => number): PureFunction {
  return ([a], placed) =>
    made(
      placed,
      withNumbers([a], ([number]) => apply(number ?? 0)),
    );
}

function ofTwo(apply: (a: number, b: number) => number | boolean | undefined): PureFunction {
  return ([a, b], placed) =>
    made(
      placed,
      withNumbers([a, b], ([l = 0, r = 0]) => apply(l, r)),
    );
}

function ofAll(apply: (numbers: readonly number[]) => number | undefined): PureFunction {
  return (args, placed) =>
    made(placed, args.length === 0 ? undefined : withNumbers(args, (numbers) => apply(numbers)));
}

function withNumbers<T>(
  args: readonly (Lazy | undefined)[],
  apply: (numbers: readonly number[]) => T,
): T | undefined {
  const numbers = args.map((arg) => numberOf(arg?.()));
  return numbers.every((number) => number !== undefined) ? apply(numbers) : undefined;
}

function made(placed: Placed, result: number | boolean | undefined): Value {
  const isWritten = typeof result !== "number" || writtenNumber(result) !== undefined;
  if (result === undefined || !isWritten) {
    return unknown(placed, "it computes with what is no number, unknown or not exact");
  }
  return known(placed, result === 0 ? 0 : result);
}
