import type { Problem } from "../../document/node.js";
import type { Switch } from "../directives.js";
import type { ByRule } from "./by-rule.js";
import { countUpTo } from "./count-up-to.js";
import type { Scoped } from "./scoped.js";

/** A suppression begins or ends to suppress there. */
export interface Boundary {
  readonly kind: "Boundary";
  readonly type: "disable" | "enable";
  readonly offset: number;
  readonly suppression: Scoped;
}

interface Bounded {
  readonly boundaries: readonly Boundary[];
  /** What suppresses nothing that is not suppressed without it. */
  readonly problems: readonly Problem[];
}

/**
 * Turns suppressions into what ESLint knows: from here a rule is disabled, from there it is enabled
 * again. The latter would undo comments and suppressions around, too, so that inside of these there
 * is none.
 */
export function boundariesOf(suppressions: ByRule, comments: readonly Switch[]): Bounded {
  const boundaries: Boundary[] = [];
  const problems: Problem[] = [];
  for (const [rule, { all }] of suppressions) {
    const switches = comments.filter(({ rules }) => rules.length === 0 || rules.includes(rule));
    const countBefore = (end: number): number =>
      countUpTo(end - 1, switches, ({ offset }) => offset);
    let outer: Scoped | undefined;
    for (const suppression of all) {
      const { scope, span, mark } = suppression;
      const [first, end] = scope.span;
      const within = switches.slice(countBefore(first), countBefore(end));
      const isDisabled = switches[countBefore(first) - 1]?.type === "disable";
      const isInside = outer !== undefined && first < outer.scope.span[1];
      // Whoever says it twice has two that begin, of which one is unused, and one end.
      const isAgain = isInside && outer?.scope === scope;
      if ((isDisabled && within.length === 0) || (isInside && !isAgain)) {
        problems.push({ message: `'${rule}' is suppressed around here already.`, span });
        continue;
      }
      if (!isInside) outer = suppression;
      boundaries.push({ kind: "Boundary", type: "disable", offset: mark[0], suppression });
      // A comment inside that disables the rule is to last; one that enables it is an end already.
      if (isAgain || within.length > 0 || end === Infinity) continue;
      boundaries.push({ kind: "Boundary", type: "enable", offset: end, suppression });
    }
  }
  return { boundaries, problems };
}
