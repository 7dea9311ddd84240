import { known, type Placed, unknown } from "../make-value.js";
import { mayBeAbsent } from "../presence.js";
import { joinParts, partsOf } from "../text.js";
import type { Unknown, Value } from "../value.js";
import { type Functions, type Lazy, maxCharacters, maxItems } from "./pure-function.js";

/** From lists to texts and back. */
export const composing: Functions = { join, split };

function join([delimiter, ...lists]: readonly Lazy[], placed: Placed): Value {
  const between = delimiter?.();
  if (between?.state !== "known" || lists.length === 0) {
    return unknown(placed, "it joins unknown values");
  }
  const joined: Value[] = [];
  for (const list of lists) {
    const items = list();
    if (items.state === "unknown" && lists.length === 1) {
      return joinOfUnknown(items, between.text, placed);
    }
    if (items.state === "unknown") return unknown(placed, "it joins unknown values");
    if (items.state !== "list") return unknown(placed, "it joins what is no list");
    if (items.items.some(mayBeAbsent)) return unknown(placed, "it joins unknown values");
    joined.push(...items.items.slice(0, maxItems + 1));
    if (joined.length > maxItems) return unknown(placed, "it joins too many values");
  }
  const parts = joined.flatMap((item, index) => {
    const written = partsOf(item) ?? [unknown(placed, "it joins what is no text")];
    return index === 0 ? written : [between.text, ...written];
  });
  const length = parts.reduce((sum, part) => sum + (typeof part === "string" ? part.length : 1), 0);
  return length > maxCharacters
    ? unknown(placed, "the text is too long")
    : joinParts(parts, placed);
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
  const pieces = first.split(by.text, maxItems + 1);
  if (pieces.length > maxItems) return unknown(placed, "it splits into too many texts");
  return { state: "list", items: pieces.map((piece) => known(placed, piece)), ...placed };
}
