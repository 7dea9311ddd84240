/** Of some words the one that a misspelt one was meant to be; nothing where none is like it. */
export function nearest(misspelt: string, words: readonly string[]): string | undefined {
  const limit = Math.max(1, Math.floor(misspelt.length / 4));
  const [best] = words
    .filter(({ length }) => Math.abs(length - misspelt.length) <= limit)
    .map((word) => ({ word, mistakes: mistakesBetween(misspelt, word) }))
    .filter(({ mistakes }) => mistakes <= limit)
    .toSorted((one, other) => one.mistakes - other.mistakes);
  return best?.word;
}

/** How many letters are to be added, left out, changed or swapped with the next one. */
function mistakesBetween(from: string, to: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let row = 1; row <= from.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= to.length; column += 1) {
      const isSame = from[row - 1] === to[column - 1];
      const isSwapped = from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
      current[column] = Math.min(
        (last[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (isSame ? 0 : 1),
        isSwapped ? (beforeLast[column - 2] ?? Infinity) + 1 : Infinity,
      );
    }
    [beforeLast, last] = [last, current];
  }
  return last[to.length] ?? 0;
}
