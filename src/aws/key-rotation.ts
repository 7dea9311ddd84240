import type { Key } from "./key.js";
import type { Property } from "./property.js";

/**
 * Whether KMS certainly can rotate a key by itself: one that encrypts symmetrically with material
 * that KMS made and keeps. A key that is switched off cannot be told to rotate.
 * https://docs.aws.amazon.com/kms/latest/developerguide/rotate-keys.html
 */
function isRotatable({ spec, usage, origin, customStore, enabled }: Key): boolean {
  return (
    spec.is("SYMMETRIC_DEFAULT") &&
    usage.is("ENCRYPT_DECRYPT") &&
    origin.is("AWS_KMS") &&
    customStore.state === "absent" &&
    enabled.is(true)
  );
}

/** Where a key that could be rotated is not, or is after more days than it may be. */
export type RareRotation =
  | {
      readonly days: undefined;
      readonly at: Property<boolean>;
      /** The period that would be too long once the key is rotated. */
      readonly period: Property<number> | undefined;
    }
  | { readonly days: number; readonly at: Property<number> };

export function rareRotationOf(key: Key, most: number): RareRotation | undefined {
  const { rotation, rotationPeriod } = key;
  if (!isRotatable(key)) return undefined;
  const [never] = rotation.not(true);
  const days = rotationPeriod.value;
  const isRare = days !== undefined && days > most;
  if (never !== undefined) {
    return { days: undefined, at: never, period: isRare ? rotationPeriod : undefined };
  }
  return rotation.is(true) && isRare ? { days, at: rotationPeriod } : undefined;
}
