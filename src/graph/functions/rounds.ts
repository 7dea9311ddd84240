import { known, unknown } from "../make-value.js";
import { itemsOf } from "../presence.js";
import { equalTexts } from "../equality.js";
import { textOf } from "../text.js";
import type { Value } from "../value.js";
import type { Functions } from "./pure-function.js";

/** What loops go through. An item makes names, so it is told from others by its text. */
export const rounds: Functions = {
  /** Of a collection and an item. */
  "has round"([collection, item], placed) {
    const list = collection?.();
    const wanted = item?.();
    const open = unknown(placed, "what the loop goes through is unknown");
    if (list?.state !== "list" || wanted === undefined) return open;
    const found = list.items.map((each) => equalTexts(each, wanted));
    if (found.includes(true)) return known(placed, true);
    return found.includes(undefined) ? open : known(placed, false);
  },
  /** Of a collection and items. */
  "has other rounds"([collection, ...items], placed) {
    const list = itemsOf(collection?.());
    const made = new Set(items.map((item) => roundOf(item())));
    const found = list?.map(roundOf);
    const isKnown = found?.every((round) => round === undefined || made.has(round));
    if (isKnown === false) return known(placed, true);
    return isKnown === undefined || found?.includes(undefined) === true
      ? unknown(placed, "what the loop goes through is unknown")
      : known(placed, false);
  },
};

function roundOf(item: Value): string | undefined {
  return item.state === "known" ? textOf(item) : undefined;
}
