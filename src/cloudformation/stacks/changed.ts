/** A thing with some fields changed: itself where these are what they were, so that it is not kept twice. */
export function changed<T extends object>(before: T, fields: Partial<T>): T {
  for (const name in fields) {
    if (fields[name] !== before[name]) return { ...before, ...fields };
  }
  return before;
}

/** The same of the items of a list. */
export function mapped<T>(items: readonly T[], change: (item: T) => T): readonly T[] {
  const after = items.map((item) => change(item));
  return after.every((item, index) => item === items[index]) ? items : after;
}

/** The same of what has names. */
export function mappedByName<T>(
  named: ReadonlyMap<string, T>,
  change: (value: T) => T,
): ReadonlyMap<string, T> {
  const after = new Map<string, T>();
  let isSame = true;
  for (const [name, value] of named) {
    const now = change(value);
    isSame &&= now === value;
    after.set(name, now);
  }
  return isSame ? named : after;
}
