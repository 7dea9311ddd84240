import type { Property } from "../property.js";

/** What a rule lets through: one protocol or all of them, and its ports or types. */
export interface Traffic {
  readonly protocol: Protocol;
  readonly first: number;
  readonly last: number;
}

/** The number of any other protocol than those that EC2 has names for. */
type Protocol = "all" | "tcp" | "udp" | "icmp" | "icmpv6" | number;

/** How rules of a security group spell it. */
export interface WrittenTraffic {
  readonly protocol: Property<string>;
  readonly fromPort: Property<number>;
  readonly toPort: Property<number>;
}

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_IpPermission.html */
const protocols: ReadonlyMap<string, Protocol> = new Map<string, Protocol>([
  ["-1", "all"],
  ["all", "all"],
  ["1", "icmp"],
  ["6", "tcp"],
  ["17", "udp"],
  ["58", "icmpv6"],
  ["icmp", "icmp"],
  ["icmpv6", "icmpv6"],
  ["tcp", "tcp"],
  ["udp", "udp"],
]);

const everyPort = { first: 0, last: 65_535 };

/**
 * The traffic that a rule certainly lets through, if any. Of a range of ports of which only one end
 * is known, that end is in it.
 */
export function readTraffic({ protocol, fromPort, toPort }: WrittenTraffic): Traffic | undefined {
  const name = protocol.value?.trim().toLowerCase() ?? "";
  const known = protocols.get(name) ?? (/^\d{1,3}$/.test(name) ? Number(name) : undefined);
  switch (known) {
    case "tcp":
    case "udp": {
      const ports = portsOf(fromPort.value, toPort.value);
      return ports && { protocol: known, ...ports };
    }
    case "icmp":
    case "icmpv6": {
      // These have types in place of ports. A ping, or word of packets that are too big, is harmless.
      const isEveryType =
        fromPort.is(-1) ||
        (known === "icmpv6" && fromPort.unset.length + toPort.unset.length === 2);
      return isEveryType ? { protocol: known, ...everyPort } : undefined;
    }
    case undefined:
      return undefined;
    default:
      // The ports of any other protocol count for nothing.
      return { protocol: known, ...everyPort };
  }
}

function portsOf(
  from: number | undefined,
  to: number | undefined,
): Pick<Traffic, "first" | "last"> | undefined {
  if (from === -1 && (to === -1 || to === undefined)) return everyPort;
  const first = from ?? to;
  const last = to ?? from;
  if (first === undefined || last === undefined || first > last || first < 0) return undefined;
  return { first, last };
}

/** Whether some of it is no port that is allowed; of ports, only those that are judged count. */
export function exceeds(
  { protocol, first, last }: Traffic,
  allowed: readonly number[],
  judged: readonly number[],
): boolean {
  const isWithin = (port: number): boolean => first <= port && port <= last;
  const isAllowed = (port: number): boolean => allowed.includes(port);
  if (protocol === "all") return true;
  if (protocol !== "tcp" && protocol !== "udp") return judged.length === 0;
  if (judged.length > 0) return judged.some((port) => isWithin(port) && !isAllowed(port));
  return new Set(allowed.filter(isWithin)).size < last - first + 1;
}

/** What it leads to, as the end of a sentence. */
export function describeTraffic({ protocol, first, last }: Traffic): string {
  switch (protocol) {
    case "all":
      return "every port";
    case "tcp":
    case "udp": {
      const name = protocol.toUpperCase();
      if (first === last) return `${name} port ${String(first)}`;
      return first === everyPort.first && last === everyPort.last
        ? `every ${name} port`
        : `${name} ports ${String(first)} to ${String(last)}`;
    }
    case "icmp":
      return "every type of ICMP";
    case "icmpv6":
      return "every type of ICMPv6";
    default:
      return `IP protocol ${String(protocol)}`;
  }
}
