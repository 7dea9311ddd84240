import { type AddressRange, readCidr } from "./cidr.js";

/**
 * Addresses that nobody has on the Internet: whoever lists all others lists all there are.
 * https://www.iana.org/assignments/iana-ipv4-special-registry/
 */
const unusedIpv4 = rangesIn([
  "0.0.0.0/8",
  "10.0.0.0/8",
  "100.64.0.0/10",
  "127.0.0.0/8",
  "169.254.0.0/16",
  "172.16.0.0/12",
  "192.0.0.0/24",
  "192.0.2.0/24",
  "192.88.99.0/24",
  "192.168.0.0/16",
  "198.18.0.0/15",
  "198.51.100.0/24",
  "203.0.113.0/24",
  "224.0.0.0/3",
]);

/** Of version 6 only an eighth has been given out: https://www.iana.org/assignments/ipv6-address-space/ */
const spaces = { 4: rangesIn(["0.0.0.0/0"]), 6: rangesIn(["2000::/3"]) } as const;

const internet = { 4: without(unusedIpv4, spaces[4]), 6: spaces[6] } as const;

/** How much of the Internet some ranges of one version are together: all of it, at least half, less. */
export function shareOfInternet(ranges: readonly AddressRange[]): "all" | "half" | "less" {
  const [first] = ranges;
  if (first === undefined) return "less";
  const own = union(ranges);
  const { version } = first;
  if (sizeOf(common(own, internet[version])) === sizeOf(internet[version])) return "all";
  return sizeOf(common(own, spaces[version])) * 2n >= sizeOf(spaces[version]) ? "half" : "less";
}

/** Whether so many ranges that are no larger can be half of the Internet. */
export function canAddUp(range: AddressRange, count: number): boolean {
  return sizeOnInternet(range) * BigInt(count) * 2n >= sizeOf(internet[range.version]);
}

/** How many addresses of a range there are on the Internet. */
export function sizeOnInternet(range: AddressRange): bigint {
  return sizeOf(common([range], internet[range.version]));
}

function rangesIn(blocks: readonly string[]): readonly AddressRange[] {
  return blocks.flatMap((block) => readCidr(block) ?? []);
}

/** The same addresses as ranges that are in order and do not overlap. */
function union(ranges: readonly AddressRange[]): readonly AddressRange[] {
  const merged: AddressRange[] = [];
  for (const range of ranges.toSorted((a, b) => Number(a.first - b.first))) {
    const last = merged.at(-1);
    if (last === undefined || range.first > last.last) merged.push(range);
    else if (range.last > last.last) merged[merged.length - 1] = { ...last, last: range.last };
  }
  return merged;
}

/** What is left of a whole space without ranges that are in order. */
function without(
  ranges: readonly AddressRange[],
  [space]: readonly AddressRange[],
): readonly AddressRange[] {
  if (space === undefined) return [];
  const left: AddressRange[] = [];
  let next = space.first;
  for (const { first, last } of ranges) {
    if (first > next) left.push({ ...space, first: next, last: first - 1n });
    next = last + 1n;
  }
  return next > space.last ? left : [...left, { ...space, first: next }];
}

/** What two lists of ranges, each in order, have in common. */
function common(
  left: readonly AddressRange[],
  right: readonly AddressRange[],
): readonly AddressRange[] {
  return left.flatMap((a) =>
    right.flatMap((b) => {
      const first = a.first > b.first ? a.first : b.first;
      const last = a.last < b.last ? a.last : b.last;
      return first > last ? [] : { version: a.version, first, last };
    }),
  );
}

function sizeOf(ranges: readonly AddressRange[]): bigint {
  return ranges.reduce((sum, { first, last }) => sum + last - first + 1n, 0n);
}
