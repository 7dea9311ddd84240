import type { Policy } from "../../iam/policy.js";
import { Bucket, leadsTo } from "../bucket.js";
import { BucketPolicy } from "../bucket-policy.js";
import { gapFor } from "../companion.js";
import { leadToSame, type Link } from "../link.js";
import { viewsThat } from "../view.js";
import { exists, type World } from "../world.js";
import { linkedBucket, namedBucket, type NamedBucket, policyAbout } from "./bucket-arn.js";

/** The policies that a template writes for one bucket, of which the last one deployed stays. */
export interface BucketPolicies {
  readonly policies: readonly BucketPolicy[];
  /** Why there may be another. */
  readonly gap: string | undefined;
}

export function policiesOf(bucket: Bucket): BucketPolicies {
  const { world, resource } = bucket;
  const candidates = viewsThat(
    BucketPolicy,
    world,
    (each) => leadsTo(each.bucket, bucket) !== false,
  );
  const isSure = (each: BucketPolicy): boolean =>
    leadsTo(each.bucket, bucket) === true && exists(each.resource, world) === true;
  const policies = candidates.filter(isSure);
  const unsure = candidates.find((each) => !policies.includes(each));
  const gap =
    unsure === undefined
      ? gapFor(resource, world)
      : `'${unsure.resource.name}' may be a policy of it`;
  return { policies, gap: policies.length > 0 && unsure === undefined ? undefined : gap };
}

/** The policies of the bucket that a link leads to, wherever that is declared. */
export function policiesAt(link: Link<Bucket>, world: World): BucketPolicies {
  if (link.target !== undefined) return policiesOf(link.target);
  const policies = viewsThat(
    BucketPolicy,
    world,
    (each) => leadToSame(each.bucket, link) && exists(each.resource, world) === true,
  );
  const gap = policies.length > 0 ? undefined : "the bucket is declared elsewhere";
  return { policies, gap };
}

/** The policy in force on a bucket, in which the bucket is called by its name. */
export function policyInForce(bucket: Bucket): Policy {
  return merged(policiesOf(bucket), namedBucket(bucket));
}

export function policyInForceAt(link: Link<Bucket>, world: World): Policy {
  return merged(policiesAt(link, world), linkedBucket(link));
}

function merged({ policies, gap }: BucketPolicies, bucket: NamedBucket): Policy {
  const [only, ...others] = policies;
  const { use } = bucket.at;
  if (only === undefined) return { statements: [], gap, use };
  if (others.length > 0) {
    const gap = "several policies take each other's place";
    return { statements: [], gap, use };
  }
  const policy = policyAbout(only.policy, bucket);
  return { ...policy, gap: policy.gap ?? gap };
}
