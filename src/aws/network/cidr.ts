/** Neighbouring addresses of one version, from the first to the last. */
export interface AddressRange {
  readonly version: 4 | 6;
  readonly first: bigint;
  readonly last: bigint;
}

const bits = { 4: 32, 6: 128 } as const;

/**
 * The addresses of a block in CIDR notation, in any spelling; nothing where it is none. EC2 leaves
 * out the bits that the length of the prefix does not count, so that `1.2.3.4/0` is everything.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_IpRange.html
 */
export function readCidr(text: string): AddressRange | undefined {
  const [, address, length] = /^\s*([\d.:a-f]+)\/(\d{1,3})\s*$/i.exec(text) ?? [];
  if (address === undefined) return undefined;
  const version = address.includes(":") ? 6 : 4;
  const free = bits[version] - Number(length);
  const number = version === 4 ? readIpv4(address) : readIpv6(address);
  if (number === undefined || free < 0) return undefined;
  const size = 1n << BigInt(free);
  const first = number - (number % size);
  return { version, first, last: first + size - 1n };
}

function readIpv4(address: string): bigint | undefined {
  const octets = address.split(".");
  const isAddress = octets.length === 4 && octets.every((each) => /^\d{1,3}$/.test(each));
  return isAddress ? join(octets.map(Number), 8) : undefined;
}

/** `::` stands for the groups that are missing, once; the last two may be written as IPv4. */
function readIpv6(address: string): bigint | undefined {
  const dot = address.indexOf(".");
  if (dot !== -1 && address.includes(":", dot)) return undefined;
  const halves = address.split("::");
  const [start, end] = halves.map(groupsOf);
  if (start === undefined || halves.length > 2) return undefined;
  if (end === undefined) return start.length === 8 ? join(start, 16) : undefined;
  const missing = 8 - start.length - end.length;
  return missing < 1
    ? undefined
    : join([...start, ...new Array<number>(missing).fill(0), ...end], 16);
}

function groupsOf(half: string): readonly number[] {
  if (half === "") return [];
  return half.split(":").flatMap((group) => {
    const ipv4 = group.includes(".") ? readIpv4(group) : undefined;
    if (ipv4 !== undefined) return [Number(ipv4 >> 16n), Number(ipv4 & 0xffffn)];
    return /^[\da-f]{1,4}$/i.test(group) ? Number.parseInt(group, 16) : Number.NaN;
  });
}

function join(numbers: readonly number[], size: number): bigint | undefined {
  const most = 2 ** size - 1;
  if (numbers.some((each) => !(each <= most))) return undefined;
  return numbers.reduce((sum, each) => (sum << BigInt(size)) + BigInt(each), 0n);
}
