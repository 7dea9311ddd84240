import type { Reportable } from "../property.js";
import type { Admission } from "./admission.js";
import type { Ingress } from "./ingress.js";
import { shareOfInternet, sizeOnInternet } from "./internet.js";
import { describeTraffic, exceeds, type Traffic } from "./traffic.js";
import { listed } from "../listed.js";

/** Whom a security group lets in from outside, and to what, in the words of a message. */
export interface OpenIngress {
  readonly at: Reportable;
  readonly who: string;
  readonly what: string;
}

/** Where strangers are let in to ports that are judged and not open to everybody on purpose. */
export function openIngressOf(
  { admissions, pieces }: Ingress,
  allowedPorts: readonly number[],
  judgedPorts: readonly number[],
): readonly OpenIngress[] {
  const isExceeding = ({ traffic }: { readonly traffic: Traffic }): boolean =>
    exceeds(traffic, allowedPorts, judgedPorts);
  const open = admissions
    .filter(isExceeding)
    .filter(({ range }) => shareOfInternet([range]) === "all")
    .map(({ cidr: at, traffic }) => ({ at, who: everybody, what: describeTraffic(traffic) }));
  const together = openTogether(pieces.filter(isExceeding))
    .filter(isExceeding)
    .flatMap(({ said, traffic }) => {
      const [who, what] = [describeSources(said), describeTraffic(traffic)];
      return firstOfEach(said, traffic).map(({ cidr: at }) => ({ at, who, what }));
    });
  return [...open, ...together];
}

const everybody = "the whole Internet";

/** Traffic that several blocks of addresses are admitted to. */
interface Shared {
  readonly said: readonly Admission[];
  readonly traffic: Traffic;
}

/** It is said once of each resource that has a part in it, rather where the protocol is written. */
function firstOfEach(
  admissions: readonly Admission[],
  { protocol }: Traffic,
): readonly Admission[] {
  const isOwn = ({ traffic }: Admission): boolean => traffic.protocol === protocol;
  const ordered = [...admissions.filter(isOwn), ...admissions.filter((each) => !isOwn(each))];
  const first = new Map(ordered.toReversed().map((each) => [each.cidr.resource, each]));
  return [...first.values()].toReversed();
}

/** What blocks of which none is the Internet open to at least half of it, one beside the other. */
function openTogether(admissions: readonly Admission[]): readonly Shared[] {
  return ([4, 6] as const).flatMap((version) => {
    const own = admissions.filter(({ range }) => range.version === version);
    if (shareOf(own) === "less") return [];
    const all = stretchesOf("all", own);
    if (shareOf(all.flatMap(({ said }) => said)) === "all") return all;
    const protocols = new Set(own.map(({ traffic }) => traffic.protocol));
    protocols.delete("all");
    const some = [...protocols].flatMap((protocol) => stretchesOf(protocol, own));
    // Where half is let in to everything, only what everybody is let in to says more.
    return all.length === 0
      ? some
      : [...all, ...some.filter(({ said }) => shareOf(said) === "all")];
  });
}

/** The ports of a protocol that are open, neighbours to whom the same are admitted as one. */
function stretchesOf(
  protocol: Traffic["protocol"],
  admissions: readonly Admission[],
): readonly Shared[] {
  const own = admissions.filter(
    ({ traffic }) => traffic.protocol === protocol || traffic.protocol === "all",
  );
  const starts = new Set(own.flatMap(({ traffic: { first, last } }) => [first, last + 1]));
  const ordered = [...starts].sort((a, b) => a - b);
  const stretches: Shared[] = [];
  for (const [index, first] of ordered.slice(0, -1).entries()) {
    const last = (ordered[index + 1] ?? first) - 1;
    const within = own.filter(({ traffic }) => traffic.first <= first && last <= traffic.last);
    if (shareOf(within) === "less") continue;
    const said = needed(within);
    const before = stretches.at(-1);
    const isContinued = before?.traffic.last === first - 1 && isSame(before.said, said);
    const traffic = { protocol, first: isContinued ? before.traffic.first : first, last };
    if (isContinued) stretches.pop();
    stretches.push({ said, traffic });
  }
  return stretches;
}

function isSame(a: readonly Admission[], b: readonly Admission[]): boolean {
  return a.length === b.length && a.every((each, index) => each === b[index]);
}

const mostSaid = 4;

/** The largest blocks, if some of them are enough, else all. */
function needed(admissions: readonly Admission[]): readonly Admission[] {
  const share = shareOf(admissions);
  const bySize = admissions.toSorted((a, b) =>
    Number(sizeOnInternet(b.range) - sizeOnInternet(a.range)),
  );
  for (let count = 1; count <= mostSaid; count++) {
    const largest = bySize.slice(0, count);
    if (shareOf(largest) === share) return admissions.filter((each) => largest.includes(each));
  }
  return admissions;
}

function shareOf(admissions: readonly Admission[]): ReturnType<typeof shareOfInternet> {
  return shareOfInternet(admissions.map(({ range }) => range));
}

function describeSources(admissions: readonly Admission[]): string {
  const share = shareOf(admissions) === "all" ? everybody : "half of the Internet";
  if (admissions.length === 1) return share;
  const blocks = [...new Set(admissions.map(({ cidr }) => cidr.value ?? ""))];
  const said = blocks.slice(0, mostSaid);
  const rest = blocks.length - said.length;
  const list = [...said, ...(rest === 0 ? [] : [`${String(rest)} more`])];
  return `${share} (${listed(list)})`;
}
