import { groupBy } from "../../template/group.js";
import type { Policy } from "../../iam/policy.js";
import type { Resource } from "../../template/template.js";
import { Bucket, leadsTo } from "../bucket.js";
import { BucketPolicy } from "../bucket-policy.js";
import { gapFor } from "../gap.js";
import { leadToSame, type Link } from "../link.js";
import { possibleViewsOf, viewOf } from "../view.js";
import { exists, type World } from "../world.js";
import { namedBucket, policyAbout } from "./bucket-arn.js";
import { perScenario } from "../remember.js";

/** The policies that a template writes for one bucket, of which the last one deployed stays. */
export interface BucketPolicies {
  readonly policies: readonly BucketPolicy[];
  /** Why there may be another. */
  readonly gap: string | undefined;
}

export function policiesOf(bucket: Bucket): BucketPolicies {
  const { world, resource } = bucket;
  const byTarget = policiesByTarget(world);
  const unplaced = byTarget.get(undefined) ?? [];
  const candidates = [
    ...(byTarget.get(resource) ?? []),
    ...unplaced.filter((each) => leadsTo(each.bucket, bucket) !== false),
  ].flatMap((each) => viewOf(BucketPolicy, each.resource, world) ?? []);
  const isSure = (each: BucketPolicy): boolean =>
    leadsTo(each.bucket, bucket) === true && exists(each.resource, world) === true;
  const policies = candidates.filter(isSure);
  const unsure = candidates.find((each) => !policies.includes(each));
  const gap =
    unsure === undefined
      ? gapFor(resource, world, [BucketPolicy])
      : `'${unsure.resource.name}' may be a policy of it`;
  return { policies, gap: policies.length > 0 && unsure === undefined ? undefined : gap };
}

/** The policies of the bucket that a link leads to, wherever that is declared. */
export function policiesAt(link: Link<Bucket>, world: World): BucketPolicies {
  if (link.target !== undefined) return policiesOf(link.target);
  const unplaced = policiesByTarget(world).get(undefined) ?? [];
  const policies = unplaced
    .filter((each) => leadToSame(each.bucket, link) && exists(each.resource, world) === true)
    .flatMap((each) => viewOf(BucketPolicy, each.resource, world) ?? []);
  const gap = policies.length > 0 ? undefined : "the bucket is declared elsewhere";
  return { policies, gap };
}

type ByTarget = ReadonlyMap<Resource | undefined, readonly BucketPolicy[]>;

/** Policies by the bucket of the template that they name: there may be thousands of both. */
const policiesByTarget = perScenario((world): ByTarget =>
  groupBy(possibleViewsOf(BucketPolicy, world), ({ bucket }) => bucket.target?.resource),
);

/** The policy in force on a bucket, in which the bucket is called by its name. */
export function policyInForce(bucket: Bucket): Policy {
  const { policies, gap } = policiesOf(bucket);
  const { use } = bucket;
  const [only, ...others] = policies;
  if (only === undefined) return { statements: [], gap, use };
  if (others.length > 0) {
    return { statements: [], gap: "several policies take each other's place", use };
  }
  const policy = policyAbout(only.policy, namedBucket(bucket));
  return { ...policy, gap: policy.gap ?? gap };
}
