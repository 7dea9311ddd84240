import type { Resource } from "../template/template.js";
import { BucketPolicy } from "./bucket-policy.js";
import { endsOf } from "./link-ends.js";
import { leadsToLogBucket, trailsTo } from "./log-bucket.js";
import { usedElsewhere } from "./other-files.js";
import type { Subject } from "./subject.js";
import { resourcesOf, viewOf } from "./view.js";
import type { World } from "./world.js";

/** Every policy of a log bucket. The bucket may be declared elsewhere, its policy is written here. */
export const LogBucketPolicy: Subject<BucketPolicy> = {
  candidates: (graph) =>
    resourcesOf(BucketPolicy, graph).map(
      (resource) => (world) => logBucketPolicyOf(resource, world),
    ),
  because: (policy) =>
    usedElsewhere("bucket", policy, trailsTo(policy.bucket, policy.world), policy.bucket.target),
  madeBy: ({ bucket, world }) => endsOf(trailsTo(bucket, world).map((trail) => trail.bucket)),
};

/** The policy of a log bucket, nothing where the policy is that of another bucket. */
export function logBucketPolicyOf(resource: Resource, world: World): BucketPolicy | undefined {
  const policy = viewOf(BucketPolicy, resource, world);
  return policy !== undefined && leadsToLogBucket(policy.bucket, world) ? policy : undefined;
}
