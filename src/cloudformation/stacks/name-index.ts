import { groupBy } from "../../template/group.js";
import { affixIndexOf } from "./affix-index.js";
import { type NamePattern, wordsOf } from "./name-pattern.js";

/** Things by their names, so that a name is compared with those only that may be the same. */
export interface NameIndex<T> {
  /** All that may have a name, and some that cannot; everything, where it is unknown. */
  readonly near: (name: NamePattern | undefined) => Iterable<T>;
  /** Those whose names are spelled with certain words. */
  readonly called: (words: string) => readonly T[];
}

interface Named<T> {
  readonly name: NamePattern;
  readonly item: T;
}

/** Names are filed by their words, and by what is written out at their two ends. */
export function nameIndexOf<T>(
  items: readonly T[],
  nameOf: (item: T) => NamePattern | undefined,
): NameIndex<T> {
  const unknown = items.filter((item) => nameOf(item) === undefined);
  const named = items.flatMap((item): Named<T>[] => {
    const name = nameOf(item);
    return name === undefined ? [] : [{ name, item }];
  });
  const byWords = groupBy(named, ({ name }) => wordsOf(name));
  const nearText = byEnds(named.filter(({ name }) => textOf(name) !== undefined));
  const nearPattern = byEnds(named.filter(({ name }) => textOf(name) === undefined));
  const called = (words: string): readonly T[] =>
    (byWords.get(words) ?? []).map(({ item }) => item);
  return {
    called,
    *near(name) {
      yield* unknown;
      const text = name && textOf(name);
      if (text !== undefined) yield* called(text);
      else yield* nearText(name);
      yield* nearPattern(name);
    },
  };
}

/** Looks from the end of a name at which fewer of them agree. */
function byEnds<T>(named: readonly Named<T>[]): (name: NamePattern | undefined) => Iterable<T> {
  const starts = affixIndexOf(named, ({ name }) => startOf(name));
  const ends = affixIndexOf(named, ({ name }) => endOf(name));
  return function* near(name) {
    const [start, end] = name === undefined ? [] : [startOf(name), endOf(name)];
    const isShorter = starts.count(start) <= ends.count(end);
    const agreeing = isShorter ? starts.agreeing(start) : ends.agreeing(end);
    for (const { item } of agreeing) yield item;
  };
}

/** A name that is written out as a whole. */
function textOf(name: NamePattern): string | undefined {
  return name.every((part) => typeof part === "string") ? name.join("") : undefined;
}

function startOf([first]: NamePattern): string | undefined {
  return typeof first === "string" ? first : undefined;
}

/** Backwards, so that it begins where the name ends. */
function endOf(name: NamePattern): string | undefined {
  const last = name.at(-1);
  return typeof last === "string" ? Array.from(last).reverse().join("") : undefined;
}
