import type { Bucket } from "./bucket.js";
import type { Property } from "./property.js";

/**
 * The property by which a bucket keeps no versions. Object Lock switches versioning on, and lets
 * nobody suspend it.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lock.html
 */
export function lackOfVersionsIn(bucket: Bucket): readonly Property<string>[] {
  const { objectLock, objectLockEnabled, versioning } = bucket;
  const mayLock = objectLock.state !== "absent" || !objectLockEnabled.is(false);
  return mayLock ? [] : versioning.not("Enabled");
}

/**
 * Whether versions may be kept without a word on when they go: where nothing expires, nothing
 * starts to pile up behind the markers that then take the place of what expired.
 */
export function expiresNothing({ lifecycle: { part, state } }: Bucket): boolean {
  if (part === undefined) return state === "absent";
  const { items, complete } = part.rules;
  return (
    complete &&
    items.every(({ expirationDays: days, expirationDate: date }) =>
      [days, date].every((each) => each.unset.length > 0),
    )
  );
}
