import type { Bucket } from "./bucket.js";
import type { Demands } from "./lifecycle-effects.js";
import { aMonth } from "./versions.js";

/** A configuration as it is to be written. */
export interface WantedLifecycle {
  readonly rules: readonly {
    readonly id: string;
    readonly status: "Enabled";
    readonly filter: object;
    readonly transitions?: readonly { readonly storageClass: "GLACIER"; readonly days: number }[];
    readonly expirationDays: number;
    readonly noncurrentExpiration?: { readonly days: number };
  }[];
}

/** It removes logs after a year at the earliest and archives them before, where that is asked. */
export function wantedFor(
  { versioning }: Bucket,
  { minRetentionDays, archiveUntil }: Demands,
): WantedLifecycle {
  const days = Math.max(minRetentionDays, 365);
  const isArchived = archiveUntil > 0 && archiveUntil < days;
  const transition = { storageClass: "GLACIER", days: archiveUntil } as const;
  return {
    rules: [
      {
        id: "expire-logs",
        status: "Enabled",
        filter: {},
        ...(isArchived ? { transitions: [transition] } : {}),
        expirationDays: days,
        ...(versioning.is("Enabled") ? { noncurrentExpiration: aMonth } : {}),
      },
    ],
  };
}
