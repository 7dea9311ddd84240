import { addressOf } from "../../template/instance-name.js";
import type { Gap } from "../../template/gap.js";
import type { Resource } from "../../template/template.js";
import { partsOf } from "../../template/walk.js";
import type { BucketPolicy } from "../bucket-policy.js";
import { isOpen } from "../gap.js";
import { isCreatedByPlan, plannedActionsOn } from "../planned-actions.js";
import type { Trail } from "../trail.js";
import { policiesAt } from "./effective-policy.js";

/** The policy of its bucket that a trail does not wait for. */
export interface Unawaited {
  readonly policy: BucketPolicy;
  /** What the trail calls it, where it can name and may await it. */
  readonly name: string | undefined;
}

/**
 * A trail that may be created before any policy of its bucket. CloudTrail tries the bucket at once,
 * and refuses one that does not let it in.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-dependson.html
 */
export function unawaitedPolicyOf(trail: Trail): Unawaited | undefined {
  const { bucket, resource, world } = trail;
  const { references, template } = world.graph;
  const { policies, gap } = policiesAt(bucket, world);
  const [policy] = policies;
  const isAwaited = (each: BucketPolicy): boolean =>
    references.dependsOn(resource, each.resource) !== false ||
    template.gaps.some((gap) => mayPassOn(gap, each.resource, trail) && isOpen(gap, world));
  if (gap !== undefined || policy === undefined || policies.some(isAwaited)) return undefined;
  if (isSettled(trail, policies)) return undefined;
  const isCircular = references.dependsOn(policy.resource, resource) !== false;
  const name = template.planned || isCircular ? undefined : nameFor(policy.resource, resource);
  return { policy, name };
}

/** Whether a plan finds the trail in place and does not give it a bucket whose policy is new. */
function isSettled({ resource }: Trail, policies: readonly BucketPolicy[]): boolean {
  const actions = plannedActionsOn(resource);
  if (actions === undefined || actions.includes("create")) return false;
  return !actions.includes("update") || !policies.some((each) => isCreatedByPlan(each.resource));
}

/** Whether the trail may wait for a module or stack that is given the policy. */
function mayPassOn({ given, span }: Gap, policy: Resource, { resource, world }: Trail): boolean {
  const { references, template } = world.graph;
  const parts = given === undefined ? [] : [...partsOf(given, template)];
  const isGiven = parts.some(
    (part) => part.kind === "Reference" && part.resource === addressOf(policy.name),
  );
  if (!isGiven) return false;
  const stack = [...template.resources.values()].find(({ header }) => header === span);
  return stack === undefined || references.dependsOn(resource, stack) !== false;
}

/** From one module or stack nobody can name what is in another. */
function nameFor(policy: Resource, resource: Resource): string | undefined {
  const isInStack = resource.dialect === "cloudformation" && policy.calls !== undefined;
  if (isInStack || moduleOf(resource) !== moduleOf(policy)) return undefined;
  return addressOf(policy.name).slice(moduleOf(policy).length);
}

function moduleOf({ name }: Resource): string {
  return /^(?:module\.[^.]+\.)*/.exec(name)?.[0] ?? "";
}
