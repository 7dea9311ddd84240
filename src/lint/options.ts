/** One option of a rule: what may be written, and what it is when nothing is. */
export interface Option<T> {
  readonly schema: Readonly<Record<string, unknown>>;
  readonly default: T;
  readonly accepts: (value: unknown) => boolean;
  /** What it accepts, in words. */
  readonly wanted: string;
}

/** The options of a rule by name. */
export type OptionsOf<O> = { readonly [K in keyof O]: Option<O[K]> };

/** One of several words. */
export function choice<const T extends string>(
  values: readonly T[],
  standard: NoInfer<T>,
  description: string,
): Option<T> {
  return {
    schema: { enum: values, description },
    default: standard,
    accepts: (value) => values.some((each) => each === value),
    wanted: `one of ${values.map((value) => `"${value}"`).join(", ")}`,
  };
}

/** A boolean. */
export function flag(standard: boolean, description: string): Option<boolean> {
  return {
    schema: { type: "boolean", description },
    default: standard,
    accepts: (value) => typeof value === "boolean",
    wanted: "true or false",
  };
}

/** A whole number, from 0 unless told otherwise; the description says of what. */
export function count(
  standard: number,
  description: string,
  { minimum = 0, maximum }: { readonly minimum?: number; readonly maximum?: number } = {},
): Option<number> {
  const bounds = maximum === undefined ? { minimum } : { minimum, maximum };
  return {
    schema: { type: "integer", ...bounds, description },
    default: standard,
    accepts: (value) =>
      Number.isSafeInteger(value) &&
      (value as number) >= minimum &&
      (value as number) <= (maximum ?? Infinity),
    wanted: `a whole number from ${String(minimum)}${maximum === undefined ? "" : ` to ${String(maximum)}`}`,
  };
}

/** A string. */
export function text(standard: string, description: string): Option<string> {
  return {
    schema: { type: "string", description },
    default: standard,
    accepts: (value) => typeof value === "string",
    wanted: "a text",
  };
}

/** What strings of a kind look like. */
export interface Form {
  readonly pattern: RegExp;
  /** In the plural. */
  readonly called: string;
}

/** A list of different strings. */
export function names(
  standard: readonly string[],
  description: string,
  { pattern, called }: Form = { pattern: /(?:)/, called: "texts" },
): Option<readonly string[]> {
  const items = { type: "string", pattern: pattern.source };
  return {
    schema: { type: "array", items, uniqueItems: true, description },
    default: standard,
    accepts: (value) =>
      Array.isArray(value) &&
      value.every((item) => typeof item === "string" && pattern.test(item)) &&
      new Set(value).size === value.length,
    wanted: `a list of different ${called}`,
  };
}

/** One or more of several words, all of them unless told otherwise. */
export function choices<const T extends string>(
  values: readonly T[],
  description: string,
): Option<readonly T[]> {
  return {
    schema: { type: "array", items: { enum: values }, minItems: 1, uniqueItems: true, description },
    default: values,
    accepts: (value) =>
      Array.isArray(value) &&
      value.length > 0 &&
      value.every((item) => values.some((each) => each === item)) &&
      new Set(value).size === value.length,
    wanted: `a list of one or more different texts, each one of ${values.map((each) => `"${each}"`).join(", ")}`,
  };
}

/** A list of different ports; the description says of what. */
export function ports(standard: readonly number[], description: string): Option<readonly number[]> {
  const [minimum, maximum] = [0, 65_535];
  return {
    schema: {
      type: "array",
      items: { type: "integer", minimum, maximum },
      uniqueItems: true,
      description,
    },
    default: standard,
    accepts: (value) =>
      Array.isArray(value) &&
      value.every((item) => Number.isSafeInteger(item) && item >= minimum && item <= maximum) &&
      new Set(value).size === value.length,
    wanted: "a list of different whole numbers from 0 to 65535",
  };
}

/** The JSON schema of a rule's options: one object, nothing unknown in it. */
export function schemaOf<O extends object>(
  options: OptionsOf<O>,
): readonly Record<string, unknown>[] {
  const entries = entriesOf(options);
  if (entries.length === 0) return [];
  const properties = Object.fromEntries(entries.map(([name, { schema }]) => [name, schema]));
  return [{ type: "object", properties, additionalProperties: false }];
}

export function defaultsOf<O extends object>(options: OptionsOf<O>): O {
  const entries = entriesOf(options);
  return Object.fromEntries(entries.map(([name, option]) => [name, option.default])) as O;
}

/**
 * The options of a rule as configured, completed by the defaults.
 *
 * @throws {Error} If something is configured that the rule does not have.
 */
export function optionsOf<O extends object>(options: OptionsOf<O>, given: readonly unknown[]): O {
  const [written = {}, ...others] = given;
  const known = new Map(entriesOf(options));
  if (others.length > 0 || (known.size === 0 && given.length > 0)) {
    throw new Error(known.size === 0 ? "It has no options." : "Its options are one object.");
  }
  if (typeof written !== "object" || written === null || Array.isArray(written)) {
    throw new Error(`Its options are an object, not ${JSON.stringify(written)}.`);
  }
  for (const [name, value] of Object.entries(written)) {
    const option = known.get(name);
    if (option === undefined) {
      throw new Error(`It has no option "${name}", only ${[...known.keys()].join(", ")}.`);
    }
    if (!option.accepts(value)) {
      throw new Error(`Option "${name}" is ${option.wanted}, not ${JSON.stringify(value)}.`);
    }
  }
  return { ...defaultsOf(options), ...written };
}

function entriesOf<O extends object>(options: OptionsOf<O>): readonly [string, Option<unknown>][] {
  return Object.entries(options);
}
