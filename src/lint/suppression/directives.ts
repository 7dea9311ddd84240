import type { Problem } from "../../document/node.js";
import type { Switch } from "../directives.js";
import type { Scoped } from "./suppressions.js";

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
export function boundariesOf(
  suppressions: readonly Scoped[],
  comments: readonly Switch[],
): Bounded {
  const problems: Problem[] = [];
  const ended = new Set<string>();
  const boundaries = suppressions.flatMap((suppression): Boundary[] => {
    const { rule, scope } = suppression;
    const [start, end] = scope.span;
    const switches = comments.filter(({ rules }) => rules.length === 0 || rules.includes(rule));
    const within = switches.filter(({ offset }) => start <= offset && offset < end);
    const isDisabled = switches.findLast(({ offset }) => offset < start)?.type === "disable";
    const isAround = suppressions.some((each) => each.rule === rule && each.scope.whole);
    if ((isDisabled && within.length === 0) || (isAround && !scope.whole)) {
      const message = `'${rule}' is suppressed around here already.`;
      problems.push({ message, span: suppression.span });
      return [];
    }
    const boundary = (type: Boundary["type"], offset: number): Boundary => ({
      kind: "Boundary",
      type,
      offset,
      suppression,
    });
    // Whoever says it twice has two that begin, of which one is unused, and one end.
    const key = `${rule} ${end}`;
    const isEnded = scope.whole || within.length > 0 || ended.has(key);
    ended.add(key);
    return [boundary("disable", start), ...(isEnded ? [] : [boundary("enable", end)])];
  });
  return { boundaries, problems };
}
