import type { Field } from "../field.js";
import type { Owner } from "../owner.js";
import type { Property } from "../property.js";

/** A variety of a resource, told by one of its properties. */
export interface Only {
  readonly field: Field<Property<string>>;
  readonly is: RegExp;
}

/** Whether a resource is certainly of a variety. */
export function isAmong({ field, is }: Only, owner: Owner): boolean {
  const { value } = field.read(owner);
  return value !== undefined && is.test(value);
}
