import { touchesAction } from "../iam/action.js";
import type { Statement } from "../iam/policy.js";
import type { Resource } from "../template/template.js";
import { BucketPolicy } from "./bucket-policy.js";
import { viewsLeadingTo } from "./index-by-target.js";
import { Key } from "./key.js";
import type { Link } from "./link.js";
import { endsOf } from "./link-ends.js";
import { trailsTo } from "./log-bucket.js";
import { logBucketPolicyOf } from "./log-bucket-policy.js";
import { usedElsewhere } from "./other-files.js";
import type { Reportable } from "./property.js";
import type { Subject } from "./subject.js";
import { TopicPolicy } from "./topic.js";
import { Trail } from "./trail.js";
import { trailsNotifying, trailTopicPolicyOf } from "./trail-topic-policy.js";
import { resourcesOf, type View, viewOf } from "./view.js";
import type { World } from "./world.js";

/** A resource policy that has to let CloudTrail in, because some trail uses what it protects. */
export interface DeliveryPolicy extends Reportable {
  readonly resource: Resource;
  /** The trails of the template that use it. */
  readonly trails: readonly Trail[];
  /** Those that let CloudTrail deliver; what only describes a key is harmless. */
  readonly statements: readonly Statement[];
  /** What the policy protects. */
  readonly of: keyof typeof links;
}

export const DeliveryPolicy: Subject<DeliveryPolicy> = {
  candidates: (graph) => [
    ...resourcesOf(BucketPolicy, graph).map(
      (resource) => (world: World) => ofBucket(resource, world),
    ),
    ...resourcesOf(Key, graph).map((resource) => (world: World) => ofKey(resource, world)),
    ...resourcesOf(TopicPolicy, graph).map(
      (resource) => (world: World) => ofTopic(resource, world),
    ),
  ],
  because(policy) {
    const { of, trails } = policy;
    const [used] = trails.map(links[of]);
    return usedElsewhere(of, policy, trails, used?.target);
  },
  madeBy: ({ of, trails }) => endsOf(trails.map(links[of])),
};

const links = {
  "log bucket": ({ bucket }: Trail): Link<View> => bucket,
  key: ({ key }: Trail): Link<View> => key,
  topic: ({ topic }: Trail): Link<View> => topic,
};

function ofBucket(resource: Resource, world: World): DeliveryPolicy | undefined {
  const view = logBucketPolicyOf(resource, world);
  if (view === undefined) return undefined;
  const { bucket, policy, use } = view;
  const trails = trailsTo(bucket, world);
  return { resource, use, trails, statements: policy.statements, of: "log bucket" };
}

function ofKey(resource: Resource, world: World): DeliveryPolicy | undefined {
  const key = viewOf(Key, resource, world);
  if (key === undefined) return undefined;
  const trails = trailsWith(key);
  return trails.length === 0 ? undefined : { ...deliveryTo(key), trails };
}

/** The trails that use a key. */
export function trailsWith({ resource, world }: Key): readonly Trail[] {
  return viewsLeadingTo(Trail, keyOf, resource, world);
}

/** The policy of a key, whoever uses it. */
export function deliveryTo({ policy, resource, use }: Key): Omit<DeliveryPolicy, "trails"> {
  const statements = policy.statements.filter(
    ({ actions }) => touchesAction(actions, "kms:GenerateDataKey*") === true,
  );
  return { resource, use, statements, of: "key" };
}

function keyOf({ key }: Trail): Resource | undefined {
  return key.target?.resource;
}

function ofTopic(resource: Resource, world: World): DeliveryPolicy | undefined {
  const view = trailTopicPolicyOf(resource, world);
  if (view === undefined) return undefined;
  const { policy, topics, use } = view;
  const trails = trailsNotifying(topics, world);
  return { resource, use, trails, statements: policy.statements, of: "topic" };
}
