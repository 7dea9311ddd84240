import { known, type Placed, unknown } from "../make-value.js";
import { scalarText } from "../scalar.js";
import type { Known, Value } from "../value.js";

export type Lazy = () => Value;

/** Reads its arguments only as far as its result depends on them. */
export type PureFunction = (args: readonly Lazy[], placed: Placed) => Value;

export type Functions = Readonly<Record<string, PureFunction>>;

/** More than anybody writes, little enough to compute. */
export const maxItems = 10_000;
export const maxCharacters = 1_000_000;

/** A function of texts that must all be known; what it makes nothing of is unknown. */
export function ofTexts(apply: (...texts: string[]) => Known["value"] | undefined): PureFunction {
  return (args, placed) => {
    if (args.length !== apply.length) return unknown(placed, "it has unexpected arguments");
    const texts = args.map((arg) => scalarText(arg()));
    const isKnown = texts.every((text) => text !== undefined);
    const result = isKnown ? apply(...texts) : undefined;
    return result === undefined
      ? unknown(placed, "it depends on a text that is unknown")
      : known(placed, result);
  };
}
