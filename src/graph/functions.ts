import type { Place } from "../template/expression.js";
import { joinParts, partsOf, same } from "./text.js";
import type { Known, Unknown, Value } from "./value.js";

type Lazy = () => Value;

interface Placed {
  readonly use: Place;
  readonly source: Place;
}

type PureFunction = (args: readonly Lazy[], placed: Placed) => Value;

/** Applies a function by its name. Arguments are read only as far as the result depends on them. */
export function call(name: string, args: readonly Lazy[], placed: Placed): Value {
  const known = functions.get(name);
  if (known === undefined) return unknown(placed, `'${name}' cannot be evaluated`);
  return known(args, placed);
}

const functions: ReadonlyMap<string, PureFunction> = new Map<string, PureFunction>([
  ["equals", equals],
  ["and", (args, placed) => junction(args, placed, false)],
  ["or", (args, placed) => junction(args, placed, true)],
  ["not", not],
  ["join", join],
  ["select", select],
  ["split", split],
  ["base64", base64],
  ["jsonEncode", jsonEncode],
  ["length", length],
]);

function equals(args: readonly Lazy[], placed: Placed): Value {
  const [a, b] = args.map((arg) => arg());
  if (a === undefined || b === undefined) return unknown(placed, "it compares one value");
  const result = same(a, b);
  return result === undefined
    ? unknown(placed, "it compares values that are unknown")
    : known(placed, result);
}

/** `and` ends at the first false, `or` at the first true. */
function junction(args: readonly Lazy[], placed: Placed, ends: boolean): Value {
  let open: Value | undefined;
  for (const arg of args) {
    const value = arg();
    if (value.state !== "known") open = value;
    else if (value.text === String(ends)) return known(placed, ends);
  }
  return open === undefined ? known(placed, !ends) : unknown(placed, "a part of it is unknown");
}

function not([arg]: readonly Lazy[], placed: Placed): Value {
  const value = arg?.();
  if (value?.state === "known" && /^(true|false)$/i.test(value.text)) {
    return known(placed, !/^true$/i.test(value.text));
  }
  return unknown(placed, "what it negates is unknown");
}

function join([delimiter, values]: readonly Lazy[], placed: Placed): Value {
  const between = delimiter?.();
  const items = values?.();
  if (between?.state !== "known" || items === undefined) {
    return unknown(placed, "it joins unknown values");
  }
  if (items.state === "unknown") return joinOfUnknown(items, between.text, placed);
  if (items.state !== "list") return unknown(placed, "it joins what is no list");
  if (items.items.some(mayBeAbsent)) return unknown(placed, "it joins unknown values");
  const parts = items.items.flatMap((item, index) => {
    const written = partsOf(item) ?? [unknown(placed, "it joins what is no text")];
    return index === 0 ? written : [between.text, ...written];
  });
  return joinParts(parts, placed);
}

/** A list that is not the empty text joined is not empty: `!Equals [!Join ["", !Ref Ids], ""]`. */
function joinOfUnknown(items: Unknown, between: string, placed: Placed): Unknown {
  const joined = unknown(placed, items.reason);
  const identity =
    items.identity === undefined ? {} : { identity: `${items.identity} joined ${between}` };
  const other = items.other?.than.has("")
    ? { other: { family: `${items.identity ?? ""} joined ${between}`, than: new Set([""]) } }
    : {};
  return { ...joined, ...identity, ...other };
}

function select([index, values]: readonly Lazy[], placed: Placed): Value {
  const at = index?.();
  const items = values?.();
  if (at?.state !== "known" || items?.state !== "list") {
    return unknown(placed, "it selects from what is unknown");
  }
  const position = Number(at.text);
  const item = items.items[position];
  if (items.items.slice(0, position + 1).some(mayBeAbsent)) {
    return unknown(placed, "it selects from what is unknown");
  }
  return item === undefined
    ? unknown(placed, "it selects beyond the end of the list")
    : { ...item, use: placed.use };
}

function split([delimiter, whole]: readonly Lazy[], placed: Placed): Value {
  const by = delimiter?.();
  const parts = whole === undefined ? undefined : partsOf(whole());
  if (by?.state !== "known" || by.text === "" || parts === undefined) {
    return unknown(placed, "it splits what is unknown");
  }
  // A hole may hide delimiters: what follows the first one has an unknown index.
  const [first] = parts;
  if (parts.length !== 1 || typeof first !== "string") {
    return parts.length === 0
      ? { state: "list", items: [known(placed, "")], ...placed }
      : unknown(placed, "it splits a text of which parts are unknown");
  }
  const items = first.split(by.text).map((piece) => known(placed, piece));
  return { state: "list", items, ...placed };
}

function base64([arg]: readonly Lazy[], placed: Placed): Value {
  const value = arg?.();
  return value?.state === "known"
    ? known(placed, Buffer.from(value.text).toString("base64"))
    : unknown(placed, "what it encodes is unknown");
}

function jsonEncode([arg]: readonly Lazy[], placed: Placed): Value {
  const plain = arg === undefined ? undefined : toPlain(arg());
  return plain === undefined
    ? unknown(placed, "what it encodes is unknown")
    : known(placed, JSON.stringify(plain));
}

function toPlain(value: Value): unknown {
  switch (value.state) {
    case "known":
      return value.value;
    case "list": {
      const items = value.items.map(toPlain);
      return items.includes(undefined) ? undefined : items;
    }
    case "record": {
      if (value.gap !== undefined) return undefined;
      const written = value.names
        .map((name) => [name, value.get(name)] as const)
        .filter(([, field]) => field.state !== "absent")
        .map(([name, field]) => [name, toPlain(field)] as const);
      return written.some(([, field]) => field === undefined)
        ? undefined
        : Object.fromEntries(written);
    }
    case "text":
    case "absent":
    case "unknown":
      return undefined;
  }
}

function length([arg]: readonly Lazy[], placed: Placed): Value {
  const value = arg?.();
  return value?.state === "list" && !value.items.some(mayBeAbsent)
    ? known(placed, value.items.length)
    : unknown(placed, "what it counts is unknown");
}

/** Then nobody knows how many items the list has. */
function mayBeAbsent(item: Value): boolean {
  return item.state === "unknown" && item.mayBeAbsent === true;
}

function known(placed: Placed, value: Known["value"]): Known {
  return { state: "known", value, text: String(value), ...placed };
}

function unknown({ use, source }: Placed, reason: string): Unknown {
  return { state: "unknown", reason, use, source };
}
