import type { Span } from "./node.js";

/** A tag or an anchor as written before a node. */
export interface Property {
  readonly kind: "tag" | "anchor";
  readonly source: string;
  readonly span: Span;
}

export interface Properties {
  /** The next `count` before an offset, and whoever stands nearest to it. */
  nearest(count: number, before: number): readonly Property[];
  /** The next `count` before an offset, the others left to the first child, which starts there too. */
  first(count: number, before: number): readonly Property[];
}

/**
 * Hands out properties in the order of the text. The composed tree knows that a node has a tag or
 * an anchor, but not where; nodes are read in the order of the text, so counting is enough.
 */
export function propertiesOf(all: readonly Property[]): Properties {
  let next = 0;

  const endBefore = (offset: number): number => {
    let end = next;
    for (let at = all[end]; at !== undefined && at.span[0] < offset; at = all[end]) end += 1;
    return end;
  };

  return {
    nearest(count, before) {
      const end = endBefore(before);
      const taken = all.slice(Math.max(next, end - count), end);
      next = end;
      return taken;
    },
    first(count, before) {
      const taken = all.slice(next, Math.min(next + count, endBefore(before)));
      next += taken.length;
      return taken;
    },
  };
}
