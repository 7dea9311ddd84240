/** Three-valued truth: yes, no, or undefined where nobody can know (Kleene's logic). */
export type Certainty = boolean | undefined;

export function not(certainty: Certainty): Certainty {
  return certainty === undefined ? undefined : !certainty;
}

/**
 * Whether one item passes. Asks no further once one does, so that what need not be read is not.
 * A `gap` says why there may be more items than are listed; then none can surely fail.
 */
export function some<T>(
  items: readonly T[],
  test: (item: T) => Certainty,
  gap?: string,
): Certainty {
  let result: Certainty = gap === undefined ? false : undefined;
  for (const item of items) {
    const passes = test(item);
    if (passes === true) return true;
    if (passes === undefined) result = undefined;
  }
  return result;
}

/** Whether every item passes. Asks no further once one does not. */
export function every<T>(items: readonly T[], test: (item: T) => Certainty): Certainty {
  return not(some(items, (item) => not(test(item))));
}
