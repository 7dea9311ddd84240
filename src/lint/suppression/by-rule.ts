import type { Span } from "../../document/node.js";
import { groupBy } from "../../template/group.js";
import { countUpTo } from "./count-up-to.js";
import type { Scoped } from "./scoped.js";

/** The suppressions of one rule. */
export interface OfRule {
  /** In the order of the text, what is around others before them. */
  readonly all: readonly Scoped[];
  /** Those that no other one is around, so that no two have a character in common. */
  readonly outermost: readonly Scoped[];
  /** The first one of each object that carries any, by its place. */
  readonly byOwner: ReadonlyMap<string, Scoped>;
}

export type ByRule = ReadonlyMap<string, OfRule>;

export function byRule(suppressions: readonly Scoped[]): ByRule {
  const groups = groupBy(suppressions, ({ rule }) => rule);
  return new Map([...groups].map(([rule, group]) => [rule, ofRule(group)]));
}

function ofRule(group: readonly Scoped[]): OfRule {
  const all = group.toSorted(
    ({ scope: one }, { scope: other }) =>
      one.span[0] - other.span[0] || other.span[1] - one.span[1],
  );
  const outermost: Scoped[] = [];
  const byOwner = new Map<string, Scoped>();
  for (const each of all) {
    const { span, owner, whole } = each.scope;
    if (span[0] >= (outermost.at(-1)?.scope.span[1] ?? 0)) outermost.push(each);
    const place = placeOf(owner.span);
    if (!whole && !byOwner.has(place)) byOwner.set(place, each);
  }
  return { all, outermost, byOwner };
}

export function placeOf(span: Span): string {
  return span.join("-");
}

/** The outermost suppression around an offset. */
export function around(offset: number, { outermost }: OfRule): Scoped | undefined {
  const last = outermost[countUpTo(offset, outermost, ({ scope }) => scope.span[0]) - 1];
  return last !== undefined && offset < last.scope.span[1] ? last : undefined;
}
