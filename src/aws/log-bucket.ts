import type { Resource } from "../template/template.js";
import { Bucket } from "./bucket.js";
import { viewsLeadingTo } from "./index-by-target.js";
import type { Key } from "./key.js";
import { leadToSame, type Link, targetOf } from "./link.js";
import { usedElsewhere } from "./other-files.js";
import type { Reportable } from "./property.js";
import type { Subject } from "./subject.js";
import { Trail } from "./trail.js";
import { resourcesOf, viewOf, viewsThat } from "./view.js";
import type { World } from "./world.js";

/** A bucket of the template that some trail delivers to, or that the settings name as one. */
export interface LogBucket extends Reportable {
  readonly bucket: Bucket;
  /** The trails of the template that deliver to it. */
  readonly trails: readonly Trail[];
}

export const LogBucket: Subject<LogBucket> = {
  candidates: (graph) =>
    resourcesOf(Bucket, graph).map((resource) => (world) => logBucketOf(resource, world)),
  because: ({ bucket, trails }) => usedElsewhere("bucket", bucket, trails),
  madeBy: ({ bucket, trails }) => [...trails.map((trail) => trail.bucket.property), bucket],
};

function logBucketOf(resource: Resource, world: World): LogBucket | undefined {
  const bucket = viewOf(Bucket, resource, world);
  if (bucket === undefined) return undefined;
  const trails = viewsLeadingTo(Trail, bucketOf, resource, world);
  if (trails.length === 0 && !isNamed(bucket)) return undefined;
  return { resource, use: bucket.use, bucket, trails };
}

function bucketOf({ bucket }: Trail): Resource | string | undefined {
  return targetOf(bucket);
}

/** Whether a link leads to a log bucket, be it declared in the template or elsewhere. */
export function leadsToLogBucket(link: Link<Bucket>, world: World): boolean {
  const { property, target } = link;
  const { logBuckets = [] } = world.settings;
  const named =
    target === undefined ? logBuckets.some((name) => property.is(name)) : isNamed(target);
  return named || trailsTo(link, world).length > 0;
}

/** The trails of the template that deliver where a link leads. */
export function trailsTo(link: Link<Bucket>, world: World): readonly Trail[] {
  const target = targetOf(link);
  return target === undefined
    ? viewsThat(Trail, world, ({ bucket }) => leadToSame(bucket, link))
    : viewsLeadingTo(Trail, bucketOf, target, world);
}

/** The key of the template that all of these trails use. */
export function sharedKeyOf(trails: readonly Trail[]): Key | undefined {
  const [key, ...others] = trails.map((trail) => trail.key.target);
  return others.every((each) => each?.resource === key?.resource) ? key : undefined;
}

function isNamed({ resource: { name }, bucketName, world }: Bucket): boolean {
  const { logBuckets = [] } = world.settings;
  return logBuckets.some((each) => each === name || bucketName.is(each));
}
