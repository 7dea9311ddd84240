import { bytesOf } from "./base64.js";
import { textOf } from "./text.js";
import type { Known, Value } from "./value.js";

/** A decimal of so few digits that no other decimal is read as the same number. */
const decimal = /^-?\d+(\.\d+)?(e[+-]?\d{1,2})?$/i;
const maxDigits = 15;

/** The number a value is, exactly; nothing where it is none or too long to be exact. */
export function numberOf(value: Value | undefined): number | undefined {
  if (value?.state !== "known" || typeof value.value === "boolean") return undefined;
  const text = decimal.test(value.text) ? value.text : String(value.value);
  if (!decimal.test(text)) return undefined;
  const digits = text.replace(/e.*/i, "").replace(/\D/g, "").replace(/^0+/, "");
  const number = Number(text);
  // There is one zero.
  return digits.length > maxDigits ? undefined : number === 0 ? 0 : number;
}

/** How Terraform writes a number in a text; nothing where we would write it otherwise. */
export function writtenNumber(number: number): string | undefined {
  const text = String(number);
  return /^-?\d+(\.\d+)?$/.test(text) && Math.abs(number) < 2 ** 53 ? text : undefined;
}

/** How Terraform writes a constant in a text: `1.0` as "1". */
export function scalarText(value: Value | undefined): string | undefined {
  if (value?.state !== "known") return undefined;
  if (typeof value.value !== "number") return textOf(value);
  const number = numberOf(value);
  return number === undefined ? undefined : writtenNumber(number);
}

/** Whether two constants are equal in value and type; nobody knows where only the type differs. */
export function sameConstant(a: Known, b: Known): boolean | undefined {
  const isOneType = typeof a.value === typeof b.value;
  if (isOneType && typeof a.value !== "number") return textOf(a) === textOf(b);
  const [left, right] = [numberOf(a), numberOf(b)];
  const isSame = left === undefined || right === undefined ? undefined : left === right;
  if (isOneType) return isSame ?? (a.text === b.text ? true : undefined);
  // Either may have been converted to the type of the other on its way.
  return isSame !== true && textOf(a) !== textOf(b) ? false : undefined;
}

/** The order of bytes, which is Terraform's, and that of code points. */
export function byBytes(a: string, b: string): number {
  const [left, right] = [bytesOf(a), bytesOf(b)];
  const at = left.findIndex((byte, index) => byte !== right[index]);
  return at < 0 ? left.length - right.length : (left[at] ?? -1) - (right[at] ?? -1);
}
