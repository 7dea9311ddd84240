import { exists } from "../world.js";
import { type Admission, admissionsOfRule } from "./admission.js";
import { canAddUp, shareOfInternet } from "./internet.js";
import type { Rule } from "./rules-of-group.js";

/** EC2 has 60 rules a group unless asked for more, and comparing thousands takes long. */
const most = 100;

/** More conditions than that in one question make too many scenarios. */
const mostConditions = 6;

/**
 * The blocks that are less than the Internet, if they can be half of it together. Whether a rule
 * that is a resource of its own exists is only asked then, and only of a few.
 */
export function piecesOf(own: readonly Admission[], rules: readonly Rule[]): readonly Admission[] {
  const pieces = own.filter(isPiece);
  const others = rules
    .map((rule) => ({ rule, admissions: admissionsOfRule(rule).filter(isPiece) }))
    .filter(({ admissions }) => admissions.length > 0);
  const all = [...pieces, ...others.flatMap(({ admissions }) => admissions)];
  if (all.length > most || !isShared(all)) return [];
  const conditions = new Set(others.flatMap(({ rule }) => conditionOf(rule)));
  const asked =
    conditions.size > mostConditions
      ? others.filter(({ rule }) => conditionOf(rule).length === 0)
      : others;
  const there = asked.filter(({ rule: { resource, world } }) => exists(resource, world) === true);
  return [...pieces, ...there.flatMap(({ admissions }) => admissions)];
}

function conditionOf({ resource: { condition } }: Rule): readonly unknown[] {
  if (condition === undefined) return [];
  return [condition.kind === "Local" ? condition.name : condition];
}

function isPiece({ range }: Admission): boolean {
  return shareOfInternet([range]) !== "all";
}

function isShared(admissions: readonly Admission[]): boolean {
  const ranges = admissions.map(({ range }) => range);
  return ([4, 6] as const).some(
    (version) => shareOfInternet(ranges.filter((each) => each.version === version)) !== "less",
  );
}

/** Whether a rule admits a piece without which no others come to half of the Internet. */
export function isLarge(rule: Rule): boolean {
  return admissionsOfRule(rule).some((each) => isPiece(each) && canAddUp(each.range, most));
}
