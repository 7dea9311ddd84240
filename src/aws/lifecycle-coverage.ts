import { type Certainty, every } from "../iam/certainty.js";
import type { LifecycleRule } from "./lifecycle.js";
import { type Delivered, deliversBelow } from "./log-location.js";
import type { Reportable } from "./property.js";
import type { Trail } from "./trail.js";

/** Whether a rule is in force for what a trail delivers; without a trail, for all there is. */
export function covers(
  rule: LifecycleRule,
  trail: Trail | undefined,
  delivered: Delivered,
): Certainty {
  return every([isUnfiltered, reaches, isEnabled], (test) => test(rule, trail, delivered));
}

/** What keeps a rule from covering the logs. */
export interface Obstacle {
  readonly at: Reportable;
  /** The rule that would cover them if it were not switched off. */
  readonly disabled?: LifecycleRule;
}

export function obstacleOf(rule: LifecycleRule, trails: readonly (Trail | undefined)[]): Obstacle {
  const { tagFilters, prefix, status } = rule;
  if (isUnfiltered(rule) === false) return { at: tagFilters };
  if (trails.some((trail) => reaches(rule, trail, "everything") === false)) return { at: prefix };
  return { at: status, disabled: rule };
}

/** Nobody tags what CloudTrail delivers, and its files have all sizes. */
function isUnfiltered(rule: LifecycleRule): Certainty {
  const { tagFilters, objectSizeGreaterThan, objectSizeLessThan } = rule;
  if (tagFilters.items.length > 0) return false;
  const mayFilter = [objectSizeGreaterThan, objectSizeLessThan].some(({ mayBeSet }) => mayBeSet);
  return mayFilter || !tagFilters.complete ? undefined : true;
}

function reaches(
  { prefix }: LifecycleRule,
  trail: Trail | undefined,
  delivered: Delivered,
): Certainty {
  if (!prefix.mayBeSet) return true;
  return trail === undefined ? undefined : deliversBelow(trail, prefix, delivered);
}

function isEnabled({ status }: LifecycleRule): Certainty {
  return status.value === undefined ? undefined : status.is("Enabled");
}
