import { createHash } from "node:crypto";
import type { Address } from "./address.js";

/**
 * Makes what tells a finding from others however templates are laid out and whatever their values:
 * its rule, what declares the resource and where it is in that. Only what these do not tell apart is
 * counted.
 */
export function fingerprints(): (
  rule: string,
  address: Pick<Address, "declaration" | "scope" | "steps">,
) => string {
  const counts = new Map<string, number>();
  return (rule, { scope, declaration, steps }) => {
    const hash = createHash("sha256")
      .update(JSON.stringify([rule, scope, declaration, steps]))
      .digest("hex");
    const count = (counts.get(hash) ?? 0) + 1;
    counts.set(hash, count);
    return `${hash.slice(0, 32)}:${String(count)}`;
  };
}
