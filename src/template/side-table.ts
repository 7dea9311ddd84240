/** What is known of things besides what they say themselves. */
export interface SideTable<K extends object, V> {
  readonly get: (thing: K) => V | undefined;
  readonly set: (thing: K, known: V) => unknown;
}

/** Its fields become those of what it is given. */
const Itself = function (thing: object): object {
  return thing;
} as unknown as new (thing: object) => object;

/**
 * A table that keeps what is known of a thing with the thing, where nobody else sees it, so that both
 * are gone at once. What a `WeakMap` has stays until all of memory is searched: of thousands of files
 * each would be copied from place to place before, which takes longer than to parse it. Such a table is
 * one of a module. What lives shorter than the things it knows of is a `WeakMap`.
 */
export function newSideTable<K extends object, V>(): SideTable<K, V> {
  // Nothing can be kept with what is frozen.
  const others = new WeakMap<K, V>();
  class Entry extends Itself {
    #known: V;

    constructor(thing: K, known: V) {
      super(thing);
      this.#known = known;
    }

    static get(thing: K): V | undefined {
      return #known in thing ? thing.#known : others.get(thing);
    }

    static set(thing: K, known: V): void {
      if (#known in thing) thing.#known = known;
      else if (Object.isExtensible(thing)) new Entry(thing, known);
      else others.set(thing, known);
    }
  }
  return Entry;
}
