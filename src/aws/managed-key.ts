import type { Property } from "./property.js";

/**
 * Whether a property names a key that AWS manages.
 * https://docs.aws.amazon.com/kms/latest/developerguide/kms-alias.html
 */
export function isManagedByAws({ ending }: Property<string>): boolean {
  return /(^|[:/])alias\/aws\/[^/]+$/.test(ending);
}
