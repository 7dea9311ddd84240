import type { Known } from "../graph/value.js";
import type { Dialect } from "../template/template.js";
import { type Owner, readAt, type Spelling } from "./owner.js";
import { type Codec, Property } from "./property.js";

/** How one property of a resource or block is read, and what AWS's schema must say about it. */
export interface Field<T> extends Spelling {
  readonly type: FieldType;
  /** Of an enumeration: the values AWS accepts. */
  readonly values?: readonly string[];
  /** Of a block: its own fields by name. */
  readonly fields?: Readonly<Record<string, Field<unknown>>>;
  /** Whether it names another resource. */
  readonly names?: true;
  /** Another spelling of it. */
  readonly alternative?: Field<unknown>;
  /** What its default depends on. */
  readonly variety?: Field<Property<string>>;
  /** The resource that may configure it in Terraform instead, and how it is read there. */
  readonly companion?: { readonly terraform: string; readonly field: Field<unknown> };
  readonly read: (owner: Owner) => T;
}

type FieldType =
  "block" | "blocks" | "boolean" | "map" | "number" | "policy" | "string" | "strings";

/** What the service does when the property is absent. */
export interface Default<T> {
  /** Without it a property that is not set is absent and has no value. */
  readonly default?: T | ByVariety<T>;
  /** The one language in which there is a default, where the other requires the property. */
  readonly in?: Dialect;
}

/** A default that depends on the variety of the resource, and is none where that is unknown. */
interface ByVariety<T> {
  readonly variety: Field<Property<string>>;
  readonly defaults: readonly (readonly [is: RegExp, standard: T])[];
}

/**
 * A property that is a boolean, or the string `"true"` or `"false"`; anything else is unknown. As of
 * every field, a spelling is the path of the property in that language, `TracingConfig.Mode`, or
 * undefined where the language does not have it.
 */
export function boolean(
  cloudformation: string | undefined,
  terraform: string | undefined,
  options: Default<boolean> = {},
): Field<Property<boolean>> {
  return scalar({ cloudformation, terraform }, "boolean", options, { decode: decodeBoolean });
}

/** A property that is a number, in whichever unit AWS takes it, or a string that is one. */
export function number(
  cloudformation: string | undefined,
  terraform: string | undefined,
  options: Default<number> = {},
): Field<Property<number>> {
  return scalar({ cloudformation, terraform }, "number", options, {
    decode({ text }) {
      const value = text.trim() === "" ? Number.NaN : Number(text);
      return Number.isNaN(value) ? undefined : value;
    },
  });
}

/** A property that is a string. The empty one is as good as none. */
export function string(
  cloudformation: string | undefined,
  terraform: string | undefined,
  options: Default<string> = {},
): Field<Property<string>> {
  return scalar({ cloudformation, terraform }, "string", options, { decode: ({ text }) => text });
}

/** A string of which AWS accepts only these; any other is as good as unknown. */
export function oneOf<const V extends string>(
  values: readonly V[],
  cloudformation: string | undefined,
  terraform: string | undefined,
  options: Default<V> & { readonly inTerraform?: (value: V) => string } = {},
): Field<Property<V>> {
  const spelling = { cloudformation, terraform };
  const { inTerraform } = options;
  const read = scalar(spelling, "string", options, {
    decode: ({ text }) => values.find((value) => value === text),
  });
  if (inTerraform === undefined) return { ...read, values };
  const readTerraform = scalar(spelling, "string", options, {
    decode: ({ text }) => values.find((value) => inTerraform(value) === text),
    encode: inTerraform,
  });
  return {
    ...read,
    values,
    read: (owner) =>
      owner.resource.dialect === "terraform" ? readTerraform.read(owner) : read.read(owner),
  };
}

/** Terraform's older spelling of a status as a switch. */
export function statusSwitch<const V extends string>(
  terraform: string,
  on: V,
  off: V,
): Field<Property<V>> {
  return scalar(
    { cloudformation: undefined, terraform },
    "boolean",
    {},
    {
      decode(known) {
        const isOn = decodeBoolean(known);
        return isOn === undefined ? undefined : isOn ? on : off;
      },
      encode: (value) => value === on,
    },
  );
}

/**
 * A text as the answer to whether something is so: it is, but for the words that say it is not.
 * An edit writes the word for yes.
 */
export function unless(
  no: RegExp,
  cloudformation: string | undefined,
  terraform: string | undefined,
  options: Default<boolean> & { readonly yes?: string } = {},
): Field<Property<boolean>> {
  const { yes } = options;
  return scalar({ cloudformation, terraform }, "string", options, {
    decode: ({ text }) => !no.test(text),
    ...(yes === undefined ? {} : { encode: (value) => (value ? yes : value) }),
  });
}

/** The first of two fields that is set. */
export function either<T>(
  first: Field<Property<T>>,
  second: Field<Property<T>>,
): Field<Property<T>> {
  return {
    ...first,
    alternative: second,
    read(owner) {
      const property = first.read(owner);
      return property.unset.length === 0 ? property : withElse(property, second.read(owner));
    },
  };
}

/** A property that the two languages spell in ways of their own. */
export function perLanguage<T>(cloudformation: Field<T>, terraform: Field<T>): Field<T> {
  return {
    ...cloudformation,
    alternative: terraform,
    read: (owner) =>
      (owner.resource.dialect === "terraform" ? terraform : cloudformation).read(owner),
  };
}

function withElse<T>(property: Property<T>, other: Property<T>): Property<T> {
  return other.unset.length === 0 ? other : property;
}

/** Booleans may be written as the strings "true" and "false". */
function decodeBoolean({ value, text }: Known): boolean | undefined {
  if (typeof value === "boolean") return value;
  if (/^true$/i.test(text)) return true;
  return /^false$/i.test(text) ? false : undefined;
}

function scalar<T extends string | number | boolean>(
  spelling: Spelling,
  type: FieldType,
  options: Default<T>,
  codec: Codec<T>,
): Field<Property<T>> {
  const { default: standard } = options;
  return {
    ...spelling,
    type,
    ...(typeof standard === "object" && { variety: standard.variety }),
    read: (owner) => new Property(readAt(owner, spelling), codec, standardOf(options, owner)),
  };
}

function standardOf<T extends string | number | boolean>(
  { default: standard, in: only }: Default<T>,
  owner: Owner,
): T | undefined {
  if (only !== undefined && only !== owner.resource.dialect) return undefined;
  if (typeof standard !== "object") return standard;
  const { value } = standard.variety.read(owner);
  if (value === undefined) return undefined;
  return standard.defaults.find(([is]) => is.test(value))?.[1];
}
