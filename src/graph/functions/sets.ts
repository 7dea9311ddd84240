import { listWith, type Placed, unknown } from "../make-value.js";
import { itemsOf } from "../presence.js";
import { byBytes, scalarText } from "../scalar.js";
import type { Known, Value } from "../value.js";
import { type Functions, type Lazy, maxItems } from "./pure-function.js";

/**
 * Sets are lists without duplicates in Terraform's order. With an item that is unknown nobody
 * knows how many there are and in what order.
 */
export const sets: Functions = {
  toset: ([arg], placed) => {
    const value = arg?.();
    return value?.state === "absent" ? value : setOf(membersOf(value), placed);
  },
  distinct: ([arg], placed) => listOf(distinct(membersOf(arg?.())), placed),
  sort: ([arg], placed) => {
    const texts = membersOf(arg?.())?.map(asMember);
    return listOf(
      texts?.toSorted((a, b) => byBytes(a.text, b.text)),
      placed,
    );
  },
  setunion: (args, placed) => {
    const all = args.map((arg) => membersOf(arg()));
    return setOf(all.every((each) => each !== undefined) ? all.flat() : undefined, placed);
  },
  setsubtract: (args, placed) => filtered(args, placed, (member, [other]) => !other?.has(member)),
  setintersection: (args, placed) =>
    filtered(args, placed, (member, others) => others.every((other) => other.has(member))),
  setproduct,
};

interface Member {
  readonly value: Known;
  /** As text, by which members of different types are one. */
  readonly text: string;
}

function membersOf(value: Value | undefined): readonly Member[] | undefined {
  const items = itemsOf(value);
  const members = items?.flatMap((item) => {
    const text = scalarText(item);
    return item.state === "known" && text !== undefined ? [{ value: item, text }] : [];
  });
  return members?.length === items?.length ? members : undefined;
}

function asMember({ value, text }: Member): Member {
  return { value: { ...value, value: text, text }, text };
}

/** Without those that come again. */
function distinct(members: readonly Member[] | undefined): readonly Member[] | undefined {
  if (members === undefined) return undefined;
  const byText = new Map<string, Member>();
  // Members of different types are texts, of which those that are written alike are one.
  const isMixed = new Set(members.map(({ value }) => typeof value.value)).size > 1;
  const ofOneType = isMixed ? members.map(asMember) : members;
  for (const member of ofOneType) if (!byText.has(member.text)) byText.set(member.text, member);
  return [...byText.values()];
}

function setOf(members: readonly Member[] | undefined, placed: Placed): Value {
  const unique = distinct(members);
  const isNumeric = unique?.every(({ value }) => typeof value.value === "number");
  const sorted = unique?.toSorted((a, b) =>
    isNumeric ? Number(a.text) - Number(b.text) : byBytes(a.text, b.text),
  );
  const set = listOf(sorted, placed);
  return set.state === "list" ? { ...set, isSet: true } : set;
}

function listOf(members: readonly Member[] | undefined, placed: Placed): Value {
  if (members === undefined) return unknown(placed, "an item of it is unknown");
  if (members.length > maxItems) return unknown(placed, "the list is too long");
  return listWith(
    placed,
    members.map(({ value }) => value),
  );
}

function filtered(
  args: readonly Lazy[],
  placed: Placed,
  isKept: (member: string, others: readonly ReadonlySet<string>[]) => boolean,
): Value {
  const [first, ...others] = args.map((arg) => membersOf(arg()));
  const sets = others.map((members) => members && new Set(members.map(({ text }) => text)));
  const isKnown = sets.every((set) => set !== undefined);
  return setOf(isKnown ? first?.filter(({ text }) => isKept(text, sets)) : undefined, placed);
}

function setproduct(args: readonly Lazy[], placed: Placed): Value {
  const factors = args.map((arg) => itemsOf(arg()));
  if (factors.length < 2 || !factors.every((factor) => factor !== undefined)) {
    return unknown(placed, "it combines what is unknown");
  }
  const count = factors.reduce((product, factor) => product * factor.length, 1);
  if (count * factors.length > maxItems) return unknown(placed, "the list is too long");
  let rows: readonly (readonly Value[])[] = count === 0 ? [] : [[]];
  for (const factor of factors) rows = rows.flatMap((row) => factor.map((item) => [...row, item]));
  const written = rows.map((row) => listWith(placed, row));
  return { ...listWith(placed, written), isSet: true };
}
