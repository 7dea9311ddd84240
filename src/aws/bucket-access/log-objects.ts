import type { Value } from "../../graph/value.js";
import type { LogBucket } from "../log-bucket.js";
import { logFolderOf } from "../log-location.js";
import type { Trail } from "../trail.js";
import { type NamedBucket, namedBucket, objectsIn } from "./bucket-arn.js";

/** Where the logs in a bucket are, one pattern a trail; all of it where nobody knows the trail. */
export function logObjectsIn({ bucket, trails }: LogBucket): readonly Value[] {
  return logObjectsOf(trails, namedBucket(bucket));
}

/** The same of a bucket that may be declared elsewhere. */
export function logObjectsOf(trails: readonly Trail[], bucket: NamedBucket): readonly Value[] {
  if (trails.length === 0) return [objectsIn(bucket, [], "*")];
  return trails.map((trail) => objectsIn(bucket, logFolderOf(trail), "*"));
}
