import { joinParts, partsOf } from "../../graph/text.js";
import type { Unknown } from "../../graph/value.js";
import { Bucket } from "../bucket.js";
import type { Extent } from "../trail-record.js";
import type { Property } from "../property.js";
import { beginning, spelledOut } from "../s3-arn.js";
import { viewOf } from "../view.js";
import type { World } from "../world.js";

/** A bucket whose events are wanted, by its name or that of its resource. */
export interface WantedBucket {
  readonly name: string;
  readonly world: World;
}

/**
 * How many of the wanted objects have ARNs that begin so: `arn:aws:s3` and `arn:aws:s3:::` are all
 * buckets, `arn:aws:s3:::name/` is one. Of no bucket in particular, those of all are wanted.
 * https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_DataResource.html
 */
export function selectedBy(value: Property<string>, bucket: WantedBucket | undefined): Extent {
  const parts = partsOf(value.raw);
  if (parts === undefined) return "unknown";
  const { use } = value;
  const named = spelledOut(parts, (resource, part) => [nameOf(resource, part, bucket)]);
  const text = joinParts(named, { use, source: use });
  const [start = ""] = text.state === "text" ? text.parts : [];
  if (text.state !== "known") {
    // Whatever bucket it is, it is only one.
    const isOne = typeof start === "string" && start.startsWith(beginning);
    return isOne && bucket === undefined ? "some" : "unknown";
  }
  const resource = /^arn:aws:s3(?::::(.*))?$/.exec(text.text);
  if (resource === null) return "none";
  const [, prefix = ""] = resource;
  if (prefix === "") return "all";
  if (bucket === undefined) return "some";
  const whole = `${bucket.name}/`;
  if (whole.startsWith(prefix)) return prefix === whole ? "all" : "unknown";
  return prefix.startsWith(whole) ? "some" : "none";
}

/** What a bucket is called: as the one that is wanted, or as no other is. */
function nameOf(
  resource: string,
  part: Unknown,
  bucket: WantedBucket | undefined,
): string | Unknown {
  if (bucket === undefined || resource === bucket.name) return bucket?.name ?? part;
  const { world } = bucket;
  const declared = world.graph.template.resources.get(resource);
  const view = declared && viewOf(Bucket, declared, world);
  if (view === undefined || view.bucketName.state === "unknown") return part;
  // S3 makes up a name that nobody writes.
  return view.bucketName.value ?? `made up for ${resource}`;
}
