import type { Value } from "../../graph/value.js";
import type { LogBucket } from "../log-bucket.js";
import { namedBucket, objectsIn, prefixOf } from "./bucket-arn.js";

/** Where the logs in a bucket are, one pattern a trail; all of it where nobody knows the trail. */
export function logObjectsIn({ bucket, trails }: LogBucket): readonly Value[] {
  const named = namedBucket(bucket);
  if (trails.length === 0) return [objectsIn(named, [], "*")];
  return trails.map(({ keyPrefix }) => objectsIn(named, [...prefixOf(keyPrefix), "AWSLogs/"], "*"));
}
