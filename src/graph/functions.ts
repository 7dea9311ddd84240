import { base64Of, bytesOf } from "./base64.js";
import { known, type Placed, unknown } from "./make-value.js";
import type { Value } from "./value.js";
import { arithmetic } from "./functions/arithmetic.js";
import { composing } from "./functions/compose-text.js";
import { conversions } from "./functions/conversions.js";
import { counts } from "./functions/counts.js";
import { jsonDecoder } from "./functions/decode-json.js";
import { jsonEncoders } from "./functions/encode-json.js";
import { fallbacks } from "./functions/fallbacks.js";
import { formatting } from "./functions/format.js";
import { lists } from "./functions/lists.js";
import { logic } from "./functions/logic.js";
import { statementOverriding } from "./functions/override-statements.js";
import { fromOtherStacks } from "./functions/other-stacks.js";
import { policyBlocks } from "./functions/policy-blocks.js";
import {
  type Functions,
  type Lazy,
  maxCharacters,
  type PureFunction,
} from "./functions/pure-function.js";
import { records } from "./functions/records.js";
import { rounds } from "./functions/rounds.js";
import { sets } from "./functions/sets.js";
import { spelling } from "./functions/spelling.js";
import { textTests } from "./functions/text-tests.js";

/** Whether there is a function of a name; what any other gives, nobody knows. */
export function isFunction(name: string): boolean {
  return functions.has(name);
}

/** Applies a function by its name. Arguments are read only as far as the result depends on them. */
export function call(name: string, args: readonly Lazy[], placed: Placed): Value {
  const apply = functions.get(name);
  if (apply === undefined) return unknown(placed, `'${name}' cannot be evaluated`);
  const value = apply(args, placed);
  const isLong = value.state === "known" && value.text.length > maxCharacters;
  return isLong ? unknown(placed, "the text is too long") : value;
}

const base64: Functions = {
  base64([arg], placed) {
    const value = arg?.();
    return value?.state === "known"
      ? known(placed, base64Of(bytesOf(value.text)))
      : unknown(placed, "what it encodes is unknown");
  },
};

const functions: ReadonlyMap<string, PureFunction> = new Map(
  [
    logic,
    arithmetic,
    composing,
    spelling,
    textTests,
    formatting,
    base64,
    jsonEncoders,
    jsonDecoder,
    lists,
    counts,
    sets,
    records,
    rounds,
    fallbacks,
    conversions,
    policyBlocks,
    fromOtherStacks,
    statementOverriding,
  ].flatMap((family) => Object.entries(family)),
);
