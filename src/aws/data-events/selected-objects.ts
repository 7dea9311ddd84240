import { joinParts, partsOf } from "../../graph/text.js";
import type { Unknown } from "../../graph/value.js";
import { Bucket } from "../bucket.js";
import type { Extent } from "../management-events.js";
import type { Property } from "../property.js";
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
  const parts = partsOf(value.raw)?.flatMap((part) => spelledOut(part, bucket));
  if (parts === undefined) return "unknown";
  const { use } = value;
  const text = joinParts(withoutPartition(parts), { use, source: use });
  const [start = ""] = text.state === "text" ? text.parts : [];
  if (text.state !== "known") {
    // Whatever bucket it is, it is only one.
    const isOne = typeof start === "string" && start.startsWith("arn:aws:s3:::");
    return isOne && bucket === undefined ? "some" : "unknown";
  }
  const resource = /^arn:[\w-]+:s3(?::::(.*))?$/.exec(text.text);
  if (resource === null) return "none";
  const [, prefix = ""] = resource;
  if (prefix === "") return "all";
  if (bucket === undefined) return "some";
  const whole = `${bucket.name}/`;
  if (whole.startsWith(prefix)) return prefix === whole ? "all" : "unknown";
  return prefix.startsWith(whole) ? "some" : "none";
}

/** What a resource supplies is called as the bucket is that is wanted, or as no other is. */
function spelledOut(
  part: string | Unknown,
  bucket: WantedBucket | undefined,
): readonly (string | Unknown)[] {
  if (typeof part === "string" || part.reference === undefined) return [part];
  const { resource, path } = part.reference;
  const isArn = /^arn$/i.test(path.join("."));
  if (!isArn && !/^(?:id|bucket)?$/.test(path.join("."))) return [part];
  const name = nameOf(resource, part, bucket);
  return isArn ? ["arn:aws:s3:::", name] : [name];
}

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

function withoutPartition(parts: readonly (string | Unknown)[]): readonly (string | Unknown)[] {
  const [first, second, third, ...rest] = parts;
  const isHole = first === "arn:" && typeof second === "object" && typeof third === "string";
  return isHole && third.startsWith(":s3") ? ["arn:aws", third, ...rest] : parts;
}
