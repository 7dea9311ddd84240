/** A literal would make what is grouped for a moment live as long as groups of a project do. */
const listOf = <T>(...items: T[]): T[] => items;

/** Items by key, in their order. `Map.groupBy` is not in every Node.js we run on. */
export function groupBy<T, K>(
  items: Iterable<T>,
  keyOf: (item: T) => K,
): ReadonlyMap<K, readonly T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, listOf(item));
    else group.push(item);
  }
  return groups;
}
