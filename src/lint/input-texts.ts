import type { Settings } from "../aws/settings.js";
import type { Pins } from "../graph/domains.js";
import { listedTexts } from "../template/listed-texts.js";
import { everythingSaid } from "./deployment.js";
import { everyMembership } from "./estate/groups.js";

/** All that inputs are said to be in some group, and the items of what may be lists. */
export function everyText(base: Settings): readonly string[] {
  const all = everythingSaidIn(base).flatMap(([, text]) => [text, ...listedTexts(text)]);
  return [...new Set(all)].filter((text) => text !== "");
}

/** The same, with the inputs of which it is said. */
export function everythingSaidIn(base: Settings): ReturnType<typeof textsOf> {
  return everyMembership(base).flatMap(({ settings }) => everythingSaid(settings).flatMap(textsOf));
}

/** What settings say that inputs are. */
export function textsOf(pins: Pins): readonly (readonly [name: string, text: string])[] {
  return Object.entries(pins).flatMap(([name, pin]) => {
    if (typeof pin !== "object") return [[name, String(pin)] as const];
    return pin.kind === "Constant" ? [[name, pin.text] as const] : [];
  });
}
