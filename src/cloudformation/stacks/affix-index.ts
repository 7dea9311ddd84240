import { groupBy } from "../../template/group.js";

/** Things by a text, among which those are found that agree with another as far as both go. */
export interface AffixIndex<T> {
  readonly count: (text: string | undefined) => number;
  readonly agreeing: (text: string | undefined) => Iterable<T>;
}

interface Filed<T> {
  readonly text: string;
  readonly item: T;
}

/** Files things by how they begin. What begins in an unknown way agrees with everything. */
export function affixIndexOf<T>(
  items: readonly T[],
  textOf: (item: T) => string | undefined,
): AffixIndex<T> {
  const open = items.filter((item) => textOf(item) === undefined);
  const filed = items.flatMap((item): Filed<T>[] => {
    const text = textOf(item);
    return text === undefined ? [] : [{ text, item }];
  });
  const byText = groupBy(filed, ({ text }) => text);
  filed.sort((a, b) => Number(a.text > b.text) - Number(a.text < b.text));
  const longer = (text: string): readonly [from: number, to: number] => [
    firstAtLeast(filed, text),
    firstAtLeast(filed, `${text}\uffff`),
  ];
  const shorter = (text: string): readonly (readonly Filed<T>[])[] =>
    Array.from({ length: text.length }, (_, length) => byText.get(text.slice(0, length)) ?? []);

  return {
    count(text) {
      if (text === undefined) return items.length;
      const [from, to] = longer(text);
      const before = shorter(text).reduce((sum, { length }) => sum + length, 0);
      return open.length + to - from + before;
    },
    *agreeing(text) {
      if (text === undefined) return yield* items;
      yield* open;
      for (const { item } of shorter(text).flat()) yield item;
      const [from, to] = longer(text);
      for (let index = from; index < to; index++) {
        const { item } = filed[index] ?? {};
        if (item !== undefined) yield item;
      }
    },
  };
}

/** By halving. */
function firstAtLeast(sorted: readonly { readonly text: string }[], text: string): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle]?.text ?? "") < text) low = middle + 1;
    else high = middle;
  }
  return low;
}
