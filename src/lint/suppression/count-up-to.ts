/** How many of some things in the order of the text begin at an offset or before it. */
export function countUpTo<T>(
  offset: number,
  things: readonly T[],
  startOf: (thing: T) => number,
): number {
  let [low, high] = [0, things.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const thing = things[middle];
    if (thing !== undefined && startOf(thing) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
