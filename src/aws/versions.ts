import type { Block } from "./block.js";
import type { Bucket } from "./bucket.js";
import type { LifecycleRule, NoncurrentExpiration } from "./lifecycle.js";
import type { Property } from "./property.js";

/** For how long an edit keeps what was overwritten or deleted: long enough to be missed. */
export const aMonth = { days: 30 } as const;

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
 * What has to say when versions go once they are kept: each rule that expires logs without a word on
 * that. Nothing where not all of them are known.
 */
export function expirationsOfVersions({
  lifecycle: { part },
}: Bucket): readonly Block<NoncurrentExpiration>[] | undefined {
  if (part?.rules.complete !== true) return undefined;
  const expiring = part.rules.items.filter(
    ({ expirationDays: days, expirationDate: date }) => days.mayBeSet || date.mayBeSet,
  );
  const isSaid = (rule: LifecycleRule): boolean =>
    rule.noncurrentExpiration.state !== "absent" || rule.noncurrentExpirationDays.mayBeSet;
  const unsaid = expiring.filter((rule) => !isSaid(rule));
  return expiring.every(({ status }) => status.is("Enabled"))
    ? unsaid.map((rule) => rule.noncurrentExpiration)
    : undefined;
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
