/** One option of a rule: what may be written, and what it is when nothing is. */
export interface Option<T> {
  readonly schema: Readonly<Record<string, unknown>>;
  readonly default: T;
}

/** The options of a rule by name. */
export type OptionsOf<O> = { readonly [K in keyof O]: Option<O[K]> };

export function choice<const T extends string>(
  values: readonly T[],
  standard: NoInfer<T>,
  description: string,
): Option<T> {
  return { schema: { enum: values, description }, default: standard };
}

export function flag(standard: boolean, description: string): Option<boolean> {
  return { schema: { type: "boolean", description }, default: standard };
}

export function count(standard: number, description: string): Option<number> {
  return { schema: { type: "integer", minimum: 0, description }, default: standard };
}

export function names(standard: readonly string[], description: string): Option<readonly string[]> {
  const schema = { type: "array", items: { type: "string" }, uniqueItems: true, description };
  return { schema, default: standard };
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

function entriesOf<O extends object>(options: OptionsOf<O>): readonly [string, Option<unknown>][] {
  return Object.entries(options);
}
