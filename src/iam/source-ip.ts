import { partsOf } from "../graph/text.js";
import type { Value } from "../graph/value.js";
import type { Certainty } from "./certainty.js";

const hole = "\0";

/**
 * Whether a range of `aws:SourceIp` is narrow enough not to make a policy public: at most a /8 of
 * IPv4 or a /32 of IPv6. AWS excepts RFC 1918's private ranges, none of which is broader than /8.
 *
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html
 */
export function isNarrowRange(value: Value): Certainty {
  const parts = partsOf(value);
  const text = parts?.map((part) => (typeof part === "string" ? part : hole)).join("");
  const [, address = "", prefix] = /^([^/]+)(?:\/(\d+))?$/.exec(text ?? "") ?? [];
  if (address === "") return undefined;
  const widest = address.includes(":") ? 32 : /^[\d.]*$/.test(address) ? 8 : undefined;
  if (prefix === undefined) {
    // A hole at the end may hold the prefix length too.
    return address.includes(hole) || widest === undefined ? undefined : true;
  }
  const length = Number(prefix);
  if (widest !== undefined) return length >= widest;
  if (!address.includes(hole)) return undefined;
  if (length < 8) return false;
  return length >= 32 || address.includes(".") ? true : undefined;
}
