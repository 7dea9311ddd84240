import type { Limits } from "../template/template.js";

/** Whether a text is surely within the limits of an input: nobody can deploy with another. */
export function isWithin(text: string, limits: Limits): boolean {
  const { minLength = 0, maxLength = Infinity, minValue, maxValue, numeric, accepts } = limits;
  if (text.length < minLength || text.length > maxLength) return false;
  if (accepts !== undefined && accepts(text) !== true) return false;
  const isNumber = text.trim() !== "" && !Number.isNaN(Number(text));
  if (numeric === true && !isNumber) return false;
  if (isNumber && minValue !== undefined && Number(text) < minValue) return false;
  return !(isNumber && maxValue !== undefined && Number(text) > maxValue);
}
