/** What lies within nothing else. Of what lies within itself by way of others, the first is taken for that. */
export function outermost<T>(all: Iterable<T>, within: (one: T) => Iterable<T>): ReadonlySet<T> {
  const begun = beginnings(all, within);
  return new Set(beginnings(begun.reverse(), within));
}

/** From each that none before leads to, all is reached that it leads to. */
function beginnings<T>(all: Iterable<T>, within: (one: T) => Iterable<T>): T[] {
  const known = new Set<T>();
  return [...all].filter((one) => {
    if (known.has(one)) return false;
    const reached = new Set([one]);
    for (const each of reached) {
      for (const next of within(each)) if (!known.has(next)) reached.add(next);
    }
    for (const each of reached) known.add(each);
    return true;
  });
}
