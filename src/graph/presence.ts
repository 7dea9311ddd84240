import type { Unknown, Value } from "./value.js";

/** Whether a value may be absent and nobody knows. */
export function mayBeAbsent(value: Value): value is Unknown {
  return value.state === "unknown" && value.mayBeAbsent === true;
}

/** Whether there is no value: certainly, certainly not, or nobody knows. */
export function isAbsent(value: Value): boolean | undefined {
  if (value.state === "absent") return true;
  return value.state !== "unknown" || isSupplied(value) ? false : undefined;
}

/** Whether a value is neither absent nor the empty text. */
export function isFilled(value: Value): boolean | undefined {
  switch (value.state) {
    case "absent":
      return false;
    case "known":
      return value.text !== "";
    case "text":
      return value.parts.some((part) => typeof part === "string") ? true : undefined;
    case "list":
    case "record":
      return true;
    case "unknown":
      if (value.mayBeAbsent === true) return undefined;
      return value.reference !== undefined || value.other?.than.has("") === true ? true : undefined;
  }
}

/** Of a value that is not known, whether a resource or an input certainly supplies one. */
function isSupplied({ mayBeAbsent, other, reference }: Unknown): boolean {
  return mayBeAbsent !== true && (other !== undefined || reference !== undefined);
}

/** Every item of a list at its position; nothing where nobody knows how many there are. */
export function itemsOf(value: Value | undefined): readonly Value[] | undefined {
  if (value?.state !== "list") return undefined;
  const items = value.written ?? value.items;
  return items.some(mayBeAbsent) ? undefined : items;
}
