import type { Resource } from "../template/template.js";
import type { Bucket } from "./bucket.js";
import { sightingsText } from "./foreign-trails.js";
import { listed } from "./listed.js";
import type { Trail } from "./trail.js";
import type { View } from "./view.js";

/**
 * Whether another file declares something than what it is told of. The files of a folder are one
 * configuration of Terraform, in which names are what they are.
 */
export function isInOtherFile(
  { resource: other }: View,
  { file }: Pick<Resource, "file">,
): boolean {
  const { dialect, deployment } = other;
  const isNamedByFile = dialect === "cloudformation" || deployment !== undefined;
  return isNamedByFile && other.file !== undefined && other.file !== file;
}

/** Says whose logs a bucket has where no trail of its own file delivers to it, as a part of a message. */
export function ofTrailsElsewhere(
  { resource }: Pick<View, "resource">,
  trails: readonly Trail[],
): string {
  const others = trails.filter((trail) => isInOtherFile(trail, resource));
  if (others.length === 0 || others.length < trails.length) return "";
  const names = sightingsText(others.map(({ name }) => ({ name, when: "" })));
  return ` of ${others.length === 1 ? "trail" : "trails"} ${listed(names)}`;
}

/** The same of the policy of a bucket, which another file may declare. */
export function ofBucketElsewhere(
  policy: Pick<View, "resource">,
  bucket: Bucket | undefined,
  trails: readonly Trail[],
): string {
  const ofTrails = ofTrailsElsewhere(policy, trails);
  if (bucket === undefined || !isInOtherFile(bucket, policy.resource)) {
    return ofTrails === "" ? "" : ` (bucket${ofTrails})`;
  }
  return ` (bucket '${bucket.name}'${ofTrails})`;
}
