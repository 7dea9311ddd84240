import type { Value } from "../../graph/value.js";
import type { Gap, Resource } from "../../template/template.js";
import { partsOf } from "../../template/walk.js";
import type { BucketPolicy } from "../bucket-policy.js";
import { isOpen } from "../gap.js";
import { isCreatedByPlan, plannedActionsOn } from "../planned-actions.js";
import { Property } from "../property.js";
import type { Trail } from "../trail.js";
import { policiesAt } from "./effective-policy.js";

type Names = string | readonly string[];

/** The policy of its bucket that a trail does not wait for. */
export interface Unawaited {
  readonly policy: BucketPolicy;
  /** What makes it wait, where nothing is written there yet. */
  readonly dependency: { readonly property: Property<Names>; readonly written: Names } | undefined;
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
  const dependency =
    template.planned || isCircular ? undefined : dependencyOn(policy.resource, trail);
  return { policy, dependency };
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
    (part) => part.kind === "Reference" && part.resource === addressOf(policy),
  );
  if (!isGiven) return false;
  const stack = [...template.resources.values()].find(({ header }) => header === span);
  return stack === undefined || references.dependsOn(resource, stack) !== false;
}

function dependencyOn(policy: Resource, trail: Trail): Unawaited["dependency"] {
  const { resource } = trail;
  const property = unwrittenDependency(trail);
  const isTerraform = resource.dialect === "terraform";
  // From one module or stack nobody can name what is in another.
  const isElsewhere =
    moduleOf(resource) !== moduleOf(policy) || (!isTerraform && policy.calls !== undefined);
  if (property === undefined || isElsewhere) return undefined;
  const address = addressOf(policy).slice(moduleOf(policy).length);
  return { property, written: isTerraform ? [address] : address };
}

/** What would say for what a trail waits, where nothing does yet. */
export function unwrittenDependency({ resource, use }: Trail): Property<Names> | undefined {
  const name = resource.dialect === "terraform" ? "depends_on" : "DependsOn";
  if (resource.body.entries.some(({ key }) => key.text === name)) return undefined;
  const raw: Value = { state: "absent", use, source: use };
  const missing = { owner: resource.body, path: [name] };
  return new Property<Names>(
    { resource, name, raw, use, missing },
    { decode: ({ text }) => text },
    undefined,
  );
}

/** Without the key of an instance. */
function addressOf({ name }: Resource): string {
  return name.replace(/\[[^\]]*\]$/, "");
}

function moduleOf({ name }: Resource): string {
  return /^(?:module\.[^.]+\.)*/.exec(name)?.[0] ?? "";
}
